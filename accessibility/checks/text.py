"""How checks of the content look: a script per check, with tools that read text and colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from accessibility.checks import Check
from accessibility.engines.dutch import gave_up
from accessibility.finding import Fault, Verdict
from accessibility.page import OpenPage, element_of
from accessibility.rules import rules

SCRIPTS = Path(__file__).parent / "scripts"
TOOLS = ("text.js", "colour.js")
AS_ROWS = """.map(one =>
  [one.rule, one.element ? audit.describe(one.element) : null, one.detail ?? '', Boolean(one.judge)])"""


@dataclass(frozen=True)
class Script:
    """Looks with scripts/<name>.js, which returns objects {rule, element, detail, judge}.

    Only `rule` is needed. Without `element` it is about the whole page; with `judge` a person has to decide.
    """

    name: str
    arguments: tuple[Any, ...] = ()

    def __call__(self, page: OpenPage) -> Iterator[Fault]:
        return told(page, self.name, *self.arguments)


def told(page: OpenPage, name: str, *arguments: Any) -> Iterator[Fault]:
    """The faults that this script tells."""
    for row in read(page, f"return (() => {{{source(f'{name}.js')}}})(){AS_ROWS}", *arguments):
        yield _fault(*row)


def told_together(page: OpenPage, checks: Sequence[Check]) -> Iterator[Fault]:
    """What several checks tell that look with a Script, in one round trip: that costs more than most of them look."""
    scripts = [one.look for one in checks if isinstance(one.look, Script)]
    asked = ",\n".join(f"function () {{{source(f'{one.name}.js')}}}" for one in scripts)
    answers = read(
        page,
        f"return [{asked}].map((look, number) => {{ try {{ return look(...arguments[number]){AS_ROWS} }}"
        " catch (fault) { return String(fault) } })",
        *(one.arguments for one in scripts),
    )
    for check, answer in zip(checks, answers, strict=True):
        if isinstance(answer, str):
            yield gave_up(check.name, answer)
        else:
            yield from (_fault(*row) for row in answer)


def _fault(rule: str, element: dict[str, Any] | None, detail: str, is_to_judge: bool) -> Fault:
    return Fault(rules()[rule], element_of(element), detail, verdict=Verdict.TO_JUDGE if is_to_judge else Verdict.FAULT)


def read(page: OpenPage, script: str, *arguments: Any) -> Any:
    """What this script returns; besides `audit` it has the tools `text` and `colour`."""
    tools = "\n".join(source(name) for name in TOOLS)
    names = "const text = window.koplopersText, colour = window.koplopersColour;"
    return page.ask(f"{tools}\n{names}\n{script}", *arguments)


@cache
def source(name: str) -> str:
    """The source of this file in scripts/."""
    return (SCRIPTS / name).read_text(encoding="utf-8")
