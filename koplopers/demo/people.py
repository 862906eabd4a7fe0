"""The cast of the demo world: invented people with an account, at addresses that do not exist."""

import secrets
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import select

from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.people.models import Person, Role
from koplopers.people.rules import ALLIANCE, CONTACT, EDITOR, SECRETARIAT

JOINED_AT = datetime(2026, 9, 1, 9, tzinfo=UTC)
HANDLE_BYTES = 32


class Member(NamedTuple):
    """Somebody who does not exist, and what they are."""

    name: str
    email: str
    role: str
    organisation: str = ""
    municipality: str = ""


SECRETARY = Member("Sanne Verzonnen", "sanne@secretariaat.example", SECRETARIAT)
REVIEWER = Member("Rachid Bedacht", "rachid@alliantie.example", ALLIANCE, organisation="Coalitie voor Inclusie")
WINDVELD_CONTACT = Member("Carla Fictie", "carla@windveld.example", CONTACT, municipality="Windveld")
WINDVELD_EDITOR = Member("Emre Nergens", "emre@windveld.example", EDITOR, municipality="Windveld")
ZONNEDRECHT_CONTACT = Member("Zoë Zomaar", "zoe@zonnedrecht.example", CONTACT, municipality="Zonnedrecht")
CAST = (SECRETARY, REVIEWER, WINDVELD_CONTACT, WINDVELD_EDITOR, ZONNEDRECHT_CONTACT)


def load() -> None:
    """Put the cast in; a second time changes nothing."""
    if db.session.scalar(select(Person.id).where(Person.email == SECRETARY.email)):
        return
    db.session.add_all(_person(member) for member in CAST)
    db.session.flush()


def _person(member: Member) -> Person:
    code = db.session.scalar(select(Municipality.code).where(Municipality.name == member.municipality))
    role = Role(role=member.role, organisation=member.organisation, municipality_code=code, given_at=JOINED_AT)
    return Person(
        name=member.name,
        email=member.email,
        handle=secrets.token_bytes(HANDLE_BYTES),
        joined_at=JOINED_AT,
        all_roles=[role],
    )
