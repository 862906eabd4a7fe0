"""Who did what, when, and what it was before and after: for every change, and never rewritten.

Deeds and subjects are kept in the Dutch words in which people read them, because a trail must stay readable when the
code that wrote it is gone. What says who somebody is goes in `personal`, the only part that can be erased; triggers in
the database refuse every other change, also to whoever reaches the table past this module.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, update
from sqlalchemy.orm import Mapped, mapped_column

from koplopers.database import Base, Moment, db

Values = Mapping[str, Any]


class JournalEntry(Base):
    """One change, as it was written down in the transaction that made it."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        Index("ix_journal_entry_by_time", "at", "id"),
        Index("ix_journal_entry_by_subject", "subject", "subject_id", "id"),
        Index("ix_journal_entry_by_actor", "actor", "id"),
        Index("ix_journal_entry_by_municipality", "municipality", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    # No foreign key: an entry outlives the account of whoever did it.
    actor: Mapped[int | None]
    deed: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[str]
    municipality: Mapped[str | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    personal: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


def record(
    *,
    actor: int | None,
    deed: str,
    subject: str,
    subject_id: str,
    before: Values | None = None,
    after: Values | None = None,
    personal: Values | None = None,
    municipality: str | None = None,
    now: datetime,
) -> JournalEntry:
    """Write down a change, in the transaction that makes it; flushes, never commits.

    `actor` is the id of a person, None for the system. `deed` and `subject` are Dutch, for instance “beantwoord” and
    “melding”; `subject_id` is what people call that one by, as a reference. `municipality` is its code. `before` and
    `after` hold values that may be kept for ever; what says who somebody is belongs in `personal`, as
    {"before": {…}, "after": {…}}, and is erased when its term ends.
    """
    entry = JournalEntry(
        actor=actor, deed=deed, subject=subject, subject_id=subject_id, municipality=municipality, at=now,
        before=_kept(before), after=_kept(after), personal=_kept(personal),
    )  # fmt: skip
    db.session.add(entry)
    db.session.flush()
    return entry


def erase_personal(*, until: datetime) -> int:
    """Erase the personal values of what was written down before this moment; returns of how many entries."""
    old = update(JournalEntry).where(JournalEntry.at < until, JournalEntry.personal.is_not(None))
    erased = db.session.connection().execute(old.values(personal=None))
    db.session.expire_all()
    return erased.rowcount


def _kept(values: Values | None) -> dict[str, Any] | None:
    return dict(values) if values else None
