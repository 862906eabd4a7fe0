"""How many invitations somebody may send, and somebody else may get: an account is no way to fill a mailbox."""

from datetime import datetime, timedelta

from koplopers.people import rules
from koplopers.people.current import the_person
from koplopers.people.forms import WhoForm
from koplopers.web import throttle
from koplopers.web.formatting import day_and_time

BY, TO = "invite", "be invited"


def is_too_many(form: WhoForm, *, now: datetime) -> int:
    """Count this invitation; when it is one too many, tell so at the field and return for how many seconds."""
    limits = (
        (BY, rules.INVITATIONS_BY_ONE, str(the_person().id), "U stuurde al veel uitnodigingen."),
        (TO, rules.INVITATIONS_TO_ONE, rules.tidy_email(form.email.data), "Dit adres kreeg vandaag al veel mail."),
    )
    for deed, limit, who, why in limits:
        if not throttle.count(deed, limit, who=who):
            opens = throttle.next_at(deed, limit, now=now, who=who)
            form.email.errors = [f"{why} Dit kan weer vanaf {day_and_time(opens + timedelta(seconds=59))}."]
            return int((opens - now).total_seconds())
    return 0
