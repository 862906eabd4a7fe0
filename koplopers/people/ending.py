"""A municipality ends by a reorganisation, and with it what people are there: told four weeks before, done on the day.

The secretariat is told too. Nobody gets a role at the successor by themselves: who speaks for it is for people to say.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.municipalities import queries as municipalities
from koplopers.municipalities.models import Municipality
from koplopers.municipalities.rules import Kind
from koplopers.outbox.actions import queue, queue_all
from koplopers.people import end_mails, inviting, queries, roles, rules
from koplopers.people.end_mails import End, Successor
from koplopers.people.models import EndNotice, Person, Role
from koplopers.work.schedule import daily

MORNING = 9  # hour: nobody gets this in the night


@daily("municipalities-that-end", hour=MORNING)
def follow_reorganisations(*, now: datetime) -> int:
    """Announce what ends within four weeks, and end what has its day; returns of how many municipalities."""
    today = now.astimezone(AMSTERDAM).date()
    due = ending(today)
    for end, held in due:
        if end.day <= today:
            _end(end, held, now=now)
        else:
            _announce(end, held, now=now)
    return len(due)


def ending(today: date) -> list[tuple[End, list[Role]]]:
    """What ends within four weeks, or has ended while there are still roles, with those roles."""
    held = queries.roles_that_end(by=today + rules.END_ANNOUNCED)
    groups = [(place, list(some)) for place, some in groupby(held, key=lambda role: role.municipality) if place]
    return [(_told(place), some) for place, some in groups]


def _announce(end: End, held: Sequence[Role], *, now: datetime) -> None:
    told = queries.told_of_end(end.code, end.day)
    new = [role for role in held if role.person_id not in told]
    for person, theirs in _by_person(new):
        queue(end_mails.ends(end, person, theirs, stays=_stays(person, held)), now=now)
        db.session.add(EndNotice(person_id=person.id, municipality_code=end.code, ends_on=end.day, told_at=now))
    if new:
        _tell_office(end, new, now=now, is_over=False)
    db.session.flush()


def _end(end: End, held: Sequence[Role], *, now: datetime) -> None:
    inviting.withdraw_all(end.code, now=now)
    for person, theirs in _by_person(held):
        queue(end_mails.ended(end, person, theirs, stays=_stays(person, held)), now=now)
        for role in theirs:
            roles.end(role, by=None, now=now, is_told=True)
    _tell_office(end, held, now=now, is_over=True)


def _tell_office(end: End, held: Sequence[Role], *, now: datetime, is_over: bool) -> None:
    queue_all([end_mails.to_office(end, one, held, is_over=is_over) for one in queries.secretaries()], now=now)


def _told(place: Municipality) -> End:
    """What becomes of a municipality that ends."""
    assert place.ends_on  # asked for in the query
    steps = [one for one in municipalities.reorganisations() if one.old_id == place.id]
    last = [one for one in steps if one.effective_on == place.ends_on]
    return End(
        code=place.code,
        slug=place.slug,
        name=place.name,
        day=place.ends_on,
        is_split=any(one.kind == Kind.SPLIT for one in last),
        successors=tuple(Successor(one.new.name, queries.contact_of(one.new.code) is not None) for one in last),
    )


def _stays(person: Person, held: Sequence[Role]) -> bool:
    """Whether somebody has another role than those that end here."""
    return any(role not in held for role in person.roles)


def _by_person(held: Iterable[Role]) -> list[tuple[Person, list[Role]]]:
    some = sorted(held, key=lambda role: role.person_id)
    return [(theirs[0].person, theirs) for theirs in (list(one) for _, one in groupby(some, key=lambda r: r.person_id))]
