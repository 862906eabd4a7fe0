"""Signing in and out: the letter, its link, its code, and a passkey."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from flask import jsonify, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people import answers, passkeys, rules, sessions, signing_in
from koplopers.people.blueprint import blueprint
from koplopers.people.current import current_sign_in
from koplopers.people.door import (
    address_of_door,
    browser,
    browser_or_new,
    come_in,
    let_in,
    let_in_again,
    new_browser,
    new_page,
    page_pressed,
    require_from_here,
    safe_path,
)
from koplopers.people.forms import CodeForm, SignInForm
from koplopers.people.models import SignInRequest
from koplopers.people.roles import DeedRefused
from koplopers.people.signing_in import WrongCode
from koplopers.web import throttle
from koplopers.web.access import SIGNED_IN, only_for, open_to_all, open_to_all_fresh
from koplopers.web.answers import Answer
from koplopers.web.formatting import time

ASK, TRY, PASSKEY = "ask to sign in", "try to sign in", "ask for a passkey"


@blueprint.route("/inloggen", methods=["GET", "POST"])
@open_to_all
def sign_in() -> Answer | Response:
    """The same page, words and work whether or not we know the address."""
    if request.method != "POST":
        return _door(SignInForm(formdata=MultiDict({"verder": request.args.get("verder", "")})))
    require_from_here()
    form, secret = SignInForm(), browser_or_new()
    if not form.validate():
        return _door(form, 422)
    if not throttle.count(ASK, rules.ASKS_PER_ORIGIN):
        return _too_many(ASK, rules.ASKS_PER_ORIGIN, partial(_door, form))
    with transaction():
        signing_in.ask(form.email.data, browser=secret, then=safe_path(form.verder.data or ""), now=clock.now())
    return new_browser(redirect(url_for(".use_code"), 303), secret)


@blueprint.route("/inloggen/code", methods=["GET", "POST"])
@open_to_all_fresh
def use_code() -> Answer | Response:
    """Type the code, in the browser that asked for the letter."""
    form = CodeForm()
    if request.method != "POST":
        return _code_page(form)
    require_from_here()
    if not form.validate():
        return _code_page(form, 422)
    if not throttle.count(TRY, rules.TRIES_PER_ORIGIN):
        return _too_many(TRY, rules.TRIES_PER_ORIGIN, partial(_code_page, form))
    with transaction():
        outcome = signing_in.use_code(form.code.data, browser=browser(), now=clock.now())
        if outcome is not None and not isinstance(outcome, WrongCode):
            return _let_in(outcome, page=browser())
    used = signing_in.letter_with_code(form.code.data, browser=browser())
    if again := _let_in_again(used, page=browser()):
        return again
    if isinstance(outcome, WrongCode) and outcome.tries_left:
        form.code.errors = [_wrong(outcome.tries_left)]
        return _code_page(form, 422)
    return _over(signing_in.last_asked(browser=browser()))


@blueprint.route("/inloggen/link/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def use_link(secret: str) -> Answer | Response:
    """The link of a letter: looking shows a button, because programs that guard mailboxes open links too."""
    if request.method != "POST":
        found = signing_in.usable_link(secret, now=clock.now())
        if found is None:
            return _over(signing_in.letter_with(secret))
        return render_template("people/link.html", secret=secret, person=found.person, page=new_page()), 200, {}
    require_from_here()
    with transaction():
        used = signing_in.use_link(secret, now=clock.now())
        if used:
            return _let_in(used, page=page_pressed())
    letter = signing_in.letter_with(secret)
    return _let_in_again(letter, page=page_pressed()) or _over(letter)


@blueprint.post("/inloggen/passkey/vraag")
@open_to_all_fresh
def ask_passkey() -> Response:
    """What the browser must ask of a device."""
    require_from_here()
    if not throttle.count(PASSKEY, rules.TRIES_PER_ORIGIN):
        return _refused(_wait(throttle.next_at(PASSKEY, rules.TRIES_PER_ORIGIN, now=clock.now())), 429)
    secret = browser_or_new()
    with transaction():
        options = passkeys.ask_to_sign_in(browser=secret, now=clock.now())
    return new_browser(jsonify(options), secret)


@blueprint.post("/inloggen/passkey")
@open_to_all_fresh
def use_passkey() -> Response:
    """The answer of a device; the script goes where it is told."""
    require_from_here()
    answer = request.get_json(silent=True)
    answer = answer if isinstance(answer, dict) else {}
    try:
        with transaction():
            person = passkeys.sign_in(answer, browser=browser(), now=clock.now())
            then = safe_path(str(answer.get("verder") or ""))
            return come_in(jsonify({"verder": then}), person)
    except DeedRefused as refused:
        return _refused(str(refused), 422)


@blueprint.post("/uitloggen")
@only_for(SIGNED_IN)
def sign_out() -> Response:
    """End the session of this browser. Its cookie opens nothing any more; it stays, so that what somebody still sends
    from another tab is kept for them."""
    with transaction():
        session = current_sign_in()
        if session:
            sessions.end_session(session, now=clock.now())
    return redirect(url_for(".signed_out"), 303)


@blueprint.get("/uitgelogd")
@open_to_all
def signed_out() -> str:
    return render_template("people/signed_out.html")


def _let_in(used: SignInRequest, *, page: str) -> Response:
    assert used.person and used.link, "a letter that was used went to somebody"
    return let_in(used.person, letter=used.link, page=page, then=used.then)


def _let_in_again(used: SignInRequest | None, *, page: str) -> Response | None:
    return let_in_again(letter=used.link, page=page, then=used.then) if used and used.link else None


def _door(form: SignInForm, status: int = 200, refused: str = "") -> Answer:
    is_kept = f"?{answers.KEPT}=" in (form.verder.data or "")
    return render_template("people/sign_in.html", form=form, refused=refused, is_kept=is_kept), status, {}


def _code_page(form: CodeForm, status: int = 200, refused: str = "") -> Answer:
    now = clock.now()
    next_at, last = signing_in.next_letter_at(browser=browser(), now=now), signing_in.last_asked(browser=browser())
    facts = {"last": last, "next_at": next_at, "may_ask": next_at <= now, "refused": refused}
    if last:
        until = signing_in.works_until(last)
        facts |= {"until": until, "works": now < until, "door": address_of_door(last.then)}
    return render_template("people/code.html", form=form, **facts), status, {}


def _over(letter: SignInRequest | None) -> Answer:
    """The letter does not work (any more): ask a new one, here and now, that leads to the same page."""
    form = SignInForm(formdata=None, data={"verder": letter.then if letter else ""})
    return render_template("people/letter_over.html", form=form), 410, {}


def _too_many(deed: str, limit: str, page: Callable[[int, str], Answer]) -> Answer:
    """The page that somebody was on, with when to try again; what they typed is still there."""
    now = clock.now()
    opens = throttle.next_at(deed, limit, now=now)
    text, status, headers = page(429, _wait(opens))
    return text, status, {**headers, "Retry-After": str(int((opens - now).total_seconds()))}


def _wait(opens: datetime) -> str:
    """When somebody may try again, to the minute, and never too early."""
    return f"Dit is vaak geprobeerd vanaf uw netwerk. Probeer het om {time(opens + timedelta(seconds=59))} opnieuw."


def _wrong(tries_left: int) -> str:
    times = "nog één keer" if tries_left == 1 else f"nog {tries_left} keer"
    return f"Deze code klopt niet. Kijk in de nieuwste mail en typ de code opnieuw. Dit kan {times}."


def _refused(sentence: str, status: int) -> Response:
    answer = jsonify({"fout": sentence})
    answer.status_code = status
    return answer
