"""How long each kind of data is kept, in one place: what erases and what the privacy page says are made from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

YEAR = 365


@dataclass(frozen=True)
class Term:
    """One kind of data and its end. All texts are Dutch and stand on the privacy page.

    `what` (“uw mailadres bij een melding”) is kept for `days` days `from_` a moment (“nadat wij de melding kregen”),
    because of `why`. `name` is the English name under which counts are kept.
    """

    name: str
    what: str
    why: str
    days: int
    from_: str

    @property
    def heading(self) -> str:
        """What it is, where a sentence or a row begins with it."""
        return self.what[:1].upper() + self.what[1:]

    @property
    def length(self) -> str:
        """How long, as people say it: 60 dagen, 1 jaar."""
        if self.days % YEAR == 0:
            return f"{self.days // YEAR} jaar"
        return f"{self.days} {'dag' if self.days == 1 else 'dagen'}"

    def ended_before(self, now: datetime) -> datetime:
        """What began before this moment has had its time."""
        return now - timedelta(days=self.days)


class Forgetter(Protocol):
    """Erases what has had its time and returns of how many; flushes, never commits, and may run twice."""

    def __call__(self, *, now: datetime) -> int: ...


class Witness(Protocol):
    """Is told of how many something was erased, in the same transaction."""

    def __call__(self, counts: Mapping[Term, int], *, now: datetime) -> None: ...


_forgetters: dict[Term, list[Forgetter]] = {}
_witnesses: list[Witness] = []


def forgetter(term: Term) -> Callable[[Forgetter], Forgetter]:
    """Register what erases the data of this term; several may share one term."""

    def register(forget: Forgetter) -> Forgetter:
        forgetters = _forgetters.setdefault(term, [])
        if forget not in forgetters:
            forgetters.append(forget)
        return forget

    return register


def witness(tell: Witness) -> Witness:
    """Register who is told of each forgetting."""
    if tell not in _witnesses:
        _witnesses.append(tell)
    return tell


def terms() -> list[Term]:
    """Everything that is kept for a time only, the shortest term first."""
    return sorted(_forgetters, key=lambda term: (term.days, term.what))


def forget(*, now: datetime) -> dict[Term, int]:
    """Erase, inside a transaction, everything that has had its time; says of how many for each term."""
    counts = {term: sum(forget(now=now) for forget in _forgetters[term]) for term in terms()}
    for tell in _witnesses:
        tell(counts, now=now)
    return counts
