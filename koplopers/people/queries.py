"""What we ask about people and how they came in."""

from datetime import datetime

from sqlalchemy import select

from koplopers.database import db
from koplopers.people import rules
from koplopers.people.models import Person, SignIn
from koplopers.tokens import fingerprint

SESSION = "session"


def person_with(email: str) -> Person | None:
    """Who has this address and may sign in."""
    return db.session.scalar(select(Person).where(Person.email == rules.tidy_email(email), Person.left_at.is_(None)))


def sign_in(secret: str) -> SignIn | None:
    """The session with this secret, also when it has ended."""
    return db.session.scalar(select(SignIn).where(SignIn.fingerprint == fingerprint(secret, purpose=SESSION)))


def is_open(one: SignIn, *, now: datetime) -> bool:
    return one.person.left_at is None and rules.is_open(
        started_at=one.started_at, last_used_at=one.last_used_at, ended_at=one.ended_at, now=now
    )


def ends_at(one: SignIn) -> datetime:
    return rules.ends_at(started_at=one.started_at, last_used_at=one.last_used_at)
