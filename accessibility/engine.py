"""What axe-core says of the page in the browser, through axe-selenium-python."""

import json
from pathlib import Path
from typing import Any

from axe_selenium_python import Axe
from selenium.webdriver import Chrome

from accessibility.advice import ADVICE
from accessibility.checks import own_checks
from accessibility.finding import EngineBroken, Finding

AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"color-contrast-enhanced": {"enabled": True}},  # text is AAA on this site
    "resultTypes": ["violations"],
}
# Under forced colours the colours are the visitor's own, and axe still computes ours.
OWN_COLOURS = ("color-contrast", "color-contrast-enhanced")
FEWEST_RULES = 10  # a run in which fewer rules passed has looked at nothing


def faults(browser: Chrome, *, state: str, condition: str, leaves_out: frozenset[str]) -> list[Finding]:
    """Everything that axe and our own checks find on the page that is open."""
    violations = [one for one in _violations(browser, state) if one["id"] not in leaves_out]
    return [
        *(_finding(one, state=state, condition=condition) for one in violations),
        *own_checks(browser, state=state, condition=condition),
    ]


def _violations(browser: Chrome, state: str) -> list[dict[str, Any]]:
    if not AXE.exists():
        raise EngineBroken("axe-core ontbreekt. Typ: npm ci")
    axe = Axe(browser, script_url=str(AXE))
    axe.inject()
    answer = axe.run(options=json.dumps(OPTIONS))
    passed = len(answer.get("passes", ()))
    if passed < FEWEST_RULES:
        # Misspelt tags check nothing and find nothing, which looks like a perfect page.
        raise EngineBroken(f"axe-core keurde op “{state}” maar {passed} regels goed. Dan is er niet echt gekeken.")
    violations: list[dict[str, Any]] = answer["violations"]
    return violations


def _finding(violation: dict[str, Any], *, state: str, condition: str) -> Finding:
    rule = violation["id"]
    elements = tuple(_place(node) for node in violation["nodes"])
    return Finding(state, condition, rule, ADVICE.get(rule, violation["help"]), elements)


def _place(node: dict[str, Any]) -> str:
    """Where it is; an element inside a frame or a shadow tree has a list within the list."""
    return " > ".join(step if isinstance(step, str) else " ".join(step) for step in node["target"])
