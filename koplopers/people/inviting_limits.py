"""How many letters somebody may have sent to an address that did not ask: an account is no way to fill a mailbox."""

from datetime import datetime, timedelta

from koplopers.people import rules
from koplopers.people.current import the_person
from koplopers.people.forms import AddressForm, WhoForm
from koplopers.web import throttle
from koplopers.web.formatting import day_and_time

BY, CHANGED_BY, TO = "invite", "change an address", "be invited"


def is_too_many(form: WhoForm, *, now: datetime) -> int:
    """Count this invitation; when it is one too many, tell so at the field and return for how many seconds."""
    return _count(form, (BY, rules.INVITATIONS_BY_ONE, "U stuurde al veel uitnodigingen."), now=now)


def is_too_many_changes(form: AddressForm, *, now: datetime) -> int:
    """The same for a letter to a new mail address; to its receiver it counts as an invitation does."""
    return _count(form, (CHANGED_BY, rules.CHANGES_BY_ONE, "U vroeg al vaak een ander mailadres aan."), now=now)


def _count(form: WhoForm | AddressForm, own: tuple[str, str, str], *, now: datetime) -> int:
    by, most, why_not = own
    limits = (
        (by, most, str(the_person().id), why_not),
        (TO, rules.INVITATIONS_TO_ONE, rules.tidy_email(form.email.data), "Dit adres kreeg vandaag al veel mail."),
    )
    for deed, limit, who, why in limits:
        if not throttle.count(deed, limit, who=who):
            opens = throttle.next_at(deed, limit, now=now, who=who)
            form.email.errors = [f"{why} Dit kan weer vanaf {day_and_time(opens + timedelta(seconds=59))}."]
            return int((opens - now).total_seconds())
    return 0
