"""Giving and ending roles by hand, of which the person hears by letter: nobody else tells it."""

from datetime import datetime

from koplopers.outbox.actions import queue
from koplopers.people import role_mails, roles
from koplopers.people.models import Person, Role


def give(person: Person, role: str, *, organisation: str, code: str | None, by: Person, now: datetime) -> Role:
    """Make somebody something and tell it, unless they are it already. Raises DeedRefused."""
    before = {one.id for one in person.roles}
    given = roles.give(person, role, organisation=organisation, code=code, by=by, now=now)
    if given.id not in before:
        queue(role_mails.given(given), now=now)
    return given


def end(role: Role, *, by: Person, now: datetime) -> None:
    """End a role and tell it; whoever has no other leaves, and is told that. Raises DeedRefused."""
    roles.end(role, by=by, now=now)
    if role.person.left_at is None:
        queue(role_mails.ended(role), now=now)
