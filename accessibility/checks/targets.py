"""Targets that are too small for whoever cannot point precisely: 24 px with its exceptions, and 44 px."""

from collections.abc import Iterator
from pathlib import Path

from accessibility.checks import Check
from accessibility.finding import Fault
from accessibility.page import OpenPage

SCRIPT = (Path(__file__).parent / "targets.js").read_text(encoding="utf-8")
LEAST = {"target-size": 24, "target-size-enhanced": 44}  # CSS pixels: WCAG 2.5.8 and 2.5.5


def look(page: OpenPage) -> Iterator[Fault]:
    """Measure every target. What is too small for 24 px is not told again for 44 px."""
    known = set()
    for rule, least in LEAST.items():
        for fault in page.faults(rule, SCRIPT + "return targets.told(arguments[0])", least):
            if fault.element not in known:
                known.add(fault.element)
                yield fault


CHECKS = (Check("Grootte van doelen", look, ("bureau", "320 px")),)
