"""How a letter fares, computed from its moments, and how long to wait before it is tried again."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

# Growing pauses. The first are short because somebody may be waiting at a sign-in page.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 4, 10, 30, 60, 180, 360, 720))
# Nobody said no to the letter when the whole server is away, so that it goes soon after the server is back.
LONGEST_WITHOUT_SERVER = timedelta(minutes=10)
KEEP_TRYING = timedelta(days=3)  # a server that breaks on Friday is mended on Monday


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


def last_try(queued_at: datetime) -> datetime:
    """Until when a letter that enters the queue at this moment is tried."""
    return queued_at + KEEP_TRYING


def next_try(*, tries: int, try_until: datetime, now: datetime, server_away: bool) -> datetime | None:
    """When to try again after this many tries that failed; None when it was the last."""
    if now >= try_until:
        return None
    pause = PAUSES[min(tries, len(PAUSES)) - 1]
    return min(now + (min(pause, LONGEST_WITHOUT_SERVER) if server_away else pause), try_until)
