"""One signature in the register: read it, withdraw it for the municipality, and put right what was typed wrong."""

from collections.abc import Callable
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people.current import the_person
from koplopers.secretariat import journal_queries, signature_queries
from koplopers.secretariat.blueprint import NUMBER, blueprint
from koplopers.secretariat.forms import DeedForm
from koplopers.secretariat.signature_forms import GRANT, OfficeCorrectionForm, RequestForm, WithdrawalForm
from koplopers.secretariat.signature_queries import Registered
from koplopers.signing import correcting, correcting_rules, trail, withdrawing
from koplopers.signing.drafting import DeedRefused
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import MAY_GO_BACK, Answer

DONE = {
    "ingetrokken": "De ondertekening is ingetrokken. De site is mee veranderd.",
    "verbeterd": "De gegevens zijn verbeterd. Op de site staat ook wat er eerst stond.",
    "verzoek": "Uw besluit is bewaard. De ondertekenaar krijgt een mail.",
}


@blueprint.get(f"/register/{NUMBER}")
@only_for(SECRETARIAT)
def signature(number: int) -> str:
    row = _row_or_404(number)
    return render_template(
        "secretariat/signature.html",
        done=DONE.get(request.args.get("gedaan", "")),
        history=journal_queries.history(trail.SUBJECT, trail.name_of(row.signature)),
        **_facts(row),
    )


@blueprint.route(f"/register/{NUMBER}/intrekken", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def withdraw_signature(number: int) -> Answer | Response:
    row = _row_or_404(number)
    form = WithdrawalForm.about(row.signature, clock.today())
    stays = signature_queries.consequences(row.signature, clock.today())
    return _work(
        "ingetrokken",
        row,
        form,
        lambda: withdrawing.withdraw_for(row.signature, form.request(), **_by(form)),
        stays=stays,
    )


@blueprint.route(f"/register/{NUMBER}/verbeteren", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def correct_signature(number: int) -> Answer | Response:
    row = _row_or_404(number)
    form = OfficeCorrectionForm.about(row.signature, clock.today())
    return _work(
        "verbeterd",
        row,
        form,
        lambda: correcting.correct(row.signature, form.facts(), form.reden.data, **_by(form)),
    )


@blueprint.route(f"/register/{NUMBER}/verzoek/<int(max=2147483647):which>", methods=["GET", "POST"])
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

    return _work("verzoek", row, form, decide, asked=asked)


def _work(
    done: str,
    row: Registered,
    form: DeedForm,
    deed: Callable[[], object],
    **more: object,
) -> Answer | Response:
    """Show what will happen; do it when it is sent, as the signature was when it was looked at."""
    if request.method != "POST" or not form.validate():
        return _form(done, row, form, more)
    try:
        with transaction():
            deed()
    except DeedRefused as refused:
        return _form(done, _row_or_404(row.signature.id), form, more, refused)
    return redirect(url_for("secretariat.signature", number=row.signature.id, gedaan=done), 303)


def _by(form: DeedForm) -> dict[str, Any]:
    return {"newest": form.version, "actor": the_person().id, "now": clock.now()}


def _form(
    done: str,
    row: Registered,
    form: DeedForm,
    more: dict[str, object],
    refused: Exception | None = None,
) -> Answer:
    """After a refusal the next press decides knowingly on how it stands now."""
    if refused or not form.versie.data:
        form.versie.data = str(withdrawing.newest_entry(row.signature))
    facts = {"deed": done, "form": form, "refused": refused, **more, **_facts(row)}
    text = render_template("secretariat/signature_work.html", **facts)
    return text, 409 if refused else 422 if form.errors else 200, MAY_GO_BACK


def _facts(row: Registered) -> dict[str, object]:
    return {
        "signature": row.signature,
        "entry": row.entry,
        "in_words": correcting_rules.in_words,
    }


def _row_or_404(number: int) -> Registered:
    return signature_queries.signature(number) or abort(404)
