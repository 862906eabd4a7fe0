"""Municipalities in time: what exists on a day, what came before and after, and how names are compared.

Every rule is told the day. A municipality is named by its code.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CODE = re.compile(r"GM\d{4}")


class Kind(StrEnum):
    """How one municipality passes into another."""

    MERGER = "merger"  # several become one with a new code
    ABSORPTION = "absorption"  # one goes up into another that keeps its code
    SPLIT = "split"  # one is divided over several


@dataclass(frozen=True)
class Step:
    """One old municipality that passes, wholly or in part, into a new one on a day."""

    effective_on: date
    kind: Kind
    old: str
    new: str


@dataclass(frozen=True)
class Lifetime:
    """When a municipality exists: from `starts_on` (None: before 2018) up to but not on `ends_on`."""

    starts_on: date | None = None
    ends_on: date | None = None

    def covers(self, day: date) -> bool:
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or day < self.ends_on)


def lifetimes(codes: Iterable[str], steps: Iterable[Step]) -> dict[str, Lifetime]:
    """The lifetime of each municipality, as it follows from the reorganisations.

    An old municipality ends with its step. A new one begins with a merger, or with a split
    into a municipality that a merger of the same day makes; absorption changes nothing for the receiver.
    """
    starts: dict[str, date] = {}
    ends: dict[str, date] = {}
    for step in steps:
        ends[step.old] = step.effective_on
        if step.kind is Kind.MERGER:
            starts[step.new] = step.effective_on
    return {code: Lifetime(starts.get(code), ends.get(code)) for code in codes}


def existing(lives: dict[str, Lifetime], day: date) -> set[str]:
    """The codes of the municipalities that exist on this day."""
    return {code for code, life in lives.items() if life.covers(day)}


def successors(code: str, steps: Iterable[Step], day: date) -> list[str]:
    """Where the municipality went, followed through to what exists on this day; itself when it is still there."""
    steps = list(steps)
    return list(dict.fromkeys(_follow(code, steps, day)))


def _follow(code: str, steps: list[Step], day: date) -> Iterator[str]:
    onward = [step for step in steps if step.old == code and step.effective_on <= day]
    if not onward:
        yield code
    for step in onward:
        yield from _follow(step.new, steps, day)


def predecessors(code: str, steps: Iterable[Step], day: date) -> list[str]:
    """All that went up into this municipality on or before this day, through several reorganisations if need be."""
    steps = [step for step in steps if step.effective_on <= day]
    found: list[str] = []
    waiting = [code]
    while waiting:
        current = waiting.pop(0)
        for step in steps:
            if step.new == current and step.old not in found:
                found.append(step.old)
                waiting.append(step.old)
    return found


def slug_of(name: str) -> str:
    """The name in an address: Súdwest-Fryslân as sudwest-fryslan, 's-Hertogenbosch as s-hertogenbosch."""
    return "-".join(words_of(name))


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared in a search: lower case, without diacritics or punctuation."""
    plain = unicodedata.normalize("NFKD", text.replace("ĳ", "ij").replace("Ĳ", "IJ"))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.findall(r"[a-z0-9]+", plain.casefold())
