"""The standing of a municipality on a day, from what it and its predecessors signed and were appointed to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """The values that addresses and data use; strongest first."""

    FRONT_RUNNER = "koploper"
    SIGNATORY = "ondertekenaar"
    NOT_JOINED = "niet-aangesloten"


@dataclass(frozen=True)
class Joining:
    """A deed by which a municipality came to belong: an appointment or a signature.

    `counts_from` is the day from which it counts, `by` the code of the municipality that did it.
    """

    standing: Standing
    by: str
    counts_from: date
    precision: str


@dataclass(frozen=True)
class Membership:
    """What a municipality is on a day, since when, and through which predecessor if not by itself."""

    standing: Standing
    joined_on: date | None = None
    precision: str | None = None
    via: str | None = None


def membership(code: str, predecessors: Iterable[str], joinings: Iterable[Joining], day: date) -> Membership:
    """What the deeds of a municipality and its predecessors make of it on this day.

    A deed of a predecessor counts for its successor; koploper beats ondertekenaar. `joined_on` is the day of the
    first signature, of its own where it has one, because by signing a municipality joins; an appointment
    without a signature counts from its own day.
    """
    mine = [one for one in joinings if one.by in {code, *predecessors} and one.counts_from <= day]
    if not mine:
        return Membership(Standing.NOT_JOINED)
    strongest = min((one.standing for one in mine), key=list(Standing).index)
    own = [one for one in mine if one.by == code]
    signed = [one for one in own or mine if one.standing is Standing.SIGNATORY] or own or mine
    first = min(signed, key=lambda one: one.counts_from)
    return Membership(strongest, first.counts_from, first.precision, None if own else first.by)
