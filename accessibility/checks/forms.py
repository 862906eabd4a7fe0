"""How a form asks, and how it says what is wrong: what can be decided by looking."""

from collections.abc import Iterator
from pathlib import Path

from accessibility.checks import Check
from accessibility.finding import Fault
from accessibility.page import OpenPage, element_of
from accessibility.rules import rules

SCRIPT = (Path(__file__).parent / "forms.js").read_text(encoding="utf-8")


def look(page: OpenPage) -> Iterator[Fault]:
    for rule, places in page.ask(SCRIPT + "return forms.report()").items():
        for element, detail in places:
            yield Fault(rules()[rule], element_of(element), detail)


CHECKS = (Check("Formulieren", look, ("bureau", "320 px")),)
