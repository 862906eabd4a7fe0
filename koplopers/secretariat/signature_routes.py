"""One signature in the register: read it, withdraw it for the municipality, and put right what was typed wrong."""

from typing import Any

from flask import abort, render_template, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.people.current import the_person
from koplopers.secretariat import journal_queries, signature_queries
from koplopers.secretariat.blueprint import blueprint
from koplopers.secretariat.deed_page import DeedPage
from koplopers.secretariat.forms import DeedForm
from koplopers.secretariat.signature_forms import GRANT, OfficeCorrectionForm, RequestForm, WithdrawalForm
from koplopers.signing import correcting, correcting_rules, trail, withdrawing
from koplopers.signing.register_queries import Signed
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import Answer, told_done

DONE = {
    "ingetrokken": "De ondertekening is ingetrokken. De site is mee veranderd.",
    "verbeterd": "De gegevens zijn verbeterd. Op de site staat ook wat er eerst stond.",
    "verzoek": "Uw besluit is bewaard. De ondertekenaar krijgt een mail.",
}


@blueprint.get("/register/<int:number>")
@only_for(SECRETARIAT)
def signature(number: int) -> str:
    row = _row_or_404(number)
    return render_template(
        "secretariat/signature.html",
        done=told_done(DONE),
        history=journal_queries.history(trail.SUBJECT, trail.name_of(row.signature)),
        **_facts(row),
    )


@blueprint.route("/register/<int:number>/intrekken", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def withdraw_signature(number: int) -> Answer | Response:
    row = _row_or_404(number)
    form = WithdrawalForm.about(row.signature, clock.today())
    stays = signature_queries.consequences(row.signature, clock.today())
    return PAGE.work(
        "ingetrokken",
        row,
        form,
        lambda: withdrawing.withdraw_for(row.signature, form.request(), **_by(form)),
        stays=stays,
    )


@blueprint.route("/register/<int:number>/verbeteren", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def correct_signature(number: int) -> Answer | Response:
    row = _row_or_404(number)
    form = OfficeCorrectionForm.about(row.signature, clock.today())
    return PAGE.work(
        "verbeterd",
        row,
        form,
        lambda: correcting.correct(row.signature, form.facts(), form.reden.data, **_by(form)),
    )


@blueprint.route("/register/<int:number>/verzoek/<int:which>", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def decide_request(number: int, which: int) -> Answer | Response:
    """The signer asked to put something right."""
    row, form = _row_or_404(number), RequestForm()
    asked = signature_queries.correction(row.signature, which) or abort(404)

    def decide() -> None:
        if form.besluit.data == GRANT:
            correcting.grant(asked, **_by(form))
        else:
            correcting.refuse(asked, form.waarom.data, actor=the_person().id, now=clock.now())

    return PAGE.work("verzoek", row, form, decide, asked=asked)


def _by(form: DeedForm) -> dict[str, Any]:
    return {"newest": form.version, "actor": the_person().id, "now": clock.now()}


def _facts(row: Signed) -> dict[str, object]:
    return {
        "signature": row.signature,
        "entry": row.entry,
        "in_words": correcting_rules.in_words,
    }


def _row_or_404(number: int) -> Signed:
    return signature_queries.signature(number) or abort(404)


PAGE = DeedPage(
    "secretariat/signature_work.html",
    again=lambda row: _row_or_404(row.signature.id),
    version=lambda row: withdrawing.newest_entry(row.signature),
    facts=_facts,
    after=lambda row, done: url_for("secretariat.signature", number=row.signature.id, gedaan=done),
)
