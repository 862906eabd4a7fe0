"""What visitors do who meet a barrier: tell us. And what we owe them: an answer in time, and then to forget."""

import hashlib
import secrets
from dataclasses import astuple, dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError

from koplopers import journal
from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.retention import forgetter
from koplopers.statement import cases, terms
from koplopers.statement.actions import DeedRefused
from koplopers.statement.models import BarrierReport

ERASED = ""
RECEIVED = "ontvangen"


@dataclass(frozen=True)
class Told:
    """What somebody filled in."""

    page: str
    wanted: str
    happened: str
    means: str
    email: str
    phone: str


def submit(told: Told, *, now: datetime) -> BarrierReport:
    """Keep a report. The same words on the same day are the same report: somebody pressed twice or came back."""
    received = now.astimezone(AMSTERDAM).date()
    digest = _digest(told, received)
    known = _with_digest(digest)
    if known:
        return known
    report = BarrierReport(
        **vars(told),
        reference=new_reference(),
        digest=digest,
        received_at=now,
        answer_by=terms.answer_by(received),
        erase_after=terms.erase_contact_after(received),
    )
    try:
        with db.session.begin_nested():
            db.session.add(report)
    except IntegrityError:
        # Two presses at the same moment: the other one was first.
        first = _with_digest(digest)
        if first is None:
            raise
        return first
    journal.record(actor=None, deed=RECEIVED, subject=cases.SUBJECT, subject_id=report.reference, now=now)
    return report


def answer(reference: str, *, note: str, now: datetime) -> BarrierReport:
    """Remember that a report is answered, and what came of it. Raises DeedRefused for an unknown reference.

    For whoever types commands; the back office does the same with more care (cases).
    """
    spelled = terms.spelled(reference)
    report = db.session.scalar(select(BarrierReport).where(BarrierReport.reference == spelled))
    if report is None:
        raise DeedRefused(f"Er is geen melding met het kenmerk “{reference}”.")
    if note.strip():
        cases.note(report, note.strip(), version=report.version, actor=None, now=now)
    cases.close(report, version=report.version, actor=None, now=now)
    return report


@forgetter(terms.CONTACT)
def forget_contacts(*, now: datetime) -> int:
    """Erase who reported, and what their data could be proved with."""
    day = now.astimezone(AMSTERDAM).date()
    over = select(BarrierReport).where(
        BarrierReport.erase_after < day, or_(BarrierReport.email != ERASED, BarrierReport.phone != ERASED)
    )
    contacts = db.session.scalars(over).all()
    for report in contacts:
        report.email = report.phone = ERASED
    known = select(BarrierReport).where(BarrierReport.erase_after < day, BarrierReport.digest.is_not(None))
    for report in db.session.scalars(known):
        report.digest = None  # whoever guesses the contact data could prove them with it
    db.session.flush()
    return len(contacts)


@forgetter(terms.WORDS)
def forget_words(*, now: datetime) -> int:
    """Erase what was told; the reports themselves stay, so the count does too."""
    day = now.astimezone(AMSTERDAM).date()
    told = or_(BarrierReport.wanted != ERASED, BarrierReport.note != ERASED)
    words = 0
    for report in db.session.scalars(select(BarrierReport).where(BarrierReport.erase_after < day, told)):
        if terms.erase_words_after(report.received_on) < day:
            report.page = report.wanted = report.happened = report.means = report.note = ERASED
            words += 1
    db.session.flush()
    return words


def new_reference() -> str:
    """A reference that nobody guesses and that can be read out on the phone."""
    return terms.spelled("".join(secrets.choice(terms.LETTERS) for _ in range(terms.GROUPS * terms.IN_GROUP)))


def _digest(told: Told, received: date) -> str:
    return hashlib.sha256("\0".join([received.isoformat(), *astuple(told)]).encode()).hexdigest()


def _with_digest(digest: str) -> BarrierReport | None:
    return db.session.scalar(select(BarrierReport).where(BarrierReport.digest == digest))
