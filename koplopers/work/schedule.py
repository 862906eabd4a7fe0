"""What the clock asks for: each deed once a day, on any number of machines, and once more when a day was missed.

A deed looks at what is due by now, so one run makes up for all days on which no worker ran.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import exists, func, select
from sqlalchemy.dialects import postgresql, sqlite

from koplopers.clock import AMSTERDAM
from koplopers.database import db, transaction
from koplopers.work.faults import tell
from koplopers.work.models import DeedRun

log = logging.getLogger(__name__)


class Deed(Protocol):
    """Does what is due; flushes, never commits, and does nothing when asked twice."""

    def __call__(self, *, now: datetime) -> object: ...


@dataclass(frozen=True)
class Daily:
    """A deed for every day, from this hour on in the Netherlands."""

    name: str
    hour: int
    do: Deed

    def period(self, now: datetime) -> str | None:
        """The day for which it is due; None when it is too early."""
        local = now.astimezone(AMSTERDAM)
        return local.date().isoformat() if local.hour >= self.hour else None


_deeds: dict[str, Daily] = {}


def daily(name: str, *, hour: int = 0) -> Callable[[Deed], Deed]:
    """Register a deed under a name that figures show; `hour` keeps letters from being sent in the night."""

    def register(do: Deed) -> Deed:
        _deeds[name] = Daily(name, hour, do)
        return do

    return register


def names() -> list[str]:
    """The names of all deeds."""
    return sorted(_deeds)


def run_due(*, now: datetime) -> list[str]:
    """Do every deed whose time has come and that nobody has done yet; returns the names of those done here.

    Each has a transaction of its own, so that one that fails leaves the others alone; it is tried again next time.
    """
    return [name for name in names() if _run(_deeds[name], now)]


def last_runs() -> dict[str, datetime]:
    """When each deed last succeeded, for those that ever did."""
    newest = select(DeedRun.name, func.max(DeedRun.ran_at)).group_by(DeedRun.name)
    return {name: moment for name, moment in db.session.execute(newest)}  # noqa: C416 # rows are no tuples to mypy


def _run(deed: Daily, now: datetime) -> bool:
    period = deed.period(now)
    if period is None or _is_done(deed, period):
        return False
    try:
        with transaction():
            if not _claim(deed, period, now):
                return False
            deed.do(now=now)
            return True
    except Exception as fault:
        tell(log, deed.name, fault)
        return False


def _is_done(deed: Daily, period: str) -> bool:
    done = exists().where(DeedRun.name == deed.name, DeedRun.period == period)
    return bool(db.session.scalar(select(done)))


def _claim(deed: Daily, period: str, now: datetime) -> bool:
    """Whether this machine is the one: the row comes first, and another machine that is at it is waited for."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    row = insert(DeedRun).values(name=deed.name, period=period, ran_at=now)
    # Asked back, because the count of rows is not known for this statement on PostgreSQL.
    return db.session.scalar(row.on_conflict_do_nothing().returning(DeedRun.name)) is not None
