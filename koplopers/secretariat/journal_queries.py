"""What the back office asks about the journal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import false, or_, select

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.journal import JournalEntry
from koplopers.municipalities.models import Municipality
from koplopers.people.models import Person
from koplopers.secretariat.forms import JournalFilter
from koplopers.secretariat.listing import Listed, contains, one_page

SYSTEM = {"systeem", "het systeem"}  # what people type for who has no account
AT_A_TIME = 500  # rows that an export holds in memory

SIGNER, CO_SIGNER = "de ondertekenaar", "een medeondertekenaar"
WITHOUT_ACCOUNT = {  # deeds of people who sign: they have no account, and prove who they are with a mailed link
    "bevestigd": SIGNER,
    "vraag beantwoord": SIGNER,
    "verbetering gevraagd": SIGNER,
    "ingetrokken door de gemeente": SIGNER,
    "medeondertekenaar gevraagd": SIGNER,
    "medeondertekenaar weggehaald": SIGNER,
    "medeondertekenaar zei ja": CO_SIGNER,
    "medeondertekenaar zei nee": CO_SIGNER,
    "medeondertekenaar trok zich terug": CO_SIGNER,
    "antwoordde over een overgenomen ondertekening": "de gemeente van nu",
}


@dataclass(frozen=True)
class Written:
    """An entry with the names of today; None where somebody or something has no name any more."""

    entry: JournalEntry
    person: str | None
    municipality: str | None

    @property
    def who(self) -> str:
        if self.entry.actor is None:
            return WITHOUT_ACCOUNT.get(self.entry.deed, "het systeem")
        return self.person or "iemand zonder account"


def entries(asked: JournalFilter, *, page: int) -> Listed[Written]:
    """The journal, the newest first."""
    return one_page(_found(asked), _written, page=page)


def every_entry(asked: JournalFilter) -> Iterator[Written]:
    """The same, all of it, a few rows at a time."""
    rows = db.session.execute(_found(asked), execution_options={"yield_per": AT_A_TIME})
    return (_written(row) for row in rows)


def entry(number: int) -> Written | None:
    row = db.session.execute(_entries().where(JournalEntry.id == number)).first()
    return _written(row) if row else None


def history(subject: str, subject_id: str) -> list[Written]:
    """What happened to one case, the newest first."""
    found = _entries().where(JournalEntry.subject == subject, JournalEntry.subject_id == subject_id)
    return [_written(row) for row in db.session.execute(found.order_by(JournalEntry.id.desc()))]


def about(municipality: str, *, limit: int) -> list[Written]:
    """What happened last around the municipality with this code."""
    found = _entries().where(JournalEntry.municipality == municipality)
    return [_written(row) for row in db.session.execute(found.order_by(JournalEntry.id.desc()).limit(limit))]


def _entries() -> Any:
    return (
        select(JournalEntry, Person.name, Municipality.name)
        .outerjoin(Person, Person.id == JournalEntry.actor)
        .outerjoin(Municipality, Municipality.code == JournalEntry.municipality)
    )


def _found(asked: JournalFilter) -> Any:
    found = _entries()
    if words := asked.answer("wie"):
        by_system = JournalEntry.actor.is_(None) if words.lower() in SYSTEM else false()
        found = found.where(contains(words, Person.name) | by_system)
    if words := asked.answer("daad"):
        found = found.where(contains(words, JournalEntry.deed))
    if number := asked.answer("kenmerk"):
        found = found.where(JournalEntry.subject == asked.answer("onderwerp"), JournalEntry.subject_id == number)
    elif words := asked.answer("onderwerp"):
        found = found.where(contains(words, JournalEntry.subject, JournalEntry.subject_id))
    if words := asked.answer("gemeente"):
        found = found.where(or_(contains(words, Municipality.name), JournalEntry.municipality == words.upper()))
    if asked.answer("van"):
        found = found.where(JournalEntry.at >= _midnight(asked.van.data))
    if asked.answer("tot"):
        found = found.where(JournalEntry.at < _midnight(asked.tot.data + timedelta(days=1)))
    return found.order_by(JournalEntry.at.desc(), JournalEntry.id.desc())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _written(row: Any) -> Written:
    return Written(row[0], row[1], row[2])
