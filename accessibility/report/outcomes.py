"""The outcome for each success criterion: what the machine found, and what a person judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from accessibility.finding import Finding, Verdict
from accessibility.judgements import Judgement, Outcome
from accessibility.rules import rules
from accessibility.run import Run
from accessibility.wcag import Criterion, criteria

KEPT = 3  # years that an investigation counts by Dutch law


@dataclass(frozen=True)
class CriterionOutcome:
    """One criterion: the outcome, who decided ("machine", "mens" or "niemand"), and what it rests on."""

    criterion: Criterion
    outcome: Outcome
    decided_by: str
    remark: str
    findings: tuple[Finding, ...] = ()
    judgement: Judgement | None = None


def outcomes(run: Run, judged: Sequence[Judgement]) -> list[CriterionOutcome]:
    """For the 50 criteria of the Dutch statement and the six of WCAG 2.2, in the order of WCAG."""
    newest = {one.criterion: one for one in judged if one.site == run.site and not _is_old(one, run)}
    return [
        _outcome(one, run, newest.get(one.number)) for one in criteria().values() if one.counts_by_law or one.is_new
    ]


def _outcome(criterion: Criterion, run: Run, judgement: Judgement | None) -> CriterionOutcome:
    """A fault outweighs everything; then a person decides; a machine that finds nothing proves nothing."""
    findings = tuple(one for one in run.findings if criterion.number in one.rule.criteria)
    if any(one.verdict is Verdict.FAULT for one in findings):
        remark = f"Een mens oordeelde: {judgement.outcome}." if judgement else "Zie de bevindingen."
        return CriterionOutcome(criterion, Outcome.NOT_MET, "machine", remark, findings, judgement)
    if judgement:
        return CriterionOutcome(criterion, judgement.outcome, "mens", judgement.remark, findings, judgement)
    if findings:
        return CriterionOutcome(criterion, Outcome.UNDECIDED, "niemand", "Een mens moet oordelen.", findings)
    if run.visits and criterion.number in _looked_for():
        remark = "De machine vond niets. Dat is niet genoeg: een mens moet ook kijken."
        return CriterionOutcome(criterion, Outcome.UNDECIDED, "niemand", remark)
    return CriterionOutcome(criterion, Outcome.UNTESTED, "niemand", "De machine kijkt hier niet naar.")


def _looked_for() -> set[str]:
    """The criteria that some rule is about."""
    return {number for rule in rules().values() for number in rule.criteria}


def _is_old(judgement: Judgement, run: Run) -> bool:
    return (run.ended.date() - judgement.on).days > KEPT * 365
