"""A second press of the same button by the same person: it was done already, and that is what they are told."""

from datetime import datetime, timedelta

from sqlalchemy import select

from koplopers.database import db
from koplopers.journal import JournalEntry
from koplopers.outbox.letters import Letter
from koplopers.outbox.models import OutboxLetter

AGAIN = timedelta(minutes=1)  # nobody means the same deed a second time so soon


def is_own_last(subject: str, subject_id: str, *deeds: str, person_id: int, since: datetime | None = None) -> bool:
    """Whether the newest that happened to a case is one of these deeds, by this person; without `deeds` any."""
    newest = select(JournalEntry).where(JournalEntry.subject == subject, JournalEntry.subject_id == subject_id)
    last = db.session.scalar(newest.order_by(JournalEntry.id.desc()).limit(1))
    if last is None or last.actor != person_id or (since and last.at <= since):
        return False
    return not deeds or last.deed in deeds


def is_queued(letter: Letter) -> bool:
    """Whether a letter with these very words went to this address before."""
    same = (OutboxLetter.kind == letter.kind, OutboxLetter.to == letter.to, OutboxLetter.subject == letter.subject)
    return db.session.scalar(select(OutboxLetter.id).where(*same, OutboxLetter.text == letter.text)) is not None
