"""Sessions: opened when somebody signs in, one row for each browser, and ended by them or by the clock."""

from datetime import datetime

from sqlalchemy import update

from koplopers.database import db
from koplopers.people.models import Person, SignIn
from koplopers.people.queries import SESSION
from koplopers.tokens import fingerprint, new_link_secret

PRESS = "session that a press opens"


def open_session(person: Person, *, device: str, now: datetime, secret: str = "") -> str:
    """Sign somebody in; returns the secret for the cookie. It is new each time, so nobody can have put it there."""
    secret = secret or new_link_secret()
    db.session.add(
        SignIn(
            person=person,
            fingerprint=fingerprint(secret, purpose=SESSION),
            device=device,
            started_at=now,
            last_used_at=now,
        )
    )
    db.session.flush()
    return secret


def secret_after_press(letter: str, *, page: str) -> str:
    """The secret of the session that this letter opens from this page, by which a second press there finds it again.

    `letter` is what we keep of its link, `page` what only that page knows. It takes our own key to work this out.
    """
    return fingerprint(f"{letter} {page}", purpose=PRESS) if page else new_link_secret()


def end_session(one: SignIn, *, now: datetime) -> None:
    one.ended_at = one.ended_at or now
    db.session.flush()


def end_all(person: Person, *, now: datetime) -> None:
    """Sign somebody out in every browser."""
    db.session.execute(
        update(SignIn).where(SignIn.person_id == person.id, SignIn.ended_at.is_(None)).values(ended_at=now)
    )
    db.session.flush()
