"""What the back office of the demo world has to do: reports of all ages, letters that fared well and badly, a trail."""

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from koplopers import journal
from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.demo import people
from koplopers.outbox import actions as outbox
from koplopers.outbox.letters import Letter
from koplopers.outbox.models import DeliveryAttempt
from koplopers.outbox.rules import Outcome
from koplopers.people.models import Person, Role
from koplopers.people.rules import SECRETARIAT
from koplopers.secretariat import bulk
from koplopers.secretariat.models import Hold
from koplopers.statement import cases, terms
from koplopers.statement.mails import ANSWER
from koplopers.statement.models import BarrierReport

COLLEAGUE = people.Member("Bram Bedenksel", "bram@secretariaat.example", SECRETARIAT)
LATE, BY_PHONE, CLOSED, ERASED = "CDF-234-HJK", "HJK-679-MNP", "PRT-234-VWX", "XWV-992-CDF"
TWICE = ("TWK-397-FHJ", "TWK-397-FHM")  # the same fault, told by two and closed at once
STAYS_OPEN = datetime(2030, 1, 1, tzinfo=UTC)  # in the demonstration somebody goes on working
ANSWERS = (
    ("vera@bezoeker.example", datetime(2026, 11, 12, 11, tzinfo=UTC)),
    ("weg@bezoeker.example", datetime(2026, 11, 18, 14, tzinfo=UTC)),
)
REASON = "U krijgt deze mail omdat u op een verzonnen site iets meldde."
REFUSAL = "550 5.1.1 Deze verzonnen mailbox bestaat niet."


def load() -> None:
    """Put the work in; a second time changes nothing."""
    if db.session.scalar(select(BarrierReport.id).where(BarrierReport.reference == LATE)):
        return
    colleague = _colleague()
    secretary = db.session.scalars(select(Person.id).where(Person.email == people.SECRETARY.email)).one()
    _reports()
    on = {"subject": cases.SUBJECT, "subject_id": BY_PHONE, "person_id": colleague.id}
    db.session.add(Hold(**on, since=_at(24, 9), until=STAYS_OPEN))
    _letters()
    _trail(secretary, colleague.id)
    bulk.close_reports(dict.fromkeys(TWICE, 1), person_id=colleague.id, now=_at(24, 9))


def _colleague() -> Person:
    """A second one for the secretariat, because two people may open the same case."""
    person = Person(
        name=COLLEAGUE.name,
        email=COLLEAGUE.email,
        handle=secrets.token_bytes(people.HANDLE_BYTES),
        joined_at=people.JOINED_AT,
        all_roles=[Role(role=SECRETARIAT, given_at=people.JOINED_AT)],
    )
    db.session.add(person)
    db.session.flush()
    return person


def _reports() -> None:
    told = {"page": "/netwerk", "wanted": "Een verzonnen bezoeker zocht Windveld.", "means": "een verzonnen browser"}
    late = _report(LATE, _at(2, 10), **told, happened="De lijst bleef leeg.", email="vera@bezoeker.example")
    by_phone = _report(BY_PHONE, _at(20, 15), **told, happened="De knop deed niets.", phone="000 0000000")
    closed = _report(CLOSED, _at(9, 9), **told, happened="De kaart was weg.")
    erased = _report(ERASED, datetime(2025, 9, 1, 9, tzinfo=UTC))
    closed.answered_at, erased.answered_at = _at(12, 11), datetime(2025, 9, 8, 9, tzinfo=UTC)
    twice = [_report(one, _at(18, 12), **told, happened="De knop deed niets.") for one in TWICE]
    db.session.add_all((late, by_phone, closed, erased, *twice))


def _report(reference: str, at: datetime, **told: str) -> BarrierReport:
    received = at.astimezone(AMSTERDAM).date()
    nothing = dict.fromkeys(("page", "wanted", "happened", "means", "email", "phone"), "")
    return BarrierReport(
        reference=reference, received_at=at, answer_by=terms.answer_by(received),
        erase_after=terms.erase_contact_after(received), **{**nothing, **told},
    )  # fmt: skip


def _letters() -> None:
    handed_over, given_up = (outbox.queue(_answer(to), now=at) for to, at in ANSWERS)
    for letter, outcome, answer in (
        (handed_over, Outcome.HANDED_OVER, "250 2.0.0 In orde."),
        (given_up, Outcome.REFUSED, REFUSAL),
    ):
        tried_at = letter.queued_at + timedelta(minutes=1)
        letter.tries = 1
        letter.attempts = [DeliveryAttempt(started_at=tried_at, ended_at=tried_at, outcome=outcome, answer=answer)]
    handed_over.handed_over_at = handed_over.attempts[0].ended_at
    given_up.given_up_at = given_up.attempts[0].ended_at
    _expired_letter()


def _answer(to: str) -> Letter:
    text = "Goedendag,\n\nWij hebben de verzonnen kaart teruggezet."
    return Letter(ANSWER, to, "Antwoord op uw verzonnen melding", text, REASON)


def _expired_letter() -> None:
    at = _at(19, 8)
    ended = at + timedelta(minutes=15)
    words = Letter("sign-in", "vera@bezoeker.example", "Inloggen", "Gewist.", REASON, expires_at=ended, secret=True)
    letter = outbox.queue(words, now=at)
    letter.text, letter.erased_at = "", ended
    db.session.flush()


def _trail(secretary: int, colleague: int) -> None:
    editor = db.session.scalars(select(Person).where(Person.email == people.WINDVELD_EDITOR.email)).one()
    journal.record(
        actor=secretary, deed="gaf een rol", subject="mens", subject_id=str(editor.id),
        municipality=editor.roles[0].municipality_code, after={"rol": "redacteur van Windveld"}, now=people.JOINED_AT,
    )  # fmt: skip
    journal.record(
        actor=secretary, deed="adres hersteld", subject=outbox.SUBJECT, subject_id="1", now=_at(12, 10),
        personal={"before": {"adres": "vera@bezoker.example"}, "after": {"adres": "vera@bezoeker.example"}},
    )  # fmt: skip
    journal.record(
        actor=colleague, deed=cases.CLOSED, subject=cases.SUBJECT, subject_id=CLOSED, now=_at(12, 11),
        before={"stand": "open"}, after={"stand": "afgehandeld"},
    )  # fmt: skip


def _at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)
