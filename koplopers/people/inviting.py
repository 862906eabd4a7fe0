"""Inviting somebody, and handing over: a letter with a link for two weeks, and who says yes is signed in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from koplopers import journal
from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.people import mails, queries, roles, rules
from koplopers.people.models import Invitation, Person, Role
from koplopers.people.roles import DeedRefused
from koplopers.people.wording import role_in_words
from koplopers.tokens import fingerprint, new_link_secret

LINK = "invitation"


@dataclass(frozen=True)
class Asked:
    """Whom we ask to become what."""

    name: str
    email: str
    role: str
    organisation: str = ""
    code: str | None = None  # of the municipality


def invite(asked: Asked, *, by: Person | None, now: datetime) -> Invitation:
    """Ask somebody by letter. Raises DeedRefused when the municipality has a contact person: that is handed over."""
    if asked.role == rules.CONTACT and asked.code and queries.contact_of(asked.code):
        raise DeedRefused("Deze gemeente heeft al een contactpersoon. Draag die rol over.")
    return _invite(asked, replaces=None, by=by, now=now)


def begin_hand_over(role: Role, *, name: str, email: str, by: Person | None, now: datetime) -> Invitation:
    """Ask somebody to follow a contact person up, and tell that person. An older hand-over is replaced."""
    if role.ended_at is not None:
        raise DeedRefused("Deze rol is al beëindigd. Er valt niets meer over te dragen.")
    if role.person.email == rules.tidy_email(email):
        raise DeedRefused("Dit is het mailadres van de contactpersoon zelf. Vul het adres van de opvolger in.")
    for one in queries.open_invitations(role.municipality_code, now=now):
        if one.role == rules.CONTACT:
            _withdraw(one, now=now)
    asked = Asked(name=name, email=email, role=rules.CONTACT, code=role.municipality_code)
    made = _invite(asked, replaces=role, by=by, now=now)
    queue(mails.hand_over_begun(made, old=role.person), now=now)
    return made


def withdraw(one: Invitation, *, by: Person, now: datetime) -> None:
    """Take an invitation back; of a hand-over both hear that it is off."""
    if not _withdraw(one, now=now):
        raise DeedRefused("Deze uitnodiging is al beantwoord of ingetrokken.")
    _write_down("trok een uitnodiging in", one, by=by, now=now)
    if one.replaces and one.replaces.person.email:
        old = one.replaces.person
        for to, name in ((old.email or "", old.name), (one.email, one.name)):
            queue(mails.hand_over_withdrawn(one, to=to, name=name), now=now)


def withdraw_all(code: str, *, now: datetime) -> None:
    """Take back every open invitation of a municipality that is no more."""
    for one in queries.open_invitations(code, now=now):
        _withdraw(one, now=now)
        _write_down("trok een uitnodiging in", one, by=None, now=now)


def usable(secret: str, *, now: datetime) -> Invitation | None:
    """The invitation with this link, while it can be answered."""
    one = db.session.scalar(select(Invitation).where(Invitation.fingerprint == fingerprint(secret, purpose=LINK)))
    is_over = one is None or one.accepted_at or one.withdrawn_at or now >= one.invited_at + rules.INVITATION_LASTS
    return None if is_over else one


def accept(one: Invitation, *, now: datetime) -> Person:
    """Say yes. Raises DeedRefused when somebody else was first."""
    open_still = (Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None))
    claim = update(Invitation).where(Invitation.id == one.id, *open_still).values(accepted_at=now)
    if not db.session.connection().execute(claim).rowcount:
        raise DeedRefused("Deze uitnodiging is al beantwoord of ingetrokken.")
    db.session.refresh(one)
    person = queries.person_with(one.email) or roles.join(name=one.name, email=one.email, now=now)
    if one.replaces and one.replaces.ended_at is None:
        queue(mails.hand_over_done(one, old=one.replaces.person), now=now)
        roles.end(one.replaces, by=person, now=now)
    roles.give(person, one.role, organisation=one.organisation, code=one.municipality_code, by=person, now=now)
    queue(mails.welcome(one, new=person), now=now)
    return person


def _invite(asked: Asked, *, replaces: Role | None, by: Person | None, now: datetime) -> Invitation:
    secret, email = new_link_secret(), rules.tidy_email(asked.email)
    for one in queries.open_invitations(now=now):
        if (one.email, one.role, one.organisation, one.municipality_code) == (
            email, asked.role, asked.organisation, asked.code,
        ):  # fmt: skip
            _withdraw(one, now=now)
    made = Invitation(
        name=asked.name, email=email, role=asked.role, organisation=asked.organisation, municipality_code=asked.code,
        replaces=replaces, invited_by=by, fingerprint=fingerprint(secret, purpose=LINK), invited_at=now,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    db.session.refresh(made)
    queue(mails.invitation(made, secret=secret), now=now)
    _write_down("nodigde iemand uit" if replaces is None else "begon een overdracht", made, by=by, now=now)
    return made


def _withdraw(one: Invitation, *, now: datetime) -> bool:
    open_still = (Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None))
    done = db.session.connection().execute(
        update(Invitation).where(Invitation.id == one.id, *open_still).values(withdrawn_at=now)
    )
    db.session.refresh(one)
    return bool(done.rowcount)


def _write_down(deed: str, one: Invitation, *, by: Person | None, now: datetime) -> None:
    journal.record(
        actor=by.id if by else None, deed=deed, subject="uitnodiging", subject_id=str(one.id),
        after={"rol": role_in_words(one.role, one.organisation, one.municipality)},
        personal={"before": None, "after": {"naam": one.name, "e-mail": one.email}},
        municipality=one.municipality_code, now=now,
    )  # fmt: skip
