"""What the back office asks about letters."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, select
from sqlalchemy.orm import selectinload

from koplopers.database import db
from koplopers.outbox import queries
from koplopers.outbox.models import DeliveryAttempt, OutboxLetter
from koplopers.outbox.rules import Outcome
from koplopers.secretariat.forms import EXPIRED, HANDED_OVER, REFUSED, SET_ASIDE, WAITING, LetterFilter
from koplopers.secretariat.listing import Listed, contains, one_page


def letters(asked: LetterFilter, *, now: datetime, page: int) -> Listed[OutboxLetter]:
    """The letters, the last one first, each with its attempts."""
    found = select(OutboxLetter).options(selectinload(OutboxLetter.attempts))
    if standing := asked.answer("stand"):
        found = found.where(_is(standing, now))
    if words := asked.answer("zoek"):
        found = found.where(contains(words, OutboxLetter.to, OutboxLetter.shown_subject))
    return one_page(found.order_by(OutboxLetter.id.desc()), lambda row: row[0], page=page)


def chosen(numbers: Iterable[int]) -> list[OutboxLetter]:
    """The letters with these numbers, the oldest first; unknown numbers are left out."""
    found = select(OutboxLetter).where(OutboxLetter.id.in_(list(numbers))).order_by(OutboxLetter.id)
    return list(db.session.scalars(found))


def was_refused(letter: OutboxLetter) -> bool:
    """Whether the mail server said no at last; if not, we stopped trying."""
    return bool(letter.attempts) and letter.attempts[-1].outcome == Outcome.REFUSED


def last_outcome() -> ScalarSelect[str | None]:
    """What came of the last try, as a column beside a letter."""
    last = select(DeliveryAttempt.outcome).where(DeliveryAttempt.letter_id == OutboxLetter.id)
    return last.order_by(DeliveryAttempt.id.desc()).limit(1).correlate(OutboxLetter).scalar_subquery()


def _is(standing: str, now: datetime) -> ColumnElement[bool]:
    conditions = {
        WAITING: queries.is_unsent(now),
        HANDED_OVER: OutboxLetter.handed_over_at.is_not(None),
        REFUSED: queries.is_dead(),
        SET_ASIDE: OutboxLetter.set_aside_at.is_not(None),
        EXPIRED: OutboxLetter.handed_over_at.is_(None)
        & OutboxLetter.given_up_at.is_(None)
        & (OutboxLetter.expires_at <= now),
    }
    return conditions[standing]
