"""What we ask of investigations, faults and reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, false, func, not_, select
from sqlalchemy.orm import joinedload

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.statement.criteria import fifty
from koplopers.statement.evaluation_file import NOT_MET
from koplopers.statement.models import Approval, BarrierReport, FaultCriterion, Investigation, KnownFault
from koplopers.statement.rules import Evidence, Known, Looked

PAGE_SIZE = 25
OPEN, MENDED = "open", "opgelost"


@dataclass(frozen=True)
class Log:
    """A page of the audit log, and how many findings there are on all its pages."""

    faults: Sequence[KnownFault]
    number: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.number // PAGE_SIZE))


@dataclass(frozen=True)
class Record:
    """Everything that the statement follows from, asked in three questions; what lies after a day is left out there."""

    investigations: Sequence[Investigation]
    faults: Sequence[KnownFault]
    approvals: Sequence[Approval]

    def evidence(self) -> Evidence:
        recorded = [one.recorded_at for one in self.investigations]
        recorded += [one.described_at for one in self.faults if one.described_at]
        return Evidence(
            tuple(_looked(one) for one in self.investigations),
            tuple(_known(one) for one in self.faults),
            tuple(one.approved_on for one in self.approvals),
            tuple(moment.astimezone(AMSTERDAM).date() for moment in recorded),
        )

    def conducted(self, day: date) -> list[Investigation]:
        """The investigations that happened by this day, the newest first."""
        return [one for one in reversed(self.investigations) if one.conducted_on and one.conducted_on <= day]

    def planned(self, day: date) -> Investigation | None:
        """The first investigation that still has to happen."""
        to_come = [
            one
            for one in self.investigations
            if one.planned_for and one.planned_for >= day and not (one.conducted_on and one.conducted_on <= day)
        ]
        return min(to_come, key=lambda one: one.planned_for or day, default=None)

    def open_faults(self, day: date) -> list[KnownFault]:
        """Those that count by law first, then by when they were found."""
        still_open = [one for one in self.faults if _known(one).is_open(day)]
        return sorted(still_open, key=lambda one: not fifty() & set(one.criteria))

    def approval(self, day: date) -> Approval | None:
        """The last agreement of somebody responsible."""
        return next((one for one in reversed(self.approvals) if one.approved_on <= day), None)


def record() -> Record:
    investigations = select(Investigation).options(joinedload(Investigation.outcomes))
    faults = select(KnownFault).options(joinedload(KnownFault.failing))
    return Record(
        db.session.scalars(investigations.order_by(Investigation.conducted_on, Investigation.id)).unique().all(),
        db.session.scalars(faults.order_by(KnownFault.first_found_at, KnownFault.id)).unique().all(),
        db.session.scalars(select(Approval).order_by(Approval.approved_on, Approval.id)).all(),
    )


def is_recorded(fingerprint: str) -> bool:
    return db.session.scalar(select(Investigation.id).where(Investigation.fingerprint == fingerprint)) is not None


def log(day: date, *, standing: str = "", criterion: str = "", page: int | None = 1) -> Log:
    """The findings until this day, open ones first; `standing` is OPEN, MENDED or nothing; no page means all."""
    until = _midnight_after(day)
    is_mended = func.coalesce(KnownFault.mended_at < until, false())
    asked: list[ColumnElement[bool]] = [KnownFault.first_found_at < until]
    if standing:
        asked.append(is_mended if standing == MENDED else not_(is_mended))
    if criterion:
        asked.append(KnownFault.failing.any(FaultCriterion.criterion == criterion))
    found = select(KnownFault, func.count().over()).where(*asked)
    found = found.order_by(is_mended, KnownFault.first_found_at.desc(), KnownFault.id.desc())
    if page:
        found = found.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    rows = db.session.execute(found).all()
    return Log([fault for fault, _ in rows], rows[0][1] if rows else 0, page or 1)


def criteria_in_log() -> Sequence[str]:
    """The numbers of all criteria that a finding is about, in the order of WCAG."""
    numbers = db.session.scalars(select(FaultCriterion.criterion).distinct()).all()
    return sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])


def report(reference: str) -> BarrierReport | None:
    return db.session.scalar(select(BarrierReport).where(BarrierReport.reference == reference))


def reports(*, waiting: bool = False) -> Sequence[BarrierReport]:
    """Reports of visitors, the one that must be answered first at the top; `waiting` leaves out what is answered."""
    found = select(BarrierReport).order_by(BarrierReport.answered_at.is_not(None), BarrierReport.answer_by)
    return db.session.scalars(found.where(BarrierReport.answered_at.is_(None)) if waiting else found).all()


def _looked(one: Investigation) -> Looked:
    failed = {outcome.criterion for outcome in one.outcomes if outcome.outcome == NOT_MET}
    return Looked(one.planned_for, one.conducted_on, one.is_complete, frozenset(failed) & fifty())


def _known(one: KnownFault) -> Known:
    return Known(frozenset(one.criteria), one.found_on, one.mended_on, one.is_described, one.planned_for)


def _midnight_after(day: date) -> datetime:
    """Where the day ends in the Netherlands: pages are made for a whole day."""
    return datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)
