"""The outcome of an evaluation by people according to WCAG-EM, as a table that somebody types over from the report."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from koplopers.statement.criteria import criteria, fifty, title_of
from koplopers.statement.files import FileRefused, Table

FORMAT = "koplopers-evaluatie/1"
MET, NOT_MET, NOT_APPLICABLE, NOT_ESTABLISHED = "voldoet", "voldoet niet", "niet van toepassing", "niet vastgesteld"
OUTCOMES = (MET, NOT_MET, NOT_APPLICABLE, NOT_ESTABLISHED)
BY_MACHINE, BY_PERSON = "machine", "mens"


@dataclass(frozen=True)
class Judged:
    """What the evaluation says of one criterion, and what is told about it where it is not met."""

    criterion: str
    outcome: str
    decided_by: str
    assistive_technology: str
    remark: str
    cause: str
    consequence: str
    alternative: str
    measure: str
    planned_for: date | None


@dataclass(frozen=True)
class Evaluation:
    conducted_on: date
    conducted_by: str
    report: str
    covers_everything: bool  # scope and sample of WCAG-EM, PDFs, and what lies behind the login
    judged: tuple[Judged, ...]

    @property
    def is_complete(self) -> bool:
        """Complete as the law means it: everything is covered, and each of the fifty criteria is decided."""
        open_ends = {one.criterion for one in self.judged if one.outcome == NOT_ESTABLISHED} & fifty()
        return self.covers_everything and not open_ends


def read_evaluation(data: dict[str, Any]) -> Evaluation:
    """The evaluation in this table; raises FileRefused with what is wrong and where."""
    if data.get("format") != FORMAT:
        raise FileRefused(f"Dit is geen evaluatie ({FORMAT}).")
    table = Table(data, "Het bestand")
    table.text("format")
    outcomes = table.named_tables("outcomes")
    _refuse_gaps(set(outcomes))
    covers = [table.yes_or_no(name) for name in ("covers_scope_and_sample", "covers_pdf", "covers_login")]
    conducted_on = table.day("conducted_on")
    assert conducted_on  # a date that is not optional
    evaluation = Evaluation(
        conducted_on=conducted_on,
        conducted_by=table.filled("conducted_by", at_most=200),
        report=table.web_address("report"),
        covers_everything=all(covers),
        judged=tuple(_judged(number, outcomes[number]) for number in criteria() if number in outcomes),
    )
    table.nothing_else()
    return evaluation


def _refuse_gaps(given: set[str]) -> None:
    unknown = sorted(given - criteria().keys())
    if unknown:
        raise FileRefused(f"Het bestand noemt eisen die er niet zijn: {', '.join(unknown)}.")
    missing = [title_of(number) for number in criteria() if number in fifty() - given]
    if missing:
        raise FileRefused(f"In het bestand ontbreken eisen: {'; '.join(missing)}.")


def _judged(number: str, table: Table) -> Judged:
    judged = Judged(
        criterion=number,
        outcome=table.choice("outcome", OUTCOMES),
        decided_by=table.choice("decided_by", (BY_MACHINE, BY_PERSON), default=BY_PERSON),
        assistive_technology=table.text("assistive_technology", at_most=300, default=""),
        remark=table.text("remark", default=""),
        cause=table.text("cause", default=""),
        consequence=table.text("consequence", default=""),
        alternative=table.text("alternative", default=""),
        measure=table.text("measure", default=""),
        planned_for=table.day("planned_for", optional=True),
    )
    table.nothing_else()
    if judged.outcome == NOT_MET and not judged.remark:
        raise FileRefused(f"Bij eis {title_of(number)} staat “{NOT_MET}”. Zeg bij “remark” wat er mis is.")
    return judged
