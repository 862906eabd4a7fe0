"""The last step: everything that was answered, the whole text, the declaration, and the button that signs."""

from datetime import datetime
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.clock import today
from koplopers.manifest.models import ManifestVersion
from koplopers.manifest.text import render
from koplopers.signing import confirming, queries, rules
from koplopers.signing.confirming import AnswersChanged
from koplopers.signing.door import count, require_room, show, to_step
from koplopers.signing.filling import wrong_with_signing_day
from koplopers.signing.forms import SHOWINGS
from koplopers.signing.models import Application
from koplopers.signing.rules import Mandate, State, Step
from koplopers.signing.step_page import about, show_step

LETTER = "letter to confirm"
AGAIN = "opnieuw"
NEW_TEXT = "De tekst van het manifest is gewijzigd terwijl u bezig was. Lees de tekst hieronder en onderteken dan."
NEW_ANSWERS = (
    "Er is iets gewijzigd nadat u deze pagina opende, bijvoorbeeld in een ander venster. Dit zijn de antwoorden zoals "
    "ze nu zijn. Kijk of alles klopt en onderteken dan."
)
MANDATES = {
    Mandate.MAYOR: "De burgemeester ondertekent zelf",
    Mandate.APPOINTED: "Aangewezen door de burgemeester (artikel 171 lid 2 van de Gemeentewet)",
}


def show_check(application: Application, *, status: int = 200, refused: str = "") -> Response:
    now = clock.now()
    state = rules.state(application.moments, now)
    facts: dict[str, Any] = {
        "state": state.value,
        "mandates": MANDATES,
        "showings": SHOWINGS,
        "confirm_by": _confirm_by(application),
    }
    if state in (State.CONFIRMED, State.PUBLISHED):
        return show("confirmed_already", application=application, about=about(application), told="", **facts)
    version = queries.version_to_sign(today())
    told = refused or (NEW_TEXT if request.args.get("tekst") else NEW_ANSWERS if request.args.get("anders") else "")
    text = render(version.text) if version else ""
    return show_step(Step.CHECK, application, None, status=status, refused=told, version=version, text=text, **facts)


def answer_check(application: Application, name: str) -> Response:  # noqa: ARG001 # all steps answer alike
    """Sign: the letter to confirm goes out, once, however often the button is pressed."""
    version = queries.version_to_sign(today())
    if rules.first_open(application) is not Step.CHECK or version is None:
        return to_step(rules.first_open(application), eerst="dit")
    if wrong_with_signing_day(application, today()):
        return to_step(Step.OCCASION, eerst="dit")
    if request.form.get("tekst", version.fingerprint) != version.fingerprint:
        return to_step(Step.CHECK, tekst="nieuw")
    require_room(LETTER, rules.LETTERS_TO_ONE, who=application.signer_email)
    require_room(LETTER, rules.LETTERS_OF_ONE)
    try:
        is_written = _write(application, version)
    except AnswersChanged:
        return to_step(Step.CHECK, anders="ja")
    if is_written:
        # Letters go to somebody else than who presses, perhaps; they must not fill a mailbox.
        count(LETTER, rules.LETTERS_TO_ONE, who=application.signer_email)
        count(LETTER, rules.LETTERS_OF_ONE)
    return redirect(url_for("signing.sent"), 303)


def _write(application: Application, version: ManifestVersion) -> bool:
    seen = request.form.get("antwoorden")
    if AGAIN in request.form and application.sent_at:
        confirming.send_again(application, seen=seen, now=clock.now())
        return True
    return confirming.send(application, version, seen=seen, now=clock.now())


def _confirm_by(application: Application) -> datetime | None:
    return application.sent_at + rules.CONFIRM_WITHIN if application.sent_at else None
