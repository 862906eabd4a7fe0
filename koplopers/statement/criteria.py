"""The success criteria of WCAG at A and AA: the fifty of the law, and the six that WCAG 2.2 added."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "criteria.csv"


@dataclass(frozen=True)
class Criterion:
    """One success criterion with its Dutch name, its level, and the version of WCAG that brought it."""

    number: str
    name: str
    level: str
    since: str

    @property
    def counts_by_law(self) -> bool:
        """Part of WCAG 2.1, which EN 301 549 v3.2.1 asks for; 2.2 came later."""
        return self.since != "2.2"

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


@cache
def criteria() -> dict[str, Criterion]:
    """Every criterion by its number, in the order of WCAG."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["number"]: Criterion(**row) for row in csv.DictReader(file)}


@cache
def fifty() -> frozenset[str]:
    """The numbers of the criteria that the Dutch statement is about."""
    return frozenset(number for number, one in criteria().items() if one.counts_by_law)


def title_of(number: str) -> str:
    """1.4.3 Contrast (minimum); only the number where this table does not know it, as at AAA."""
    return str(criteria().get(number, number))
