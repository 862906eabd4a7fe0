"""What the secretariat does with a report of a visitor: answer it, note what came of it, close it, and open it again.

Each deed asks for the version of the report that somebody looked at, and refuses when a colleague changed it since.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from koplopers import journal
from koplopers.database import db
from koplopers.outbox import actions as outbox
from koplopers.outbox.letters import Letter
from koplopers.statement.actions import DeedRefused
from koplopers.statement.models import BarrierReport

SUBJECT = "melding"
ANSWERED, CLOSED, REOPENED, NOTED = "beantwoord per mail", "afgehandeld", "heropend", "notitie gewijzigd"


class ChangedMeanwhile(DeedRefused):
    """Somebody else changed the report since this version was looked at."""

    def __init__(self) -> None:
        super().__init__("Een collega veranderde deze melding net. Kijk hoe het er nu mee staat.")


class CannotBeWrittenTo(DeedRefused):
    """Nobody left a mail address, or it is forgotten by now."""

    def __init__(self) -> None:
        super().__init__("Bij deze melding staat geen mailadres meer. Een mail kan dus niet.")


@dataclass(frozen=True)
class Closed:
    """A report as it was left; opening it again later asks whether it is still so."""

    reference: str
    version: int


def taken(references: Iterable[str]) -> list[BarrierReport]:
    """The reports with these references as they are now, the oldest first; nobody else changes them meanwhile.

    Unknown references are left out. On SQLite the caller holds the only right to write before it asks.
    """
    found = select(BarrierReport).where(BarrierReport.reference.in_(list(references)))
    found = found.order_by(BarrierReport.received_at, BarrierReport.id).with_for_update()
    return list(db.session.scalars(found, execution_options={"populate_existing": True}))


def answer_by_letter(report: BarrierReport, letter: Letter, *, version: int, actor: int | None, now: datetime) -> None:
    """Send the answer and close the report. Raises ChangedMeanwhile and CannotBeWrittenTo."""
    _require_version(report, version)
    if not report.may_be_written_to:
        raise CannotBeWrittenTo
    report.answered_at = now
    outbox.queue(letter, now=now)
    _record(report, ANSWERED, actor=actor, now=now)


def note(report: BarrierReport, words: str, *, version: int, actor: int | None, now: datetime) -> None:
    """Write down for colleagues what came of it. Raises ChangedMeanwhile.

    The words may say who somebody is, so the journal tells that they changed and not what they were.
    """
    _require_version(report, version)
    if words == report.note:
        return
    report.note = words
    _record(report, NOTED, actor=actor, now=now)


def close(report: BarrierReport, *, version: int, actor: int | None, now: datetime) -> Closed:
    """Say that nothing more has to be done; a report that is closed stays as it is. Raises ChangedMeanwhile."""
    _require_version(report, version)
    if report.answered_at is None:
        report.answered_at = now
        _record(report, CLOSED, actor=actor, now=now, before={"stand": "open"}, after={"stand": "afgehandeld"})
    return Closed(report.reference, report.version)


def reopen(report: BarrierReport, *, version: int, actor: int | None, now: datetime) -> None:
    """Say that there is something to do after all. Raises ChangedMeanwhile."""
    _require_version(report, version)
    if report.answered_at is not None:
        report.answered_at = None
        _record(report, REOPENED, actor=actor, now=now, before={"stand": "afgehandeld"}, after={"stand": "open"})


def _require_version(report: BarrierReport, version: int) -> None:
    db.session.refresh(report, with_for_update=True)
    if report.version != version:
        raise ChangedMeanwhile


def _record(
    report: BarrierReport,
    deed: str,
    *,
    actor: int | None,
    now: datetime,
    before: journal.Values | None = None,
    after: journal.Values | None = None,
) -> None:
    try:
        db.session.flush()
    except StaleDataError as fault:  # a colleague was first, between our looking and our writing
        raise ChangedMeanwhile from fault
    journal.record(
        actor=actor, deed=deed, subject=SUBJECT, subject_id=report.reference, before=before, after=after, now=now
    )
