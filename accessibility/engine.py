"""What axe-core says of the page in the browser, and what it cannot see: scrolling sideways and focus that got lost."""

import json
from dataclasses import dataclass
from pathlib import Path

from axe_selenium_python import Axe
from selenium.webdriver import Chrome

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


@dataclass(frozen=True)
class Finding:
    """One thing that stands in somebody's way: where, under which condition, by which rule, and what to do."""

    state: str
    condition: str
    rule: str
    advice: str
    elements: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.state} ({self.condition}): {self.rule}: {self.advice} {'; '.join(self.elements[:3])}"


class EngineBroken(Exception):
    """The engine gave no usable answer."""


def faults(browser: Chrome, *, state: str, condition: str, leaves_out: frozenset[str]) -> list[Finding]:
    """Everything that axe and our own checks find on the page that is open."""
    return [
        *_axe(browser, state=state, condition=condition, leaves_out=leaves_out),
        *_sideways(browser, state=state, condition=condition),
    ]


def _axe(browser: Chrome, *, state: str, condition: str, leaves_out: frozenset[str]) -> list[Finding]:
    axe = Axe(browser, script_url=str(AXE))
    axe.inject()
    answer = axe.run(options=json.dumps(OPTIONS))
    if len(answer.get("passes", ())) < FEWEST_RULES:
        raise EngineBroken(f"{state}: only {len(answer.get('passes', ()))} rules passed")
    return [
        Finding(
            state,
            condition,
            violation["id"],
            violation["help"],
            tuple(str(node["target"]) for node in violation["nodes"]),
        )
        for violation in answer["violations"]
        if violation["id"] not in leaves_out
    ]


def _sideways(browser: Chrome, *, state: str, condition: str) -> list[Finding]:
    """WCAG 1.4.10: nobody has to scroll in two directions to read."""
    wider = browser.execute_script(
        "return document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
    )
    if wider <= 0:
        return []
    culprits = browser.execute_script(
        "const edge = document.documentElement.clientWidth;"
        "return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > edge + 1)"
        ".slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className)"
    )
    return [Finding(state, condition, "reflow", f"De pagina is {wider} px te breed.", tuple(culprits))]
