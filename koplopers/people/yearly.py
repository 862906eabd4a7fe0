"""Once a year: are you still the contact person? Who does not answer is asked again, and the secretariat sees it."""

from datetime import datetime

from sqlalchemy import select, update

from koplopers import journal
from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.people import mails, queries, rules
from koplopers.people.models import ContactQuestion, Role
from koplopers.tokens import fingerprint, new_link_secret
from koplopers.work.schedule import daily

LINK = "contact question"
MORNING = 9  # hour: nobody is asked at night


@daily("contact-persons", hour=MORNING)
def ask_contact_persons(*, now: datetime) -> int:
    """Ask every contact person whose year is over; returns how many were asked."""
    due = [role for role in queries.live_contacts() if _is_due(role, now)]
    for role in due:
        _ask(role, now=now)
    return len(due)


def usable(secret: str, *, now: datetime) -> ContactQuestion | None:
    """The question with this link, while it can be answered."""
    one = db.session.scalar(
        select(ContactQuestion).where(ContactQuestion.fingerprint == fingerprint(secret, purpose=LINK))
    )
    is_over = one is None or one.answered_at or one.role.ended_at or now >= one.asked_at + rules.QUESTION_LASTS
    return None if is_over else one


def just_answered(secret: str, *, is_still: bool, now: datetime) -> ContactQuestion | None:
    """The question with this link, when it got this same answer a moment ago: somebody pressed twice."""
    return db.session.scalar(
        select(ContactQuestion).where(
            ContactQuestion.fingerprint == fingerprint(secret, purpose=LINK),
            ContactQuestion.answered_at > now - rules.PRESSED_AGAIN,
            ContactQuestion.is_still.is_(is_still),
        )
    )


def answer(one: ContactQuestion, *, is_still: bool, now: datetime) -> None:
    """Keep the answer; it counts for every question to this person that was still open."""
    mine = (ContactQuestion.role_id == one.role_id, ContactQuestion.answered_at.is_(None))
    db.session.execute(update(ContactQuestion).where(*mine).values(answered_at=now, is_still=is_still))
    journal.record(
        actor=one.role.person_id, deed="beantwoordde de jaarlijkse vraag", subject="mens",
        subject_id=str(one.role.person_id), after={"nog contactpersoon": "ja" if is_still else "nee"},
        municipality=one.role.municipality_code, now=now,
    )  # fmt: skip
    db.session.refresh(one)


def _is_due(role: Role, now: datetime) -> bool:
    questions = queries.questions_of(role)
    if questions and not questions[0].answered_at:
        return now >= questions[0].asked_at + rules.CONTACT_REMINDED_AFTER
    confirmed = max([role.given_at, *(one.answered_at for one in questions if one.answered_at)])
    return now >= confirmed + rules.CONTACT_ASKED_EVERY


def _ask(role: Role, *, now: datetime) -> None:
    secret = new_link_secret()
    one = ContactQuestion(role=role, fingerprint=fingerprint(secret, purpose=LINK), asked_at=now)
    db.session.add(one)
    db.session.flush()
    queue(mails.contact_question(one, secret=secret), now=now)
