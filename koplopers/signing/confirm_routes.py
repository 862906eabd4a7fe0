"""Confirming: the link of the letter shows what will be confirmed, and a button does it; or somebody types the code."""

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people.door import require_from_here
from koplopers.signing import confirming, drafting, rules
from koplopers.signing.blueprint import blueprint
from koplopers.signing.checking_step import LETTER, MANDATES
from koplopers.signing.confirming import Outcome
from koplopers.signing.door import TooMany, count, show
from koplopers.signing.forms import SHOWINGS, CodeForm
from koplopers.signing.models import ApplicationLetter
from koplopers.web.access import open_to_all, open_to_all_fresh

TRY = "try to confirm"
WRONG = "Deze code klopt niet bij dit mailadres. Kijk in de nieuwste mail en typ de code opnieuw."


@blueprint.route("/ondertekenen/bevestigen/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def confirm(secret: str) -> Response:
    """Programs that guard mailboxes open every link; only pressing the button confirms."""
    if request.method == "POST":
        require_from_here()
    letter, now = confirming.letter_with(secret), clock.now()
    if letter is None:
        return show("confirm_over", 410, secret="", application=None)
    if request.method != "POST":
        return _look(letter, secret)
    if "opnieuw" in request.form:
        return _write_again(letter, secret)
    with transaction():
        outcome = confirming.confirm(letter, now=now)
    return _over(letter, secret) if outcome is Outcome.LATE else redirect(url_for(".confirmed"), 303)


@blueprint.route("/ondertekenen/code", methods=["GET", "POST"])
@open_to_all_fresh
def code() -> Response:
    """The same by typing the code, for who reads mail on another device."""
    form = CodeForm()
    if request.method != "POST":
        return show("code", form=form, refused="")
    require_from_here()
    if not form.validate():
        return show("code", 422, form=form, refused="")
    try:
        count(TRY, rules.TRIES_PER_ORIGIN)
    except TooMany as refused:
        return show("code", 429, form=form, refused=str(refused))
    with transaction():
        outcome = confirming.confirm_with_code(form.code.data, email=form.email.data, now=clock.now())
    if outcome in (Outcome.CONFIRMED, Outcome.ALREADY):
        return redirect(url_for(".confirmed"), 303)
    if outcome is Outcome.LATE:
        return show("confirm_over", 410, secret="", application=None)
    form.code.errors = [WRONG]
    return show("code", 422, form=form, refused="")


@blueprint.get("/ondertekenen/bevestigd")
@open_to_all
def confirmed() -> Response:
    """Thanks, the first time and every time after; it tells nothing of who confirmed what."""
    return show("confirmed", checked_days=rules.CHECKED_WITHIN, consent_days=rules.CONSENT_WITHIN.days)


def _look(letter: ApplicationLetter, secret: str) -> Response:
    outcome = confirming.standing(letter, now=clock.now())
    if outcome is Outcome.ALREADY:
        return redirect(url_for(".confirmed"), 303)
    if outcome is Outcome.LATE:
        return _over(letter, secret)
    facts: dict[str, Any] = {"mandates": MANDATES, "showings": SHOWINGS}
    ends = letter.written_at + rules.CONFIRM_WITHIN
    return show("confirm", application=letter.application, secret=secret, ends=ends, **facts)


def _over(letter: ApplicationLetter, secret: str, refused: str = "") -> Response:
    """Too late, or replaced by a newer one; who has this letter may have a new one, at the same address."""
    application = letter.application
    may_ask = application.sent_at is not None and application.confirmed_at is None
    return show("confirm_over", 410, secret=secret if may_ask else "", application=application, refused=refused)


def _write_again(letter: ApplicationLetter, secret: str) -> Response:
    try:
        count(LETTER, rules.LETTERS_TO_ONE, who=letter.application.signer_email)
        with transaction():
            confirming.send_again(letter.application, now=clock.now())
    except (TooMany, drafting.DeedRefused) as refused:
        return _over(letter, secret, str(refused))
    return redirect(url_for(".sent"), 303)
