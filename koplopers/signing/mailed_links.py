"""The links in letters to whoever signs: each is for one purpose, and only its fingerprint is kept."""

from datetime import datetime, timedelta

from sqlalchemy import select

from koplopers.database import db
from koplopers.signing.models import Application, ApplicationLetter
from koplopers.tokens import fingerprint, new_link_secret


def new(application: Application, purpose: str, *, now: datetime) -> str:
    """The secret of a new link; the caller writes the letter."""
    secret = new_link_secret()
    application.letters.append(ApplicationLetter(link=fingerprint(secret, purpose=purpose), written_at=now))
    db.session.flush()
    return secret


def letter(secret: str, purpose: str) -> ApplicationLetter | None:
    """The letter with this link, whether it still works or not."""
    link = fingerprint(secret, purpose=purpose)
    return db.session.scalar(select(ApplicationLetter).where(ApplicationLetter.link == link))


def application(
    secret: str, purpose: str, *, reference: str | None = None, within: timedelta, now: datetime
) -> Application | None:
    """The application that this link leads to, within its term; with a reference only when it is that one's."""
    found = letter(secret, purpose)
    if found is None or now >= found.written_at + within:
        return None
    return found.application if reference in (None, found.application.reference) else None
