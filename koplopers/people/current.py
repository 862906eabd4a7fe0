"""Who is asking: the person behind the cookie of this request, and what is theirs."""

from datetime import datetime, timedelta
from typing import NoReturn, cast

from flask import Request, abort, current_app, g, request
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.people import queries, rules
from koplopers.people.models import Person, SignIn
from koplopers.web.access import SECRETARIAT

COOKIE = "koplopers-aangemeld"


def current_person() -> Person | None:
    """Whoever is signed in in this browser; None for a stranger."""
    return cast(Person, current_user._get_current_object()) if current_user.is_authenticated else None


def the_person() -> Person:
    """Whoever is signed in, behind the gate, where nobody else comes."""
    return current_person() or _nobody()


def current_sign_in() -> SignIn | None:
    """The open session of this browser."""
    return g.get("sign_in") if current_person() else None


def signed_in_until() -> datetime | None:
    """When the session of this browser ends if nothing more is done in it."""
    session = current_sign_in()
    return queries.ends_at(session) if session else None


def may_stay_longer() -> bool:
    """Whether doing something puts the end of this session off; in its last hours nothing does."""
    session = current_sign_in()
    return session is not None and queries.ends_at(session) < session.started_at + rules.AT_MOST


def warned_from() -> int:
    """How many seconds from now a script should warn that the session ends."""
    until = signed_in_until()
    return max(0, int((until - rules.WARN_BEFORE - clock.now()).total_seconds())) if until else 0


def person_of(asked: Request) -> Person | None:
    """The person behind the cookie of this request; flask-login asks once in each request."""
    secret = asked.cookies.get(cookie_name())
    sign_in = queries.sign_in(secret) if secret else None
    if sign_in is None or not queries.is_open(sign_in, now=clock.now()):
        return None
    g.sign_in = sign_in
    return sign_in.person


def municipality_or_404(slug: str) -> Municipality:
    """The municipality of this address, if it is for whoever asks; another one's is as if it did not exist."""
    found = db.session.scalar(select(Municipality).where(Municipality.slug == slug)) or abort(404)
    person = the_person()
    if SECRETARIAT not in person.groups and found.code not in person.municipality_codes:
        abort(404)
    return found


def cookie_name(name: str = COOKIE) -> str:
    """With __Host- browsers take it only from this very site over https."""
    return f"__Host-{name}" if current_app.extensions["settings"].is_production else name


def set_cookie(response: Response, name: str, value: str, *, lasts: timedelta | None = None) -> None:
    """No script reads it, no other site sends it along with a form, no plain connection carries it."""
    secure = current_app.extensions["settings"].is_production or request.is_secure
    response.set_cookie(name, value, max_age=lasts, path="/", httponly=True, samesite="Lax", secure=secure)


def _nobody() -> NoReturn:
    abort(403)
