"""Recording an audit: what is new, what is still there, and what is mended."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.statement import trail
from koplopers.statement.audit_file import OWN_SITE, AuditRun, Found, read_run
from koplopers.statement.evaluation_file import BY_MACHINE, NOT_MET
from koplopers.statement.files import FileRefused, read
from koplopers.statement.models import AUTOMATIC, CriterionOutcome, FaultCriterion, Investigation, KnownFault
from koplopers.statement.queries import is_recorded

# Rules that compare pages with each other: an audit of fewer pages may miss the one that differs.
COMPARING = {"same-title", "navigation-differs", "help-elsewhere"}
PROGRAM = "het controleprogramma van deze site"


@dataclass
class Changes:
    """How many faults are new, found again, or gone; nothing at all when the file was recorded before."""

    is_known: bool = False
    new: int = 0
    still_there: int = 0
    mended: int = 0
    kept: list[str] = field(default_factory=list)  # open, but not looked at this time


def record(path: Path, *, base_url: str, now: datetime) -> Changes:
    """Put an audit in as an automatic investigation. Raises FileRefused; the same file twice changes nothing."""
    data, fingerprint = read(path)
    run = read_run(data)
    if is_recorded(fingerprint):
        return Changes(is_known=True)
    if run.site.rstrip("/") not in (OWN_SITE, base_url):
        raise FileRefused(f"Deze audit gaat over {run.site}, niet over {base_url}.")
    _refuse_out_of_order(run, now)
    changes = _bring_up_to_date(run, sees_all=run.states >= _most_pages())
    db.session.add(
        Investigation(
            kind=AUTOMATIC,
            conducted_on=run.ended.astimezone(AMSTERDAM).date(),
            ended_at=run.ended,
            conducted_by=PROGRAM,
            tools=run.engines,
            pages=run.states,
            recorded_at=now,
            fingerprint=fingerprint,
            outcomes=_outcomes_of_machine(run),
        )
    )
    told = {"nieuw": changes.new, "nog open": changes.still_there, "opgelost": changes.mended}
    day = run.ended.astimezone(AMSTERDAM).date().isoformat()
    trail.of_statement("audit vastgelegd", day=day, after=told, now=now)
    return changes


def _refuse_out_of_order(run: AuditRun, now: datetime) -> None:
    """An older audit would mend what a newer one still found."""
    newest = db.session.scalar(select(Investigation.ended_at).order_by(Investigation.ended_at.desc().nulls_last()))
    if newest and run.ended <= newest:
        raise FileRefused("Er is al een audit vastgelegd die later was. Leg audits vast in volgorde.")
    if run.ended > now:
        raise FileRefused("Deze audit is volgens het bestand in de toekomst gedaan. Kijk of de klok goed staat.")


def _outcomes_of_machine(run: AuditRun) -> list[CriterionOutcome]:
    failed = sorted({number for one in run.found for number in one.criteria})
    return [CriterionOutcome(criterion=number, outcome=NOT_MET, decided_by=BY_MACHINE) for number in failed]


def _bring_up_to_date(run: AuditRun, *, sees_all: bool) -> Changes:
    """Open what is new, remember what is still there, and mend what the audit looked at and no longer found."""
    changes = Changes()
    known = {one.key: one for one in _open_faults()}
    for found in run.found:
        fault = known.get(found.key)
        if fault is None:
            db.session.add(_opened(found, run.ended))
            changes.new += 1
        else:
            fault.last_found_at, fault.sentence, fault.advice = run.ended, found.sentence, found.advice
            fault.conditions = sorted({*fault.conditions, *found.conditions})
            changes.still_there += 1
    for fault in known.values():
        if fault.key in run.seen or not fault.conditions:
            continue  # still found, waiting for a person's judgement, or found by people, whom no program overrules
        if (
            run.is_complete
            and run.looked_at(fault.state, fault.conditions)
            and (sees_all or fault.rule not in COMPARING)
        ):
            fault.mended_at = run.ended
            changes.mended += 1
        else:
            changes.kept.append(fault.key)
    return changes


def _opened(found: Found, moment: datetime) -> KnownFault:
    words = asdict(found)
    criteria = words.pop("criteria")
    words["conditions"] = list(found.conditions)
    failing = [FaultCriterion(criterion=number) for number in criteria]
    return KnownFault(**words, first_found_at=moment, last_found_at=moment, failing=failing)


def _most_pages() -> int:
    """How many page states the largest audit until now has visited."""
    return db.session.scalar(select(func.max(Investigation.pages))) or 0


def _open_faults() -> Iterable[KnownFault]:
    return db.session.scalars(select(KnownFault).where(KnownFault.mended_at.is_(None))).all()
