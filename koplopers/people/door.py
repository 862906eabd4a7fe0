"""Coming in: the cookie of a new session, whatever way somebody came, and what this browser is known by before."""

import secrets
from urllib.parse import urlsplit

from flask import abort, current_app, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.people import answers, queries, rules, sessions
from koplopers.people.current import COOKIE, cookie_name, set_cookie
from koplopers.people.models import Person
from koplopers.tokens import LINK_BYTES
from koplopers.web.origin import is_sent_from_here

BROWSER = "koplopers-browser"
OFFICE = "/beheer"
PAGE = "pagina"
PATH_LENGTH = 2000  # longer than any of ours, also with every case of a page chosen


def let_in(person: Person, *, letter: str, page: str, then: str) -> Response:
    """Sign somebody in in this browser, and lead them to where they wanted to be. Call it in a transaction.

    `letter` is what we keep of the link of the letter that they pressed; `page` is known where they pressed it only.
    """
    secret = sessions.secret_after_press(letter, page=page)
    return come_in(redirect(safe_path(then), 303), person, secret=secret)


def let_in_again(*, letter: str, page: str, then: str) -> Response | None:
    """The same answer once more, to who pressed twice on this page; None for anybody else, or after a while.

    Browsers drop the answer to the first press, cookie and all, so what tells who it is has to be older than that.
    """
    now, secret = clock.now(), sessions.secret_after_press(letter, page=page)
    opened = queries.sign_in(secret)
    if opened is None or not queries.is_open(opened, now=now) or now >= opened.started_at + rules.PRESSED_AGAIN:
        return None
    response = redirect(safe_path(then), 303)
    set_cookie(response, cookie_name(COOKIE), secret)
    return response


def come_in(response: Response, person: Person, *, secret: str = "") -> Response:
    """Give this answer the cookie of a new session; the one that this browser had is ended."""
    now, old = clock.now(), queries.sign_in(request.cookies.get(cookie_name(COOKIE), ""))
    device = rules.device_in_words(request.user_agent.string)
    secret = sessions.open_session(person, device=device, now=now, secret=secret)
    new = queries.sign_in(secret)
    if old and new:
        sessions.end_session(old, now=now)
        answers.hand_over(old, new)
    set_cookie(response, cookie_name(COOKIE), secret)
    return response


def safe_path(asked: str) -> str:
    """The page of ours that somebody wanted to see, or else the first page of the back office."""
    path = urlsplit(asked).path if asked.startswith("/") and not asked.startswith(("//", "/\\")) else ""
    if len(asked) > PATH_LENGTH or not path:
        return OFFICE
    try:
        current_app.url_map.bind("localhost").match(path, method="GET")
    except HTTPException:
        return OFFICE
    return asked


def browser() -> str:
    """What this browser is known by while somebody signs in; empty when it is new."""
    return request.cookies.get(cookie_name(BROWSER), "")


def new_browser(response: Response, secret: str) -> Response:
    set_cookie(response, cookie_name(BROWSER), secret, lasts=rules.ANSWERS_KEPT)
    return response


def new_page() -> str:
    """What only this page knows, for in a form whose button opens a session once."""
    return secrets.token_urlsafe(LINK_BYTES)


def page_pressed() -> str:
    return request.form.get(PAGE, "")


def browser_or_new() -> str:
    return browser() or secrets.token_urlsafe(LINK_BYTES)


def require_from_here() -> None:
    """Refuse what was sent from the page of another site: it could sign somebody in as somebody else."""
    if not is_sent_from_here():
        abort(403)


def address_of_door(then: str = "") -> str:
    return url_for("people.sign_in", verder=then or None)
