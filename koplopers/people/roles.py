"""Giving and ending roles, and leaving."""

import secrets
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from koplopers import journal
from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.people import mails, rules, sessions
from koplopers.people.models import Invitation, Passkey, Person, Role, SignInRequest
from koplopers.people.wording import role_in_words

HANDLE_BYTES = 32
LAST_ONE = "Dit is de laatste medewerker van het secretariaat. Nodig eerst iemand anders uit."


class DeedRefused(Exception):
    """This cannot be done; the message says why, and what can."""


def join(*, name: str, email: str, now: datetime) -> Person:
    """Make an account, or open that of somebody who left and is not erased yet."""
    left: Person | None = db.session.scalar(select(Person).where(Person.email == rules.tidy_email(email)))
    if left is not None:
        left.name, left.left_at = name, None
        return left
    person = Person(
        name=name, email=rules.tidy_email(email), handle=secrets.token_bytes(HANDLE_BYTES), joined_at=now, all_roles=[]
    )
    db.session.add(person)
    db.session.flush()
    return person


def give(
    person: Person, role: str, *, organisation: str = "", code: str | None = None, by: Person | None, now: datetime
) -> Role:
    """Make somebody something; raises DeedRefused when a municipality would get two contact persons."""
    for one in person.roles:
        if (one.role, one.organisation, one.municipality_code) == (role, organisation, code):
            return one
    given = Role(person_id=person.id, role=role, organisation=organisation, municipality_code=code, given_at=now)
    try:
        with db.session.begin_nested():
            db.session.add(given)
    except IntegrityError as fault:
        raise DeedRefused("Deze gemeente heeft al een contactpersoon. Draag die rol over.") from fault
    db.session.expire(person, ["all_roles"])
    _write_down("gaf een rol", given, by=by, now=now, after=in_words(given))
    return given


def end(role: Role, *, by: Person | None, now: datetime, is_told: bool = False) -> None:
    """End a role; whoever has no other leaves, and is told so. Raises DeedRefused for the last of the secretariat."""
    if role.ended_at is not None:
        return
    if role.role == rules.SECRETARIAT and _is_last_secretary(role):
        raise DeedRefused(LAST_ONE)
    role.ended_at = now
    db.session.flush()
    _write_down("beëindigde een rol", role, by=by, now=now, before=in_words(role))
    if not role.person.roles:
        leave(role.person, by=by, now=now, is_told=is_told)


def leave(person: Person, *, by: Person | None, now: datetime, is_told: bool = False) -> None:
    """End an account: every role, session, passkey and letter. Raises DeedRefused for the last of the secretariat.

    `is_told` when another letter tells the person already.
    """
    if person.left_at is not None:
        return
    if any(role.role == rules.SECRETARIAT and _is_last_secretary(role) for role in person.roles):
        raise DeedRefused(LAST_ONE)
    person.left_at = now
    for role in person.roles:
        role.ended_at = now
        _write_down("beëindigde een rol", role, by=by, now=now, before=in_words(role))
    sessions.end_all(person, now=now)
    db.session.execute(delete(Passkey).where(Passkey.person_id == person.id))
    mine = (SignInRequest.person_id == person.id, SignInRequest.ended_at.is_(None))
    db.session.execute(update(SignInRequest).where(*mine).values(ended_at=now))
    mine_to_give = (Invitation.replaces_id.in_(select(Role.id).where(Role.person_id == person.id)),)
    still_open = (Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None))
    db.session.execute(update(Invitation).where(*mine_to_give, *still_open).values(replaces_id=None))
    if not is_told:
        queue(mails.left(person), now=now)
    journal.record(
        actor=by.id if by else None, deed="beëindigde een account", subject="mens", subject_id=str(person.id),
        personal={"before": {"naam": person.name, "e-mail": person.email}}, now=now,
    )  # fmt: skip
    db.session.flush()


def in_words(role: Role) -> dict[str, str]:
    """A role as the journal keeps it."""
    return {"rol": role_in_words(role.role, role.organisation, role.municipality)}


def _is_last_secretary(role: Role) -> bool:
    others = select(Role.id).where(Role.role == rules.SECRETARIAT, Role.ended_at.is_(None), Role.id != role.id)
    return role.ended_at is None and db.session.scalar(others.with_for_update()) is None


def _write_down(
    deed: str, role: Role, *, by: Person | None, now: datetime,
    before: dict[str, str] | None = None, after: dict[str, str] | None = None,
) -> None:  # fmt: skip
    journal.record(
        actor=by.id if by else None, deed=deed, subject="mens", subject_id=str(role.person_id), before=before,
        after=after, personal={"before": None, "after": {"naam": role.person.name}},
        municipality=role.municipality_code, now=now,
    )  # fmt: skip
