"""How the check of an application stands, and by when it was promised."""

from datetime import date, datetime
from enum import StrEnum

from koplopers.signing import rules
from koplopers.signing.rules import Moments, State
from koplopers.signing.working_days import working_days_later

LOOKS_PER_ORIGIN = "60 per hour"  # references that do not exist; who types one wrong needs a few
WITHDRAW_WITHIN = AMEND_WITHIN = rules.CONFIRM_WITHIN
AMEND = "application amend"


class Standing(StrEnum):
    """What has become of an application, as everybody with its reference may know."""

    RECEIVED = "received"  # sent, and the signer has not confirmed it yet
    LATE = "late"
    IN_CHECK = "in check"
    ASKED = "asked"  # the secretariat waits for an answer
    PUBLISHED = "published"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


def standing(
    moments: Moments, *, declined_at: datetime | None, withdrawn_at: datetime | None, is_asked: bool, now: datetime
) -> Standing | None:
    """None while it is a draft, which is nobody's business."""
    if withdrawn_at:
        return Standing.WITHDRAWN
    if declined_at:
        return Standing.DECLINED
    state = rules.state(moments, now)
    if state is State.CONFIRMED:
        return Standing.ASKED if is_asked else Standing.IN_CHECK
    known = {State.SENT: Standing.RECEIVED, State.LATE: Standing.LATE, State.PUBLISHED: Standing.PUBLISHED}
    return known.get(state)


def checked_by(confirmed_on: date, *, signed_on: date | None = None, heard_on: date | None = None) -> date:
    """The day by which we promised to have checked it: counted from when it can be public at the earliest.

    `heard_on` is when it is known who signs along.
    """
    days = (confirmed_on, signed_on, heard_on)
    return working_days_later(max(day for day in days if day), rules.CHECKED_WITHIN)
