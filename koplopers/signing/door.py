"""Whose application this browser goes on with: the cookie, and what every page of the flow is shown with."""

import math
from collections.abc import Callable
from datetime import datetime

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.people.current import cookie_name, set_cookie
from koplopers.signing import drafting, rules
from koplopers.signing.models import Application
from koplopers.signing.rules import Step
from koplopers.web import throttle
from koplopers.web.answers import MAY_GO_BACK
from koplopers.web.formatting import not_before, time
from koplopers.web.fragments import is_put_in

COOKIE = "koplopers-ondertekening"
BEGIN = "begin to sign"
LEADS_ON = 303


class TooMany(Exception):
    """This was one too many from here; the message says when it can be done again, and so does the answer to it."""

    def __init__(self, opens: datetime, now: datetime) -> None:
        g.seconds_to_wait = math.ceil((opens - now).total_seconds())
        super().__init__(
            f"Dit is vaak gedaan. Probeer het na {time(not_before(opens))} opnieuw. Wat u invulde, blijft staan."
        )


def mine() -> Application | None:
    """The application that was begun, or taken up again, in this browser."""
    return drafting.found_by(request.cookies.get(cookie_name(COOKIE), ""))


def answer_in(answer: Callable[[Application], Response]) -> Response:
    """What this answer to the application of this browser leads to. Call it in a transaction. Raises TooMany.

    A new application is kept once an answer leads on, and its cookie comes with that; a page with faults sets none.
    """
    secret = request.cookies.get(cookie_name(COOKIE), "")
    application = drafting.found_by(secret)
    if application:
        response = answer(application)
        return give(response, secret) if response.status_code == LEADS_ON else response
    require_room(BEGIN, rules.STARTS_PER_ORIGIN)
    application, secret = drafting.begin(now=clock.now())
    response = answer(application)
    if response.status_code != LEADS_ON:
        drafting.throw_away(application, now=clock.now())
        return response
    count(BEGIN, rules.STARTS_PER_ORIGIN)
    return give(response, secret)


def count(deed: str, limit: str, *, who: str | None = None) -> None:
    """Count something that may be done so often. Raises TooMany."""
    if not throttle.count(deed, limit, who=who):
        raise _too_many(deed, limit, who)


def require_room(deed: str, limit: str, *, who: str | None = None) -> None:
    """Raises TooMany when something was done so often that it cannot be done now."""
    if not throttle.has_room(deed, limit, who=who):
        raise _too_many(deed, limit, who)


def give(response: Response, secret: str) -> Response:
    """Let this browser find its application again, for as long as that is kept."""
    set_cookie(response, cookie_name(COOKIE), secret, lasts=rules.DRAFT_KEPT)
    return response


def forget(response: Response) -> Response:
    response.delete_cookie(cookie_name(COOKIE), path="/")
    return response


def to_step(step: Step, **why: str) -> Response:
    return redirect(url_for("signing.step", name=step.value, **why), 303)  # type: ignore[arg-type]


def show(template: str, status: int = 200, **context: object) -> Response:
    """A page of the flow; what somebody left may be gone back to."""
    response = make_response(render_template(f"signing/{template}.html", is_put_in=is_put_in(), **context), status)
    response.headers.update(MAY_GO_BACK)
    response.vary.add("HX-Request")
    if status == 429:
        response.headers["Retry-After"] = str(g.seconds_to_wait)
    return response


def _too_many(deed: str, limit: str, who: str | None) -> TooMany:
    now = clock.now()
    return TooMany(throttle.next_at(deed, limit, now=now, who=who), now)
