"""What waits at the doors of the demo world: links that everybody may know, because they open nothing real.

Also two browsers in which somebody is signed in, and an hour in which the door is tried too often.
"""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from koplopers import clock
from koplopers.database import db
from koplopers.demo import office, people
from koplopers.people import changing, door_routes, inviting, queries, rules, signing_in, yearly
from koplopers.people.models import (
    AddressChange,
    ContactQuestion,
    Invitation,
    KeptAnswers,
    Passkey,
    Person,
    Role,
    SignIn,
    SignInRequest,
)
from koplopers.tokens import fingerprint
from koplopers.web import throttle
from koplopers.web.counted import CountedDeed

SIGN_IN, INVITATION, QUESTION = "demonstratie-inloglink", "demonstratie-uitnodiging", "demonstratie-vraag"
ADDRESS = "demonstratie-mailadres"
INVITED = people.Member("Ilse Invent", "ilse@zonnedrecht.example", rules.EDITOR, municipality="Zonnedrecht")
WAITS = timedelta(days=3)
# In one browser somebody is back who typed while their session ended; the session of the other is nearly over.
BACK, LEAVING = "demonstratie-weer-ingelogd", "demonstratie-bijna-uitgelogd"
LEFT = timedelta(minutes=9)
STALE = "0"  # the version that no case has: a colleague changed it meanwhile
TYPED: tuple[tuple[str, dict[str, str]], ...] = (
    ("/beheer/mensen/uitnodigen", {"naam": "Ilse Invent", "email": "ilse@zonnedrecht", "rol": rules.EDITOR}),
    (f"/beheer/meldingen/{office.LATE}/notitie", {"versie": STALE, "notitie": "Ik belde de melder."}),
    (f"/beheer/meldingen/{office.LATE}/antwoord", {"versie": STALE, "antwoord": "De lijst is weer vol."}),
    ("/beheer/mails/2/adres", {"was": "weg@bezoeker.voorbeeld.example", "adres": "hier@bezoeker.example"}),
)
# Whoever comes from the machine itself, as the audit does; visitors of a demonstration come from elsewhere.
BUSY_AT, HERE = datetime(2027, 3, 1, 10, 30, tzinfo=UTC), "127.0.0.1"


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
            *_back(_role(office.COLLEAGUE).person, now),
            _session(LEAVING, _role(office.COLLEAGUE).person, now - rules.AT_MOST + LEFT, now),
            *_busy(door_routes.ASK, rules.ASKS_PER_ORIGIN),
            *_busy(door_routes.TRY, rules.TRIES_PER_ORIGIN),
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


def _back(person: Person, now: datetime) -> Iterator[SignIn | KeptAnswers]:
    session = _session(BACK, person, now, now)
    yield session
    for path, typed in TYPED:
        yield KeptAnswers(sign_in=session, path=path, answers=[list(pair) for pair in typed.items()], kept_at=now)


def _session(secret: str, person: Person, began: datetime, now: datetime) -> SignIn:
    return SignIn(
        person=person,
        fingerprint=fingerprint(secret, purpose=queries.SESSION),
        device="Firefox op Linux",
        started_at=began,
        last_used_at=now,
    )


def _busy(deed: str, limit: str) -> Iterator[CountedDeed]:
    most, who = throttle.limit_of(limit).most, throttle.name_of(HERE)
    return (CountedDeed(deed=deed, who=who, at=BUSY_AT) for _ in range(most))
