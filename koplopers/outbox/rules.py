"""How a letter fares, computed from its moments, and how long to wait before it is tried again."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

# Growing pauses. The first are short because somebody may be waiting at a sign-in page; together they take three
# days, so that a mail server that is mended after a weekend still gets everything.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 4, 10, 30, 60, 3 * 60, 6 * 60, 12 * 60, 24 * 60, 24 * 60))
MOST_TRIES = len(PAUSES) + 1


class Outcome(StrEnum):
    """What came of one try."""

    HANDED_OVER = "handed-over"
    LATER = "later"  # the server asks for patience, or did not answer
    REFUSED = "refused"  # the server never wants this letter


class State(StrEnum):
    """How a letter fares. Whether it arrived cannot be known: mail does not tell."""

    WAITING = "waiting"
    IN_HAND = "in-hand"
    TRIED_AGAIN_LATER = "tried-again-later"
    HANDED_OVER = "handed-over"
    EXPIRED = "expired"
    GIVEN_UP = "given-up"


class Moments(Protocol):
    """What the state of a letter follows from."""

    tries: int
    expires_at: datetime | None
    claimed_until: datetime | None
    handed_over_at: datetime | None
    given_up_at: datetime | None


def state(letter: Moments, now: datetime) -> State:
    """How this letter fares at this moment."""
    if letter.handed_over_at:
        return State.HANDED_OVER
    if letter.given_up_at:
        return State.GIVEN_UP
    if letter.expires_at and letter.expires_at <= now:
        return State.EXPIRED
    if letter.claimed_until and letter.claimed_until > now:
        return State.IN_HAND
    return State.TRIED_AGAIN_LATER if letter.tries else State.WAITING


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after this many tries that failed; None when it was the last."""
    return now + PAUSES[tries - 1] if tries < MOST_TRIES else None
