"""Forgetting what has had its time, of every kind at once, and writing down of how many that was."""

from datetime import datetime

from sqlalchemy import select

from koplopers import journal, retention
from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.journal import JournalEntry
from koplopers.retention import YEAR, Term, forgetter

DEED, SUBJECT = "gewist wat te oud was", "bewaren"
JOURNAL = Term(
    name="journal personal values",
    what="In het journaal: namen en mailadressen voor en na een wijziging, van mensen met een account",
    why="om na te gaan wie wat veranderde, als er iets misging",
    days=YEAR,
    from_="na de wijziging",
)


@forgetter(JOURNAL)
def forget_personal_values(*, now: datetime) -> int:
    return journal.erase_personal(until=JOURNAL.ended_before(now))


def forget(*, now: datetime) -> dict[Term, int]:
    """Erase everything that has had its time, and write down of how many: numbers only."""
    counts = retention.forget(now=now)
    journal.record(
        actor=None,
        deed=DEED,
        subject=SUBJECT,
        subject_id=now.astimezone(AMSTERDAM).date().isoformat(),
        after={term.name: number for term, number in counts.items()},
        now=now,
    )
    return counts


def last() -> JournalEntry | None:
    """What was written down the last time."""
    entries = select(JournalEntry).where(JournalEntry.subject == SUBJECT)
    return db.session.scalar(entries.order_by(JournalEntry.id.desc()).limit(1))
