"""What is erased of people and their sessions, and when; the privacy page says the same."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update

from koplopers.database import db
from koplopers.people import answers
from koplopers.people.models import (
    AddressChange,
    Invitation,
    KeptAnswers,
    PasskeyChallenge,
    Person,
    SignIn,
    SignInRequest,
)
from koplopers.retention import Term, forgetter

ERASED = ""

ANSWERS = Term(
    "kept answers", "wat u typte terwijl uw sessie afliep", "u kunt er verder mee als u weer inlogt", 1,
    "nadat u het typte; na een uur kan niemand het meer zien",
)  # fmt: skip
REQUESTS = Term(
    "sign-in requests", "dat iemand om een mail vroeg om in te loggen, zonder het mailadres",
    "zo sturen wij niemand te veel mails", 1, "nadat erom gevraagd was",
)  # fmt: skip
ADDRESS_CHANGES = Term(
    "address changes", "het nieuwe mailadres dat u of het secretariaat opgaf",
    "wij sturen er een mail heen waarmee u het bevestigt", 1, "nadat het is opgegeven",
)  # fmt: skip
SIGN_INS = Term(
    "sign-ins", "wanneer en met welk soort apparaat u inlogde", "u en wij kunnen misbruik zien", 90,
    "nadat u voor het laatst iets deed",
)  # fmt: skip
INVITATIONS = Term(
    "invitations", "de naam en het mailadres van wie is uitgenodigd",
    "wie uitnodigt, kan zien aan wie, en wij kunnen vragen erover beantwoorden", 90, "na de uitnodiging",
)  # fmt: skip
PEOPLE = Term(
    "people who left", "de naam en het mailadres van wie geen account meer heeft",
    "wij kunnen zeggen wie er over een besluit ging", 365, "nadat het account is beëindigd; de rollen blijven staan",
)  # fmt: skip


@forgetter(ANSWERS)
def forget_answers(*, now: datetime) -> int:
    return answers.forget(now=now)


@forgetter(REQUESTS)
def forget_requests(*, now: datetime) -> int:
    before = REQUESTS.ended_before(now)
    return _delete(SignInRequest, SignInRequest.asked_at < before) + _delete(
        PasskeyChallenge, PasskeyChallenge.asked_at < before
    )


@forgetter(ADDRESS_CHANGES)
def forget_address_changes(*, now: datetime) -> int:
    return _delete(AddressChange, AddressChange.asked_at < ADDRESS_CHANGES.ended_before(now))


@forgetter(SIGN_INS)
def forget_sign_ins(*, now: datetime) -> int:
    old = SignIn.last_used_at < SIGN_INS.ended_before(now)
    db.session.execute(delete(KeptAnswers).where(KeptAnswers.sign_in_id.in_(select(SignIn.id).where(old))))
    return _delete(SignIn, old)


@forgetter(INVITATIONS)
def forget_invitations(*, now: datetime) -> int:
    """The invitation itself stays: it says since when a role was offered, and not to whom."""
    old = (Invitation.invited_at < INVITATIONS.ended_before(now), Invitation.email != ERASED)
    return _rows(update(Invitation).where(*old).values(name=ERASED, email=ERASED))


@forgetter(PEOPLE)
def forget_people(*, now: datetime) -> int:
    """Who left keeps a row without a name, so that their roles and what they did stay."""
    old = (Person.left_at < PEOPLE.ended_before(now), or_(Person.email.is_not(None), Person.name != ERASED))
    return _rows(update(Person).where(*old).values(name=ERASED, email=None, handle=b""))


def _delete(model: Any, old: ColumnElement[bool]) -> int:
    return _rows(delete(model).where(old))


def _rows(statement: Any) -> int:
    return int(db.session.connection().execute(statement).rowcount)
