"""Where the cases of the demo world stand in the back office, and what is kept of them."""

from flask import Flask
from sqlalchemy import select

from koplopers.database import db
from koplopers.demo.office import BY_PHONE, CLOSED, ERASED, LATE
from koplopers.demo.statement import REFERENCE as NEW
from koplopers.outbox.models import OutboxLetter
from koplopers.statement.models import BarrierReport

__all__ = ["BY_PHONE", "CLOSED", "ERASED", "LATE", "NEW"]

TODAY, REPORTS, LETTERS, JOURNAL = "/beheer", "/beheer/meldingen", "/beheer/mails", "/beheer/journaal"
HANDED_OVER, GIVEN_UP, EXPIRED = 1, 2, 3  # the letters


def case(reference: str, page: str = "") -> str:
    """The address of a report, or of a page on which one works on it."""
    return "/".join(part for part in (REPORTS, reference, page) if part)


def report(app: Flask, reference: str) -> BarrierReport:
    with app.app_context():
        found = db.session.scalars(select(BarrierReport).where(BarrierReport.reference == reference)).one()
        db.session.expunge(found)
        return found


def letters(app: Flask) -> list[OutboxLetter]:
    with app.app_context():
        found = list(db.session.scalars(select(OutboxLetter).order_by(OutboxLetter.id)))
        db.session.expunge_all()
        return found
