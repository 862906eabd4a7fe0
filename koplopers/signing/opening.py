"""While signing is closed somebody can ask for one mail when it opens; that day it is sent and the address is gone."""

from datetime import datetime

from sqlalchemy import delete, select

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.outbox.actions import queue_all
from koplopers.people.rules import tidy_email
from koplopers.signing import mails, queries
from koplopers.signing.models import OpeningRequest
from koplopers.work.schedule import daily


def ask(email: str, *, now: datetime) -> None:
    """Remember an address; asking twice is asking once."""
    address = tidy_email(email)
    if db.session.scalar(select(OpeningRequest).where(OpeningRequest.email == address)) is None:
        db.session.add(OpeningRequest(email=address, asked_at=now))
        db.session.flush()


@daily("tell that signing opened", hour=8)
def tell(*, now: datetime) -> None:
    """Write to everybody who asked, as soon as a version can be signed."""
    if queries.version_to_sign(now.astimezone(AMSTERDAM).date()) is None:
        return
    asked = db.session.scalars(select(OpeningRequest).order_by(OpeningRequest.id)).all()
    queue_all([mails.opened(one.email) for one in asked], now=now)
    db.session.execute(delete(OpeningRequest))
