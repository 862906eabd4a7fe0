"""What the journal forgets, and what it remembers of each forgetting: of how many something was erased."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from koplopers import journal
from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.journal import JournalEntry
from koplopers.retention import YEAR, Term, forgetter, witness

DEED, SUBJECT = "gewist wat te oud was", "bewaren"
JOURNAL = Term(
    name="journal personal values",
    what="namen en mailadressen in het journaal, zoals ze voor en na een wijziging waren",
    why="om na te gaan wie wat veranderde, als er iets misging",
    days=YEAR,
    from_="na de wijziging",
)


@forgetter(JOURNAL)
def forget_personal_values(*, now: datetime) -> int:
    return journal.erase_personal(until=JOURNAL.ended_before(now))


@witness
def write_down(counts: Mapping[Term, int], *, now: datetime) -> None:
    """Keep in the journal of how many something was erased: numbers only."""
    journal.record(
        actor=None,
        deed=DEED,
        subject=SUBJECT,
        subject_id=now.astimezone(AMSTERDAM).date().isoformat(),
        after={term.name: number for term, number in counts.items()},
        now=now,
    )


def last() -> JournalEntry | None:
    """What was written down the last time."""
    entries = select(JournalEntry).where(JournalEntry.subject == SUBJECT)
    return db.session.scalar(entries.order_by(JournalEntry.id.desc()).limit(1))
