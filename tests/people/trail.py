"""What the journal says of a deed."""

from flask import Flask
from sqlalchemy import select

from koplopers.database import db
from koplopers.journal import JournalEntry


def deeds(app: Flask) -> list[str]:
    """The deeds that were written down, the oldest first."""
    with app.app_context():
        return list(db.session.scalars(select(JournalEntry.deed).order_by(JournalEntry.id)))


def entries(app: Flask, deed: str) -> list[JournalEntry]:
    with app.app_context():
        found = list(
            db.session.scalars(select(JournalEntry).where(JournalEntry.deed == deed).order_by(JournalEntry.id))
        )
        db.session.expunge_all()
        return found
