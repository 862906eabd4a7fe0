"""What every form of the report is made from, and the words that they share."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from accessibility.compare import Comparison, compare
from accessibility.finding import Finding, Verdict
from accessibility.judgements import Judgement
from accessibility.report.outcomes import CriterionOutcome, outcomes
from accessibility.run import Run
from accessibility.wcag import LEVELS

PICTURES = "pictures"
SEVERITIES = (*LEVELS, "")  # the most serious first; "" is good practice
# What XML and spreadsheets cannot hold, and a page of somebody else may.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Material:
    """A run with what people judged, an earlier run to compare with, and the pictures that were kept."""

    run: Run
    judged: tuple[Judgement, ...] = ()
    before: Run | None = None
    pictures: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def numbered(self) -> dict[str, str]:
        """What each finding is called, by its key: “Fout 3”. Faults come first, then what a person must judge."""
        said: dict[str, str] = {}
        for word, findings in (("Fout", self.run.faults), ("Te beoordelen", self.run.to_judge)):
            said |= {one.key: f"{word} {number}" for number, one in enumerate(in_order(findings), start=1)}
        return said

    @cached_property
    def outcomes(self) -> list[CriterionOutcome]:
        """The outcome for each criterion of WCAG 2.2, A and AA."""
        return outcomes(self.run, self.judged)

    @cached_property
    def comparison(self) -> Comparison | None:
        return compare(self.before, self.run) if self.before else None

    @property
    def states(self) -> list[str]:
        """What was visited, and what a finding is about without a visit of its own."""
        return list(dict.fromkeys([*self.run.states, *(one.state for one in self.run.findings)]))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The most serious first, then rule by rule."""
    return sorted(findings, key=lambda one: (SEVERITIES.index(one.rule.level), one.rule.name))


def level_in_words(level: str) -> str:
    return f"niveau {level}" if level else "goede praktijk"


def by_level(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, also of those without one."""
    counted = Counter(one.rule.level for one in findings)
    return {level: counted[level] for level in SEVERITIES}


def count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def place(finding: Finding) -> str:
    """Where it is, in words."""
    if finding.element is None:
        return "de hele pagina"
    return f"“{finding.element.name}”" if finding.element.name else finding.element.path


def url(run: Run, address: str) -> str:
    """The whole address; only the path when the site was served for the audit alone and is gone."""
    return run.site.rstrip("/") + address if is_on_the_web(run) else address


def is_on_the_web(run: Run) -> bool:
    return run.site.startswith(("http://", "https://"))


def printable(text: str) -> str:
    """The text without characters that a file of this kind may not hold."""
    return UNPRINTABLE.sub("�", text)


def is_fault(finding: Finding) -> bool:
    return finding.verdict is Verdict.FAULT
