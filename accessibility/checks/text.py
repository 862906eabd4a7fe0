"""How checks of the content look: a script per check, in one round trip, with tools that read text and colour."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from accessibility.finding import Fault, Verdict
from accessibility.page import OpenPage, element_of
from accessibility.rules import rules

SCRIPTS = Path(__file__).parent / "scripts"
TOOLS = ("text.js", "colour.js")


def told(page: OpenPage, name: str, *arguments: Any) -> Iterator[Fault]:
    """The faults that scripts/<name>.js tells: it returns objects {rule, element, detail, judge}.

    Only `rule` is needed. Without `element` it is about the whole page; with `judge` a person has to decide.
    """
    described = read(
        page,
        "return (() => {" + source(f"{name}.js") + "})().map(one =>"
        " [one.rule, one.element ? audit.describe(one.element) : null, one.detail ?? '', Boolean(one.judge)])",
        *arguments,
    )
    for rule, element, detail, judge in described:
        verdict = Verdict.TO_JUDGE if judge else Verdict.FAULT
        yield Fault(rules()[rule], element_of(element), detail, verdict=verdict)


def read(page: OpenPage, script: str, *arguments: Any) -> Any:
    """What this script returns; besides `audit` it has the tools `text` and `colour`."""
    tools = "\n".join(source(name) for name in TOOLS)
    names = "const text = window.koplopersText, colour = window.koplopersColour;"
    return page.ask(f"{tools}\n{names}\n{script}", *arguments)


@cache
def source(name: str) -> str:
    """The source of this file in scripts/."""
    return (SCRIPTS / name).read_text(encoding="utf-8")
