"""Handing letters over: each is claimed by one worker, said to the mail server outside any transaction, and settled.

What is certain: a letter that was committed is handed over until the server took it or never will. What cannot be
certain, because SMTP has no way to take part in our transaction: when a worker stops between the server's yes and our
commit, the letter goes once more, with the same Message-ID.
"""

import logging
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.exc import OperationalError

from koplopers.database import db, transaction
from koplopers.outbox import rules
from koplopers.outbox.models import DeliveryAttempt, OutboxLetter
from koplopers.outbox.post import Answer, Post
from koplopers.outbox.post_office import post_of
from koplopers.outbox.queries import is_unsent
from koplopers.outbox.rules import Outcome

log = logging.getLogger(__name__)

TALK_SECONDS = 120  # the line is cut then
CLAIM = timedelta(minutes=5)  # well over a talk, so that no second worker takes a letter that is still being said
ERASED = {"text": "", "subject": ""}  # a subject may hold a code
SETTLE_TRIES = 5  # a database that is busy for a moment must not cost a second copy


def deliver_all(*, now: Callable[[], datetime], stopping: Callable[[], bool] = lambda: False) -> int:
    """Hand over every letter that is due, one by one, until asked to stop; returns how many the server took.

    Any number of workers may do this at the same time. When the server is away, the rest waits for the next turn.
    """
    tidy(now=now())
    taken = 0
    with closing(post_of(current_app.extensions["settings"])) as post:
        while not stopping():
            answer = deliver_one(post, now=now)
            if answer is None or answer.server_away:
                break
            taken += answer.outcome is Outcome.HANDED_OVER
    return taken


def deliver_one(post: Post, *, now: Callable[[], datetime]) -> Answer | None:
    """Hand over the letter that waits longest; None when none is due."""
    claimed = _claim(now())
    if claimed is None:
        return None
    letter, attempt = claimed
    answer = post.hand_over(letter, seconds=_time_left(letter, now()))
    for tries_left in reversed(range(SETTLE_TRIES)):
        try:
            _settle(letter, attempt, answer, now())
            break
        except OperationalError:
            if not tries_left:
                raise
            time.sleep(1)
    if answer.outcome is Outcome.REFUSED:
        log.warning("Mail %s is geweigerd; het secretariaat ziet de woorden van de mailserver.", letter.id)
    return answer


def tidy(*, now: datetime) -> None:
    """Erase secret words that have expired, and give up what was in hand at its last try and never came back."""
    expired = OutboxLetter.secret & OutboxLetter.erased_at.is_(None) & (OutboxLetter.expires_at <= now)
    lost = is_unsent(now) & (OutboxLetter.tries > 0) & (OutboxLetter.try_until <= now) & _is_free(now)
    lost &= OutboxLetter.claimed_until.is_not(None)
    with transaction():
        _update(expired, **ERASED, erased_at=now)
        _update(lost, given_up_at=now, claim=None, claimed_until=None)


def _claim(now: datetime) -> tuple[OutboxLetter, int] | None:
    """Take the letter that waits longest, so that nobody else does; committed before anything is said.

    One statement, in which PostgreSQL steps over rows that others are at; SQLite lets one write at a time.
    """
    due = is_unsent(now) & (OutboxLetter.due_at <= now) & _is_free(now)
    first = select(OutboxLetter.id).where(due).order_by(OutboxLetter.due_at, OutboxLetter.id).limit(1)
    taking = (
        update(OutboxLetter)
        .where(OutboxLetter.id == first.with_for_update(skip_locked=True).scalar_subquery())
        .values(claim=uuid.uuid4().hex, claimed_until=now + CLAIM, tries=OutboxLetter.tries + 1)
        .returning(OutboxLetter)
    )
    with transaction():
        letter = db.session.scalar(taking, execution_options={"synchronize_session": False, "populate_existing": True})
        if letter is None:
            return None
        attempt = DeliveryAttempt(letter_id=letter.id, started_at=now)
        db.session.add(attempt)
        db.session.flush()
        number = attempt.id
        db.session.expunge(letter)  # read while it is said, when no transaction may be open
    return letter, number


def _time_left(letter: OutboxLetter, now: datetime) -> float:
    left = (letter.expires_at - now).total_seconds() if letter.expires_at else TALK_SECONDS
    return min(left, TALK_SECONDS)


def _settle(letter: OutboxLetter, attempt: int, answer: Answer, now: datetime) -> None:
    """Remember what came of it. Once taken is taken, also when another worker has claimed the letter since."""
    this, mine = OutboxLetter.id == letter.id, OutboxLetter.claim == letter.claim
    with transaction():
        if answer.outcome is Outcome.HANDED_OVER:
            _update(this, handed_over_at=now, claim=None, claimed_until=None)
            if answer.erases:
                _update(this & OutboxLetter.secret, **ERASED, erased_at=now)
        else:
            due = _next_try(letter, answer, now)
            again = {"due_at": due} if due else {"given_up_at": now}
            _update(this & mine, claim=None, claimed_until=None, **again)
        ended = update(DeliveryAttempt).where(DeliveryAttempt.id == attempt)
        db.session.execute(ended.values(ended_at=now, outcome=answer.outcome, answer=answer.words))


def _next_try(letter: OutboxLetter, answer: Answer, now: datetime) -> datetime | None:
    if answer.outcome is Outcome.REFUSED:
        return None
    return rules.next_try(tries=letter.tries, try_until=letter.try_until, now=now, server_away=answer.server_away)


def _is_free(now: datetime) -> ColumnElement[bool]:
    return or_(OutboxLetter.claimed_until.is_(None), OutboxLetter.claimed_until <= now)


def _update(which: ColumnElement[bool], **values: object) -> None:
    db.session.execute(
        update(OutboxLetter).where(which).values(**values), execution_options={"synchronize_session": False}
    )
