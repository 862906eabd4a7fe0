"""Which facts of a public signature can be put right, and how a change of one reads."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from koplopers.web.formatting import day


class Fact(StrEnum):
    """A fact that can have been typed wrong, by the name of its column."""

    FUNCTION = "signer_function"
    PLACE = "place"
    DAY = "signed_on"
    SIGNERS = "co_signers"  # only of what is known from a public source, where it names no persons


NAMES = {
    Fact.FUNCTION: "functie",
    Fact.PLACE: "plaats",
    Fact.DAY: "datum",
    Fact.SIGNERS: "wie er tekenden",
}
UNKNOWN = "niet bekend"
MONTH = len("2019-03")  # a date of which only the month is known is kept as its month


def differences(was: Mapping[str, str], becomes: Mapping[str, str]) -> dict[str, list[str]]:
    """What changes, by fact: what it was and what it becomes."""
    return {fact: [was.get(fact, ""), value] for fact, value in becomes.items() if value != was.get(fact, "")}


def in_words(changes: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """The name of each fact that changes, what it was and what it becomes."""
    for fact, (was, becomes) in changes.items():
        yield NAMES[Fact(fact)], _spelled(fact, was), _spelled(fact, becomes)


def _spelled(fact: str, value: str) -> str:
    if fact != Fact.DAY or not value:
        return value or UNKNOWN
    if len(value) == MONTH:
        return day(date.fromisoformat(f"{value}-01"), "month")
    return day(date.fromisoformat(value))
