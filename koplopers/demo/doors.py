"""What waits at the doors of the demo world: links that everybody may know, because they open nothing real."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select

from koplopers import clock
from koplopers.database import db
from koplopers.demo import people
from koplopers.people import changing, inviting, rules, signing_in, yearly
from koplopers.people.models import AddressChange, ContactQuestion, Invitation, Passkey, Person, Role, SignInRequest
from koplopers.tokens import fingerprint

SIGN_IN, INVITATION, QUESTION = "demonstratie-inloglink", "demonstratie-uitnodiging", "demonstratie-vraag"
ADDRESS = "demonstratie-mailadres"
INVITED = people.Member("Ilse Invent", "ilse@zonnedrecht.example", rules.EDITOR, municipality="Zonnedrecht")
WAITS = timedelta(days=3)


def load() -> None:
    """Put them in; a second time changes nothing."""
    if db.session.scalar(select(Passkey.id)):
        return
    now, asked = clock.now(), _role(people.ZONNEDRECHT_CONTACT)
    db.session.add_all(
        (
            _letter(asked.person, now),
            _invitation(asked, now - WAITS),
            ContactQuestion(role=asked, fingerprint=fingerprint(QUESTION, purpose=yearly.LINK), asked_at=now - WAITS),
            _change(_role(people.WINDVELD_EDITOR).person, now),
            _passkey(_role(people.WINDVELD_CONTACT).person),
        )
    )
    db.session.flush()


def _role(member: people.Member) -> Role:
    return db.session.scalars(select(Role).join(Role.person).where(Person.email == member.email)).one()


def _letter(person: Person, now: datetime) -> SignInRequest:
    return SignInRequest(
        address=fingerprint(person.email or "", purpose=signing_in.ADDRESS),
        browser=fingerprint(secrets.token_urlsafe(), purpose=signing_in.BROWSER),
        person=person,
        link=fingerprint(SIGN_IN, purpose=signing_in.LINK),
        then="/beheer",
        asked_at=now,
    )


def _invitation(by: Role, at: datetime) -> Invitation:
    return Invitation(
        name=INVITED.name,
        email=INVITED.email,
        role=INVITED.role,
        municipality_code=by.municipality_code,
        invited_by_id=by.person_id,
        fingerprint=fingerprint(INVITATION, purpose=inviting.LINK),
        invited_at=at,
    )


def _change(person: Person, now: datetime) -> AddressChange:
    return AddressChange(
        person_id=person.id,
        email="emre.nergens@windveld.example",
        link=fingerprint(ADDRESS, purpose=changing.LINK),
        asked_at=now,
    )


def _passkey(person: Person) -> Passkey:
    """One whose device does not exist, so nobody comes in with it."""
    return Passkey(
        person_id=person.id,
        credential=secrets.token_bytes(people.HANDLE_BYTES),
        public_key=b"",
        uses=0,
        name="Sleutelhanger van het werk",
        added_at=people.JOINED_AT,
    )
