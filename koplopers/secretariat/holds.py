"""Who works on a case: the second sees it and may take over, and it ends by itself when nothing happens any more.

It keeps nobody out. That nobody's words are lost is seen to when they are saved, by the version of the case.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.exc import IntegrityError

from koplopers import journal
from koplopers.database import db
from koplopers.people.models import Person
from koplopers.secretariat import rules
from koplopers.secretariat.models import Hold

TAKEN_OVER = "overgenomen"


@dataclass(frozen=True)
class Working:
    """Who works on a case, and since when."""

    person_id: int
    name: str
    since: datetime


def working_on(subject: str, subject_id: str, *, now: datetime) -> Working | None:
    """Who works on this case at this moment."""
    found = select(Hold.person_id, Person.name, Hold.since).join(Person, Person.id == Hold.person_id)
    row = db.session.execute(found.where(*_is(subject, subject_id), Hold.until > now)).first()
    return Working(*row) if row else None


def start(subject: str, subject_id: str, *, person_id: int, now: datetime) -> None:
    """Say that somebody works on a case, unless a colleague does."""
    db.session.execute(delete(Hold).where(Hold.until <= now))
    mine = db.session.get(Hold, (subject, subject_id))
    if mine is not None:
        if mine.person_id == person_id:
            mine.until = now + rules.HOLD
        return
    try:
        with db.session.begin_nested():
            db.session.add(_hold(subject, subject_id, person_id, now))
    except IntegrityError:
        pass  # a colleague began at the same moment, and is shown


def take_over(subject: str, subject_id: str, *, person_id: int, now: datetime) -> None:
    """Go on where a colleague was; the journal tells that somebody did."""
    held = working_on(subject, subject_id, now=now)
    if held and held.person_id != person_id:
        db.session.execute(delete(Hold).where(*_is(subject, subject_id), Hold.person_id == held.person_id))
        journal.record(actor=person_id, deed=TAKEN_OVER, subject=subject, subject_id=subject_id, now=now)
    start(subject, subject_id, person_id=person_id, now=now)


def stop(subject: str, subject_id: str, *, person_id: int) -> None:
    """Say that somebody works on it no longer."""
    db.session.execute(delete(Hold).where(*_is(subject, subject_id), Hold.person_id == person_id))


def _hold(subject: str, subject_id: str, person_id: int, now: datetime) -> Hold:
    return Hold(subject=subject, subject_id=subject_id, person_id=person_id, since=now, until=now + rules.HOLD)


def _is(subject: str, subject_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Hold.subject == subject, Hold.subject_id == subject_id
