"""What stands on which page of the report, and how it is called there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from accessibility.finding import Finding
from accessibility.judgements import Outcome
from accessibility.report.material import PICTURES, Material, in_order, url
from accessibility.report.outcomes import CriterionOutcome
from accessibility.rules import Rule
from accessibility.wcag import criteria


@dataclass(frozen=True)
class Listing:
    """A page that gathers findings by one property, each as a link to where it is told."""

    file: str
    heading: str
    said: str  # one sentence about what is gathered here
    findings: Sequence[Finding]


class Contents:
    """What the templates ask of the material: which page holds what, and how it is called."""

    def __init__(self, material: Material) -> None:
        self.material, self.run = material, material.run
        self.of_state = {state: f"pagina-{number:02}.html" for number, state in enumerate(material.states, start=1)}
        self._found: dict[str, list[Finding]] = {}
        for one in (*in_order(material.run.faults), *in_order(material.run.to_judge)):
            self._found.setdefault(one.state, []).append(one)
        self.main = self._main()
        self.by_criterion = list(self._by_criterion())
        self.by_condition = list(self._by_condition())

    @property
    def listings(self) -> list[Listing]:
        return [*self.main, *self.by_criterion, *self.by_condition]

    @property
    def menu(self) -> list[tuple[str, str]]:
        """The pages that every page leads to."""
        lists = [(one.file, f"{one.heading} ({len(one.findings)})") for one in self.main]
        compared = [("vergelijking.html", "Vergelijking")] if self.material.comparison else []
        return [("index.html", "Overzicht"), *lists, ("uitkomsten.html", "Uitkomst per succescriterium"), *compared]

    @property
    def outcome_counts(self) -> dict[str, int]:
        """How many criteria have each outcome."""
        said = [one.outcome for one in self.material.outcomes]
        return {outcome: said.count(outcome) for outcome in Outcome}

    @property
    def outcome_groups(self) -> list[tuple[str, list[CriterionOutcome]]]:
        """The 50 of the Dutch statement, and apart the six that came later."""
        law = [one for one in self.material.outcomes if one.criterion.counts_by_law]
        new = [one for one in self.material.outcomes if one.criterion.is_new]
        return [("WCAG 2.1, niveau A en AA", law), ("Nieuw in WCAG 2.2, niveau A en AA", new)]

    def visited_under(self, state: str) -> list[str]:
        return list(dict.fromkeys(one.condition for one in self.run.visits if one.state == state))

    def address(self, state: str) -> str:
        """Its whole address when the site is on the web, otherwise its path."""
        visits = [one for one in self.run.visits if one.state == state]
        return url(self.run, (visits or self.found(state))[0].address)

    def found(self, state: str) -> list[Finding]:
        """What stands in the way there: faults, the most serious first, and then what a person must judge."""
        return self._found.get(state, [])

    def link(self, finding: Finding) -> str:
        """Where this finding is told."""
        return f"{self.of_state[finding.state]}#{self.anchor(finding)}"

    def anchor(self, finding: Finding) -> str:
        return f"bevinding-{finding.key}"

    def number(self, finding: Finding) -> str:
        return self.material.numbered[finding.key]

    def picture(self, finding: Finding) -> str:
        """The address of its picture, "" when there is none."""
        return f"{PICTURES}/{finding.picture}" if finding.picture in self.material.pictures else ""

    def file_of(self, criterion: str) -> str:
        return f"criterium-{criterion.replace('.', '-')}.html"

    def levels(self, findings: Iterable[Finding]) -> list[tuple[str, list[tuple[Rule, list[Finding]]]]]:
        """These findings by level, and in each level by rule."""
        return [
            (level, [(rule, list(same)) for rule, same in groupby(found, key=lambda one: one.rule)])
            for level, found in groupby(in_order(findings), key=lambda one: one.rule.level)
        ]

    def _main(self) -> tuple[Listing, Listing]:
        to_mend = "Dit moet worden hersteld. De ernstigste fouten staan bovenaan."
        to_judge = "Hier kan een machine niet over beslissen. Kijk zelf, en schrijf op wat u vindt."
        return (
            Listing("fouten.html", "Fouten", to_mend, self.run.faults),
            Listing("te-beoordelen.html", "Te beoordelen door een mens", to_judge, self.run.to_judge),
        )

    def _by_criterion(self) -> Iterator[Listing]:
        for number, one in criteria().items():
            if found := [finding for finding in self.run.findings if number in finding.rule.criteria]:
                heading = f"{number} {one.name}"
                said = f"Dit hoort bij succescriterium {number}, niveau {one.level}, uit WCAG {one.since}."
                yield Listing(self.file_of(number), heading, said, found)
        if found := [finding for finding in self.run.findings if not finding.rule.criteria]:
            said = "Geen succescriterium vraagt dit, maar mensen hebben er wel last van."
            yield Listing("goede-praktijk.html", "Goede praktijk", said, found)

    def _by_condition(self) -> Iterator[Listing]:
        conditions = dict.fromkeys([*self.run.conditions, *(c for one in self.run.findings for c in one.conditions)])
        for number, condition in enumerate(conditions, start=1):
            if found := [one for one in self.run.findings if condition in one.conditions]:
                said = "Dit is gevonden onder deze omstandigheid. Sommige bevindingen zijn er ook onder andere."
                yield Listing(f"omstandigheid-{number:02}.html", f"Omstandigheid: {condition}", said, found)
