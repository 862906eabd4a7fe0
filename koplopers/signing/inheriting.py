"""A municipality that signed goes up in another: that one inherits the signature, and is asked whether it still holds.

Who is asked is its contact person; as long as there is none, the secretariat hears that it has to find one. Without an
answer the signature goes on counting, and the secretariat sees how long the question waits.
"""

from datetime import datetime

from sqlalchemy import or_, select, update

from koplopers import journal, publication
from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.outbox.actions import queue, queue_all
from koplopers.people import queries as people
from koplopers.people.models import Role
from koplopers.signing import living_mails, living_queries, withdrawing
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.living_models import Inheritance
from koplopers.signing.living_rules import must_be_reminded
from koplopers.signing.log_entries import enter_answer
from koplopers.signing.models import Signature
from koplopers.signing.trail import SUBJECT
from koplopers.tokens import fingerprint, new_link_secret
from koplopers.work.schedule import daily

LINK = "inherited signature"
MORNING = 9  # hour: nobody gets this in the night


@daily("inherited-signatures", hour=MORNING)
def follow_inheritances(*, now: datetime) -> int:
    """Ask what has to be asked, once, and remind half-way; returns how many questions are open."""
    today = now.astimezone(AMSTERDAM).date()
    for signature, heir in living_queries.heirless(today):
        db.session.add(Inheritance(signature=signature, heir=heir, arose_at=now))
    db.session.flush()
    waiting = living_queries.unanswered(today)
    for one in waiting:
        _follow(one, people.contact_of(one.heir.code), now=now)
    db.session.flush()
    return len(waiting)


def asked_with(secret: str) -> Inheritance | None:
    """The question with this link, answered or not."""
    link = fingerprint(secret, purpose=LINK)
    asked = select(Inheritance).where(or_(Inheritance.link == link, Inheritance.reminder_link == link))
    return db.session.scalar(asked)


def is_open(one: Inheritance, *, now: datetime) -> bool:
    """Whether an answer would still mean something. Being late is no reason to refuse one."""
    waiting = living_queries.unanswered(now.astimezone(AMSTERDAM).date())
    return any(other.id == one.id for other in waiting)


def answer(one: Inheritance, *, is_kept: bool, now: datetime) -> None:
    """Say whether the signature holds for the heir; a second press changes nothing. Raises DeedRefused.

    The log grows by the answer. When nobody is left for whom the signature holds, it is withdrawn.
    """
    if not is_open(one, now=now):
        if one.answered_at:
            return
        raise DeedRefused("Deze vraag is niet meer nodig.")
    waiting = update(Inheritance).where(Inheritance.id == one.id, Inheritance.answered_at.is_(None))
    done = db.session.connection().execute(waiting.values(answered_at=now, is_kept=is_kept)).rowcount
    db.session.refresh(one)
    if not done:
        return
    enter_answer(one.signature, heir=one.heir, is_kept=is_kept, now=now)
    _record(one, now=now)
    if not is_kept and not living_queries.other_heirs(one, now.astimezone(AMSTERDAM).date()):
        _withdraw(one.signature, now=now)
    if one.role:
        queue(living_mails.inheritance_answered(one, one.role), now=now)
    publication.publish()


def _follow(one: Inheritance, contact: Role | None, *, now: datetime) -> None:
    if contact is None:
        _tell_office(one, now=now)
    elif one.role_id != contact.id:
        _ask(one, contact, now=now)
    elif one.asked_at and must_be_reminded(asked_at=one.asked_at, reminded_at=one.reminded_at, now=now):
        _remind(one, contact, now=now)


def _ask(one: Inheritance, contact: Role, *, now: datetime) -> None:
    """Write to the contact person; who was asked before, and is it no longer, cannot answer any more."""
    secret = new_link_secret()
    one.role, one.asked_at, one.reminded_at, one.reminder_link = contact, now, None, None
    one.link = fingerprint(secret, purpose=LINK)
    db.session.flush()
    queue(living_mails.inheritance(one, contact, secret=secret), now=now)


def _remind(one: Inheritance, contact: Role, *, now: datetime) -> None:
    secret = new_link_secret()
    one.reminder_link, one.reminded_at = fingerprint(secret, purpose=LINK), now
    db.session.flush()
    queue(living_mails.inheritance(one, contact, secret=secret, is_reminder=True), now=now)


def _tell_office(one: Inheritance, *, now: datetime) -> None:
    if one.office_told_at:
        return
    one.office_told_at = now
    queue_all([living_mails.inheritance_without_contact(one, each) for each in people.secretaries()], now=now)


def _withdraw(signature: Signature, *, now: datetime) -> None:
    """As when the municipality itself withdraws; one that is known from a public source has nobody to write to."""
    if signature.application:
        withdrawing.withdraw(signature.application, now=now)
    else:
        withdrawing.take_off(signature, on=now.astimezone(AMSTERDAM).date(), now=now)


def _record(one: Inheritance, *, now: datetime) -> None:
    gone = one.signature.municipality.name
    journal.record(
        actor=one.role.person_id if one.role else None,
        deed="antwoordde over een overgenomen ondertekening",
        subject=SUBJECT,
        subject_id=f"{gone}, versie {one.signature.manifest_version.slug}",
        municipality=one.heir.code,
        after={"ondertekening van": gone, "blijft gelden": "ja" if one.is_kept else "nee"},
        now=now,
    )
