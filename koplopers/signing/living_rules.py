"""What time does to a signature that stands: the version that was signed ends, and who signed goes up in another."""

from datetime import date, datetime, timedelta

WEEKS_OF_A_COLLEGE = 12  # to prepare a decision, take it and look for who signs along, with a holiday in between

LAPSE_ANNOUNCED = timedelta(weeks=WEEKS_OF_A_COLLEGE)
LAPSE_STILL_TOLD = timedelta(weeks=4)  # after it: a newer text may come in only on the day that it counts
ANSWER_WITHIN = timedelta(weeks=WEEKS_OF_A_COLLEGE)  # the college of a municipality that has just begun
REMINDED_AFTER = ANSWER_WITHIN / 2


def lapsed_on(*, ends_on: date | None, today: date, is_withdrawn: bool, is_renewed: bool) -> date | None:
    """Since when a signature no longer counts because its version ended; None while it does, or for another reason.

    `ends_on` is the first day on which the version is no longer in force.
    """
    if ends_on is None or ends_on > today or is_withdrawn or is_renewed:
        return None
    return ends_on


def must_be_told(*, ends_on: date, today: date) -> bool:
    """Whether this is the time to tell that a version ends, or just ended."""
    return today - LAPSE_STILL_TOLD < ends_on <= today + LAPSE_ANNOUNCED


def must_be_reminded(*, asked_at: datetime, reminded_at: datetime | None, now: datetime) -> bool:
    """Whether half of the term is over without an answer, and nobody said so yet."""
    return reminded_at is None and now >= asked_at + REMINDED_AFTER
