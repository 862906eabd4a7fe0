"""What we ask about letters."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import selectinload

from koplopers.database import db
from koplopers.outbox.models import OutboxLetter


def is_unsent(now: datetime) -> ColumnElement[bool]:
    """Whether a letter still has to be handed over: the condition for a query."""
    return (
        OutboxLetter.handed_over_at.is_(None)
        & OutboxLetter.given_up_at.is_(None)
        & or_(OutboxLetter.expires_at.is_(None), OutboxLetter.expires_at > now)
    )


def is_dead() -> ColumnElement[bool]:
    """Whether a letter was given up and nobody decided yet what to do about it: the condition for a query."""
    return OutboxLetter.given_up_at.is_not(None) & OutboxLetter.set_aside_at.is_(None)


def waiting(now: datetime) -> Sequence[OutboxLetter]:
    """The letters that still have to be handed over, the oldest first, each with its attempts."""
    return _letters(is_unsent(now))


def dead_letters() -> Sequence[OutboxLetter]:
    """The letters that were given up and wait for somebody of the secretariat, the oldest first, with attempts."""
    return _letters(is_dead())


def by_id(number: int) -> OutboxLetter | None:
    return db.session.get(OutboxLetter, number)


def newest(limit: int) -> Sequence[OutboxLetter]:
    """The letters that were queued last, the last one first."""
    return db.session.scalars(select(OutboxLetter).order_by(OutboxLetter.id.desc()).limit(limit)).all()


def count_waiting(now: datetime) -> int:
    return _count(is_unsent(now))


def count_dead() -> int:
    return _count(is_dead())


def oldest_unsent(now: datetime) -> datetime | None:
    """Since when the oldest letter waits that still has to be handed over; None when none waits."""
    return db.session.scalar(select(func.min(OutboxLetter.queued_at)).where(is_unsent(now)))


def _letters(which: ColumnElement[bool]) -> Sequence[OutboxLetter]:
    chosen = select(OutboxLetter).where(which).order_by(OutboxLetter.queued_at, OutboxLetter.id)
    return db.session.scalars(chosen.options(selectinload(OutboxLetter.attempts))).all()


def _count(which: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).select_from(OutboxLetter).where(which)) or 0
