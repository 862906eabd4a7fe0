"""The periods in which nothing about a municipality changes; plain rules, told everything they need."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from koplopers.municipalities.rules import Lifetime, Step, predecessors
from koplopers.selection.rules import Joining, Membership, membership

BEGINNING, END = date.min, date.max


@dataclass(frozen=True)
class Period:
    """From `starts_on` up to but not on `ends_on` this municipality has this membership and these predecessors."""

    starts_on: date
    ends_on: date
    membership: Membership
    predecessors: tuple[str, ...]


def periods(code: str, life: Lifetime, steps: Sequence[Step], joinings: Iterable[Joining]) -> list[Period]:
    """The life of a municipality, cut where something about it changes.

    `steps` are the reorganisations that lead to it, `joinings` the deeds of it and of its predecessors.
    """
    joinings = list(joinings)
    first, last = life.starts_on or BEGINNING, life.ends_on or END
    changes = {step.effective_on for step in steps} | {joining.counts_from for joining in joinings}
    cuts = [first, *sorted(day for day in changes if first < day < last), last]
    found = []
    for start, end in itertools.pairwise(cuts):
        before = predecessors(code, steps, start)
        found.append(Period(start, end, membership(code, before, joinings, start), tuple(before)))
    return found
