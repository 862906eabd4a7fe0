"""The gate before every address: it holds whoever asks to what the address says about who may enter."""

from urllib.parse import urlsplit

from flask import Flask, abort, redirect, request, url_for
from flask_login import LoginManager
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import db
from koplopers.people import rules
from koplopers.people.current import current_person, current_sign_in, person_of
from koplopers.people.models import Person
from koplopers.web.access import EVERYBODY, EVERYBODY_FRESH, SIGNED_IN, access_of
from koplopers.web.origin import is_sent_from_here

READING = ("GET", "HEAD", "OPTIONS")


def register(app: Flask) -> None:
    manager = LoginManager()
    manager.session_protection = None  # the rows of SignIn are the sessions; flask-login only asks who it is
    manager.request_loader(person_of)
    # Not init_app: that looks into the cookies for every page, and public pages would then differ by cookie.
    app.login_manager = manager  # type: ignore[attr-defined]
    app.before_request(guard)


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
    return None


def _may_enter(person: Person, access: frozenset[str]) -> bool:
    return SIGNED_IN in access or bool(person.groups & access)


def _touch() -> None:
    """Remember that the session is used, so that it lasts."""
    session, now = current_sign_in(), clock.now()
    if session and now - session.last_used_at >= rules.TOUCH_EVERY:
        session.last_used_at = now
        db.session.commit()


def _to_the_door() -> Response:
    reading = request.method in READING
    then = request.full_path.rstrip("?") if reading else _page_before()
    return redirect(url_for("people.sign_in", verder=then), 302 if reading else 303)


def _page_before() -> str:
    """The page that the form stood on, as the browser tells it; our policy lets it tell so within the site."""
    page = urlsplit(request.referrer or "")
    return page.path if page.netloc == request.host and page.path.startswith("/") else request.path
