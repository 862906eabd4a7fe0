"""Changing what we know of somebody: a name at once, a mail address when its owner says so from the new mailbox.

For an address that belongs to another account the same is done and shown, but the letter says that nothing changes: so
nobody learns from our pages who has an account. Until the link is used the old address works; after that it is told.
"""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from koplopers import journal
from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.people import mails, queries, rules
from koplopers.people.models import AddressChange, Person, SignInRequest
from koplopers.people.roles import DeedRefused
from koplopers.tokens import fingerprint, new_link_secret

LINK, PRESSED = "address change", "pressed address change"
SAME = "Dit is het mailadres dat er al staat. Vul een ander adres in."
OVER = "Deze link is al gebruikt of werkt niet meer."


def rename(person: Person, name: str, *, by: Person, now: datetime) -> None:
    if person.name == name:
        return
    before, person.name = person.name, name
    _write_down("veranderde een naam", person, by=by, now=now, before={"naam": before}, after={"naam": name})


def ask_address(person: Person, email: str, *, by: Person, now: datetime) -> AddressChange:
    """Send a letter to this address; a newer request ends the older one. Raises DeedRefused for the address of now."""
    email = rules.tidy_email(email)
    if email == person.email:
        raise DeedRefused(SAME)
    _end_open(person, now=now)
    secret, one = new_link_secret(), AddressChange(person=person, email=email, asked_at=now)
    is_free = not queries.is_taken(email)
    one.link = fingerprint(secret, purpose=LINK) if is_free else None
    db.session.add(one)
    db.session.flush()
    queue(mails.address_change(one, secret=secret) if is_free else mails.address_taken(one), now=now)
    _write_down("vroeg een ander mailadres aan", person, by=by, now=now, after={"e-mail": email})
    return one


def usable(secret: str, *, now: datetime) -> AddressChange | None:
    """The request with this link, while it works."""
    one = db.session.scalar(select(AddressChange).where(AddressChange.link == fingerprint(secret, purpose=LINK)))
    is_open = one and rules.may_use_letter(asked_at=one.asked_at, ended_at=one.ended_at, now=now)
    return one if one and is_open and one.person.left_at is None else None


def was_just_used(secret: str, *, page: str, now: datetime) -> bool:
    """Whether this link changed the address a moment ago from this very page: then somebody pressed twice."""
    pressed = AddressChange.link == fingerprint(f"{secret} {page}", purpose=PRESSED)
    used = select(AddressChange.id).where(pressed, AddressChange.ended_at > now - rules.PRESSED_AGAIN)
    return db.session.scalar(used) is not None


def use(one: AddressChange, *, secret: str, page: str, now: datetime) -> None:
    """Change the address and tell the old one. Raises DeedRefused when somebody was first, with link or address.

    From then on the link is known only together with the page on which it was pressed.
    """
    claim = update(AddressChange).where(AddressChange.id == one.id, AddressChange.ended_at.is_(None))
    if not db.session.connection().execute(claim.values(ended_at=now)).rowcount:
        raise DeedRefused(OVER)
    person, before = one.person, one.person.email or ""
    try:
        with db.session.begin_nested():
            person.email, one.link = one.email, fingerprint(f"{secret} {page}", purpose=PRESSED)
    except IntegrityError as fault:
        raise DeedRefused(OVER) from fault
    waiting = (SignInRequest.person_id == person.id, SignInRequest.ended_at.is_(None))
    db.session.execute(update(SignInRequest).where(*waiting).values(ended_at=now))  # the old mailbox opens no more
    queue(mails.address_changed(person, before=before), now=now)
    after = {"e-mail": person.email}
    _write_down("veranderde een mailadres", person, by=person, now=now, before={"e-mail": before}, after=after)


def _end_open(person: Person, *, now: datetime) -> None:
    mine = (AddressChange.person_id == person.id, AddressChange.ended_at.is_(None))
    db.session.execute(update(AddressChange).where(*mine).values(ended_at=now))


def _write_down(
    deed: str, person: Person, *, by: Person, now: datetime,
    before: journal.Values | None = None, after: journal.Values | None = None,
) -> None:  # fmt: skip
    journal.record(
        actor=by.id, deed=deed, subject="mens", subject_id=str(person.id),
        personal={"before": before, "after": after}, now=now,
    )  # fmt: skip
