"""Deeds that were counted, in the database, so that all processes count together and a restart forgets nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Index, Table, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from koplopers.database import Base, Moment, db
from koplopers.retention import Term, forgetter

COUNTS = Term(
    "counted deeds", "hoe vaak iets is gedaan vanaf uw internetverbinding of met uw mailadres, zonder dat adres",
    "zo kan niemand een formulier volzetten of u te veel mails sturen", 1, "nadat het gebeurde",
)  # fmt: skip


class CountedDeed(Base):
    """Somebody, known by a fingerprint, did something that may be done so often only."""

    __tablename__ = "counted_deed"
    __table_args__ = (Index("ix_counted_deed_who", "deed", "who", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    deed: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)


TABLE: Table = CountedDeed.__table__  # type: ignore[assignment] # it is no view


def add(deed: str, who: str, *, most: int, per: timedelta, now: datetime) -> bool:
    """Count this one more, unless that is one too many. Of several at the same moment each counts the others.

    What was tried counts, also when the page that counts it keeps nothing.
    """
    with _writing() as connection:
        _wait_for_others(connection, deed, who)
        old = TABLE.c.at <= now - per
        connection.execute(delete(TABLE).where(TABLE.c.deed == deed, TABLE.c.who == who, old))  # SQLite waits here
        if _number(connection, deed, who, per, now) >= most:
            return False
        connection.execute(insert(TABLE).values(deed=deed, who=who, at=now))
    return True


def has_room(deed: str, who: str, *, most: int, per: timedelta, now: datetime) -> bool:
    """Whether one more may be counted."""
    with db.engine.connect() as connection:
        return _number(connection, deed, who, per, now) < most


def next_at(deed: str, who: str, *, most: int, per: timedelta, now: datetime) -> datetime:
    """From when one more may be counted: when the last that fills it counts no longer."""
    last = select(TABLE.c.at).where(*_counting(deed, who, per, now)).order_by(TABLE.c.at.desc())
    with db.engine.connect() as connection:
        found: datetime | None = connection.scalar(last.offset(most - 1).limit(1))
    return found + per if found else now


@forgetter(COUNTS)
def forget_counts(*, now: datetime) -> int:
    gone = db.session.connection().execute(delete(TABLE).where(TABLE.c.at < COUNTS.ended_before(now)))
    return gone.rowcount


@contextmanager
def _writing() -> Iterator[Connection]:
    """A transaction of its own; on SQLite, where one writes at a time, that of this visit when it is writing."""
    if db.engine.dialect.name == "sqlite":
        own = db.session.connection()
        raw: Any = own.connection.dbapi_connection
        if raw.in_transaction:
            yield own
            return
    with db.engine.begin() as connection:
        yield connection


def _wait_for_others(connection: Connection, deed: str, who: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{deed} {who}", 0))))


def _number(connection: Connection, deed: str, who: str, per: timedelta, now: datetime) -> int:
    return connection.scalar(select(func.count()).select_from(TABLE).where(*_counting(deed, who, per, now))) or 0


def _counting(deed: str, who: str, per: timedelta, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return TABLE.c.deed == deed, TABLE.c.who == who, TABLE.c.at > now - per, TABLE.c.at <= now
