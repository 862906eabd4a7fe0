"""What AccessLint says."""

from collections.abc import Iterator
from dataclasses import dataclass

from accessibility.engines.dutch import Told, faults_of, gave_up, rules_gave_up
from accessibility.engines.inside import GaveUp, run_inside
from accessibility.engines.packages import Package
from accessibility.finding import EngineBroken, Fault
from accessibility.page import OpenPage

PACKAGE = Package("@accesslint/core", "dist/index.iife.js")
OFF = {
    "adaptable/td-has-header": "points at a cell, and only in large tables; axe-core points at the table",
    "aria/presentational-children-focusable": "axe-core tells the same at the outer element, as nested-interactive",
    "keyboard-accessible/accesskeys": "axe-core tells it of every element with the key; this leaves the first out",
    "keyboard-accessible/focus-visible": "reads style sheets; our own check measures pixels",
    "labels-and-names/aria-command-name": "its own button-name and link-name tell the same",
    "landmarks/landmark-main": "fires for a second main as if there were none",
    "landmarks/no-duplicate-banner": "axe-core names both, this one names the second only",
    "landmarks/no-duplicate-contentinfo": "axe-core names both, this one names the second only",
    "landmarks/no-duplicate-main": "axe-core names both, this one names the second only",
    "landmarks/region": "calls a status message outside the areas a fault; axe-core knows what that is",
}
LOOK = """
// ARIA in HTML lets a drawing have any role.
const isFault = one => !(one.ruleId === 'aria/aria-allowed-role' && one.element?.localName === 'svg');
const answer = engine.runAudit(document, {includeAAA: true, disabledRules: given[0]});
const numbers = Object.fromEntries(engine.rules.map(rule => [rule.id, rule.wcag]));
return {
  rules: answer.ruleCount,
  rows: answer.violations.filter(isFault).map(one => [
    one.ruleId, one.element ? audit.describe(one.element) : null, one.message, numbers[one.ruleId] ?? []]),
  skipped: answer.skippedRules.map(one => one.ruleId),
};
"""


@dataclass(frozen=True)
class AccessLint:
    """@accesslint/core of npm."""

    name: str = "AccessLint"
    package: Package = PACKAGE

    @property
    def version(self) -> str:
        return self.package.version

    def examine(self, page: OpenPage) -> Iterator[Fault]:
        """Faults; that rules broke on this page is TO_JUDGE, once. Raises EngineBroken when nothing was looked at."""
        engine = f"const engine = ((module, exports, define) => {{{self.package.script}\nreturn AccessLint}})();"
        try:  # in a function of its own: a page with a module loader must not catch the engine
            answer = run_inside(page, engine + LOOK, list(OFF))
        except GaveUp as fault:
            yield gave_up(self.name, str(fault))
            return
        if not answer["rules"]:
            raise EngineBroken("AccessLint keek naar geen enkele regel. Dan is er niet echt gekeken.")
        yield from faults_of(self.name, (_told(*row) for row in answer["rows"]))
        yield from rules_gave_up(self.name, answer["skipped"])


def _told(name: str, element: dict[str, object] | None, words: str, numbers: list[str]) -> Told:
    return Told(name, element, words, tuple(numbers))
