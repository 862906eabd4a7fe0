"""Recording an evaluation by people, and planning one."""

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path

from sqlalchemy import select

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.statement import trail
from koplopers.statement.actions import DeedRefused
from koplopers.statement.criteria import criteria, title_of
from koplopers.statement.evaluation_file import MET, NOT_APPLICABLE, NOT_MET, Evaluation, Judged, read_evaluation
from koplopers.statement.files import FileRefused, read
from koplopers.statement.models import BY_A_PERSON, CriterionOutcome, FaultCriterion, Investigation, KnownFault
from koplopers.statement.queries import is_recorded

RULE = "evaluatie"  # what a fault is called that people found
SAMPLE = "de steekproef van het onderzoek"
NOON = time(12, tzinfo=AMSTERDAM)  # the report tells the day only


def evaluate(path: Path, *, now: datetime) -> Investigation | None:
    """Put an evaluation by people in; None when it was recorded before. Raises FileRefused.

    A complete one takes the place of the investigation that was planned. Each criterion that is not met becomes a
    known fault; those of an earlier evaluation that are met now are mended.
    """
    data, fingerprint = read(path)
    evaluation = read_evaluation(data)
    if is_recorded(fingerprint):
        return None
    _refuse_out_of_order(evaluation, now.astimezone(AMSTERDAM).date())
    investigation = (_planned() if evaluation.is_complete else None) or Investigation(kind=BY_A_PERSON)
    investigation.conducted_on, investigation.conducted_by = evaluation.conducted_on, evaluation.conducted_by
    investigation.report, investigation.is_complete = evaluation.report, evaluation.is_complete
    investigation.recorded_at, investigation.fingerprint = now, fingerprint
    investigation.outcomes = [_outcome(one) for one in evaluation.judged]
    db.session.add(investigation)
    _follow(evaluation.judged, datetime.combine(evaluation.conducted_on, NOON))
    told = {"door": evaluation.conducted_by, "volledig": "ja" if evaluation.is_complete else "nee"}
    trail.of_statement("onderzoek vastgelegd", day=evaluation.conducted_on.isoformat(), after=told, now=now)
    return investigation


def plan(*, on: date, by: str, now: datetime) -> Investigation:
    """Plan a complete investigation, or move the one that is planned. Raises DeedRefused for a day that has passed."""
    if on <= now.astimezone(AMSTERDAM).date():
        raise DeedRefused(f"{on} is geen dag in de toekomst.")
    if not by.strip():
        raise DeedRefused("Zeg met --by wie het onderzoek doet: een functie of organisatie.")
    investigation = _planned() or Investigation(kind=BY_A_PERSON)
    before = _planning(investigation) if investigation.planned_for else None
    investigation.planned_for, investigation.conducted_by, investigation.recorded_at = on, by.strip(), now
    db.session.add(investigation)
    after = _planning(investigation)
    trail.of_statement("onderzoek gepland", day=on.isoformat(), before=before, after=after, now=now)
    return investigation


def _planning(investigation: Investigation) -> dict[str, str]:
    return {"dag": str(investigation.planned_for), "door": investigation.conducted_by}


def _planned() -> Investigation | None:
    return db.session.scalar(select(Investigation).where(Investigation.conducted_on.is_(None)))


def _refuse_out_of_order(evaluation: Evaluation, today: date) -> None:
    if evaluation.conducted_on > today:
        raise FileRefused("Het bestand: “conducted_on” ligt in de toekomst. Gebruik flask statement plan.")
    newest = db.session.scalar(
        select(Investigation.conducted_on)
        .where(Investigation.kind == BY_A_PERSON, Investigation.conducted_on.is_not(None))
        .order_by(Investigation.conducted_on.desc())
    )
    if newest and evaluation.conducted_on < newest:
        raise FileRefused("Er is al een evaluatie vastgelegd die later was. Leg evaluaties vast in volgorde.")


def _outcome(judged: Judged) -> CriterionOutcome:
    return CriterionOutcome(
        criterion=judged.criterion,
        outcome=judged.outcome,
        decided_by=judged.decided_by,
        assistive_technology=judged.assistive_technology,
        remark=judged.remark,
    )


def _follow(judgements: Iterable[Judged], moment: datetime) -> None:
    """Open, keep or mend the fault of each criterion, as the evaluation judges it."""
    known = {
        one.key: one
        for one in db.session.scalars(select(KnownFault).where(KnownFault.rule == RULE, KnownFault.mended_at.is_(None)))
    }
    for judged in judgements:
        fault = known.get(f"eis-{judged.criterion}")
        if judged.outcome == NOT_MET:
            fault = fault or _opened(judged, moment)
            fault.last_found_at, fault.sentence = moment, judged.remark
            _tell(fault, judged)
            db.session.add(fault)
        elif fault and judged.outcome in (MET, NOT_APPLICABLE):
            fault.mended_at = moment


def _opened(judged: Judged, moment: datetime) -> KnownFault:
    return KnownFault(
        key=f"eis-{judged.criterion}",
        rule=RULE,
        level=criteria()[judged.criterion].level,
        advice=f"Zorg dat de site voldoet aan eis {title_of(judged.criterion)}.",
        state=SAMPLE,
        first_found_at=moment,
        failing=[FaultCriterion(criterion=judged.criterion)],
    )


def _tell(fault: KnownFault, judged: Judged) -> None:
    """What the evaluation tells about the fault; what it leaves open stays as somebody wrote it."""
    fault.cause = judged.cause or fault.cause or ""
    fault.consequence = judged.consequence or fault.consequence or ""
    fault.alternative = judged.alternative or fault.alternative or ""
    fault.measure = judged.measure or fault.measure or ""
    fault.planned_for = judged.planned_for or fault.planned_for
