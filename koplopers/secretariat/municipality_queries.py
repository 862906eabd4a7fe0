"""What the back office asks about municipalities: who speaks for them, and when that was last confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select

from koplopers.database import db
from koplopers.network.conditions import on
from koplopers.network.models import Listing
from koplopers.people.models import ContactQuestion, Person, Role
from koplopers.people.rules import CONTACT
from koplopers.secretariat.forms import UNANSWERED, WITHOUT, MunicipalityFilter
from koplopers.secretariat.listing import Listed, contains, one_page


@dataclass(frozen=True)
class Represented:
    """A municipality, its contact person if it has one, and the last yearly question to them."""

    listing: Listing
    contact: str | None
    since: datetime | None
    asked_at: datetime | None
    answered_at: datetime | None
    is_still: bool | None

    @property
    def confirmed_at(self) -> datetime | None:
        """When somebody last said to be the contact person: by the yearly question, or by becoming it."""
        return self.answered_at if self.is_still else self.since

    @property
    def is_waited_for(self) -> bool:
        """Whether the yearly question is open, or was answered with no while nobody took over."""
        return self.asked_at is not None and not (self.answered_at and self.is_still)


def municipalities(asked: MunicipalityFilter, *, today: date, page: int) -> Listed[Represented]:
    """The members by name, and whoever has a contact person besides."""
    found = _represented(today)
    if words := asked.answer("zoek"):
        found = found.where(contains(words, Listing.name))
    if asked.answer("contact") == WITHOUT:
        found = found.where(Role.id.is_(None))
    elif asked.answer("contact") == UNANSWERED:
        found = found.where(ContactQuestion.id.is_not(None), _is_unanswered())
    return one_page(found.order_by(Listing.sort_key), lambda row: Represented(*row[:-1]), page=page)


def without_contact(today: date, *, limit: int) -> tuple[list[Listing], int]:
    """Members for whom nobody speaks, by name, and how many they are together."""
    found = _represented(today).where(Role.id.is_(None)).order_by(Listing.sort_key).limit(limit)
    rows = db.session.execute(found.add_columns(func.count().over())).all()
    return [row[0] for row in rows], rows[0][-1] if rows else 0


def _represented(today: date) -> Any:
    last = select(func.max(ContactQuestion.id)).where(ContactQuestion.role_id == Role.id).correlate(Role)
    return (
        select(
            Listing,
            Person.name,
            Role.given_at,
            ContactQuestion.asked_at,
            ContactQuestion.answered_at,
            ContactQuestion.is_still,
        )
        .outerjoin(Role, (Role.municipality_code == Listing.code) & (Role.role == CONTACT) & Role.ended_at.is_(None))
        .outerjoin(Person, Person.id == Role.person_id)
        .outerjoin(ContactQuestion, ContactQuestion.id == last.scalar_subquery())
        .where(or_(Listing.is_member, Role.id.is_not(None)), *on(today))
    )


def _is_unanswered() -> Any:
    return or_(ContactQuestion.answered_at.is_(None), ContactQuestion.is_still.is_(False))
