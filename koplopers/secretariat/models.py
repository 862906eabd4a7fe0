"""What the back office itself remembers: who works on what, and what was done to several at once."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from koplopers.database import Base, Moment


class Hold(Base):
    """Somebody works on a case, so that a colleague sees it; it ends by itself."""

    __tablename__ = "hold"

    subject: Mapped[str] = mapped_column(primary_key=True)  # as in the journal: “melding”
    subject_id: Mapped[str] = mapped_column(primary_key=True)
    # No foreign keys to people in this file: what is remembered here is short-lived and outlives nobody.
    person_id: Mapped[int]
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime] = mapped_column(Moment)


class BulkDeed(Base):
    """One deed done to several cases at once, so that it can be seen and undone as one."""

    __tablename__ = "bulk_deed"
    __table_args__ = (Index("ix_bulk_deed_done_at", "done_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    deed: Mapped[str]
    person_id: Mapped[int]
    done_at: Mapped[datetime] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
