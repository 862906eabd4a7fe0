"""Changing an application to sign by hand: a name, the motivation, and who signs along."""

from flask import abort
from werkzeug.wrappers import Response

from koplopers.secretariat.blueprint import blueprint
from koplopers.secretariat.forms import DeedForm
from koplopers.secretariat.signing_forms import LEAVE_OUT, SHOW, AlongForm, MotivationForm, NameForm
from koplopers.secretariat.signing_work import by, case_or_404, work
from koplopers.signing import amending, correcting, motivating
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import Answer


@blueprint.route("/ondertekeningen/<reference>/naam/<int:number>", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def correct_name(reference: str, number: int) -> Answer | Response:
    """Of the signer (0), or of the co-signer with this number."""
    case = case_or_404(reference)
    form = NameForm(naam=correcting.name_to_mend(case.application, number) or abort(404))
    return work(
        "naam", case, form, lambda: correcting.correct_name(case.application, number, form.naam.data, **by(form))
    )


@blueprint.route("/ondertekeningen/<reference>/motivatie", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def change_motivation(reference: str) -> Answer | Response:
    """Show or hide it once the signature is public."""
    case = case_or_404(reference)
    if not case.application.motivation or case.application.signature is None:
        abort(404)
    kept = case.check.motivation_reason if case.check else ""
    form = MotivationForm(motivatie=SHOW if case.application.signature.motivation else LEAVE_OUT, waarom=kept)
    return work("motivatie", case, form, lambda: motivating.change(case.application, form.decided(), **by(form)))


@blueprint.route("/ondertekeningen/<reference>/medeondertekenaar", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def ask_along(reference: str) -> Answer | Response:
    case, form = case_or_404(reference), AlongForm()
    return work("erbij", case, form, lambda: amending.ask_along(case.application, form.companion(), **by(form)))


@blueprint.route("/ondertekeningen/<reference>/medeondertekenaar/<int:number>", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def take_off(reference: str, number: int) -> Answer | Response:
    case, form = case_or_404(reference), DeedForm()
    one = next((one for one in case.application.wanted_co_signers if one.id == number), None) or abort(404)
    return work("weg", case, form, lambda: amending.take_off(case.application, one, **by(form)), one=one)
