"""The success criteria of WCAG 2.0 to 2.2 as far as this audit speaks of them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "wcag.toml"
LEVELS = ("A", "AA", "AAA")


@dataclass(frozen=True)
class Criterion:
    """One success criterion: its number, Dutch name, level, and the version of WCAG that brought it."""

    number: str
    name: str
    level: str
    since: str

    @property
    def counts_by_law(self) -> bool:
        """One of the 50 of WCAG 2.1 A and AA that the Dutch statement is about."""
        return self.level != "AAA" and self.since != "2.2"

    @property
    def is_new(self) -> bool:
        """One of the six that WCAG 2.2 added at A and AA; reported apart."""
        return self.level != "AAA" and self.since == "2.2"


@cache
def criteria() -> dict[str, Criterion]:
    """Every criterion by its number, in the order of WCAG."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {number: Criterion(number, **facts) for number, facts in table.items()}


def level_of(numbers: tuple[str, ...]) -> str:
    """The lowest level among these criteria, because that is the one that is failed first; "" for good practice."""
    levels = {criteria()[number].level for number in numbers}
    return next((level for level in LEVELS if level in levels), "")
