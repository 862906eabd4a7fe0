"""The gate before every address: it holds whoever asks to what the address says about who may enter."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask_login import LoginManager
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.people import answers, queries, rules
from koplopers.people.current import (
    COOKIE,
    cookie_name,
    current_person,
    current_sign_in,
    may_stay_longer,
    person_of,
    signed_in_until,
    warned_from,
)
from koplopers.people.door import OFFICE, PATH_LENGTH
from koplopers.people.models import Person
from koplopers.people.wording import role_in_words
from koplopers.web.access import EVERYBODY, EVERYBODY_FRESH, SIGNED_IN, access_of
from koplopers.web.origin import is_sent_from_here

QUERY_LENGTH = PATH_LENGTH - 50  # so that the number of what was kept fits as well
READING = ("GET", "HEAD", "OPTIONS")


def register(app: Flask) -> None:
    manager = LoginManager()
    manager.session_protection = None  # the rows of SignIn are the sessions; flask-login only asks who it is
    manager.request_loader(person_of)
    # Not init_app: that looks into the cookies for every page, and public pages would then differ by cookie.
    app.login_manager = manager  # type: ignore[attr-defined]
    app.before_request(guard)
    app.jinja_env.filters["role_name"] = lambda one: role_in_words(one.role, one.organisation, one.municipality)
    app.jinja_env.globals |= {
        "current_person": current_person,
        "signed_in_until": signed_in_until,
        "warned_from": warned_from,
        "may_stay_longer": may_stay_longer,
        "has_kept_answers": lambda: g.get("kept_answers") is not None,
    }


def guard() -> Response | None:
    """Let in, send to the page to sign in, or refuse. What says nothing about who may enter is closed to all."""
    if request.endpoint is None:
        return None  # there is no such page, and that is told in its own way
    access = access_of(request.endpoint)
    if access in (EVERYBODY, EVERYBODY_FRESH):
        return None
    if request.method not in READING and not is_sent_from_here():
        abort(403)
    person = current_person()
    if person is None:
        return _to_the_door()
    if not isinstance(access, frozenset) or not _may_enter(person, access):
        abort(403)
    _touch()
    _bring_kept_answers()
    return None


def _may_enter(person: Person, access: frozenset[str]) -> bool:
    return SIGNED_IN in access or bool(person.groups & access)


def _touch() -> None:
    """Remember that the session is used, so that it lasts."""
    session, now = current_sign_in(), clock.now()
    if session and now - session.last_used_at >= rules.TOUCH_EVERY:
        session.last_used_at = now
        db.session.commit()


def _bring_kept_answers() -> None:
    """Let the form of this page start from what was typed before the session ended."""
    session, asked = current_sign_in(), request.args.get(answers.KEPT, "")
    if session is None or request.method != "GET" or not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return
    kept = queries.kept_answers(int(asked), sign_in=session, now=clock.now())
    if kept and kept.path == request.path:
        g.kept_answers = MultiDict([(name, text) for name, text in kept.answers])


def _to_the_door() -> Response:
    """Sign in first; the page that somebody wanted, or the form that they sent, waits behind it."""
    if request.method in READING:
        return redirect(url_for("people.sign_in", verder=request.full_path.rstrip("?")), 302)
    page = _page_of_the_form()
    return redirect(url_for("people.sign_in", verder=_with_kept_answers(page)), 303)


def _with_kept_answers(page: str) -> str:
    ended = queries.sign_in(request.cookies.get(cookie_name(COOKIE), ""))
    if ended is None or not request.form:
        return page
    with transaction():
        path, _, query = page.partition("?")
        kept = answers.keep(request.form.items(multi=True), sign_in=ended, path=path, now=clock.now())
        return f"{path}?{answers.KEPT}={kept.id}" + (f"&{query}" if query else "")


def _page_of_the_form() -> str:
    """The page that the form stood on: this address, if it can be opened, or else the page that sent us here.

    What was chosen on the page before may stand in its query, so that comes along.
    """
    before = urlsplit(request.referrer or "")
    here, rule = request.path, request.url_rule
    is_page, is_ours = rule is not None and _page_at(here) == rule.rule, before.netloc == request.host
    if is_ours and (before.path == here if is_page else _page_at(before.path)):
        return _with_query(before.path, before.query)
    return here if is_page else OFFICE


def _with_query(path: str, query: str) -> str:
    asked = urlencode([(name, value) for name, value in parse_qsl(query) if name != answers.KEPT])
    return f"{path}?{asked}" if asked and len(path) + len(asked) < QUERY_LENGTH else path


def _page_at(path: str) -> str | None:
    """The rule by which a page answers at this path; None when there is no page."""
    try:
        rule, _ = current_app.url_map.bind("localhost").match(path, method="GET", return_rule=True)
    except HTTPException:
        return None
    return rule.rule
