"""What a load of the register changed: told in sentences to whoever asked for it, and kept in the journal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from koplopers import journal
from koplopers.clock import AMSTERDAM
from koplopers.municipalities.table import Row

REGISTER, MUNICIPALITY = "gemeenteregister", "gemeente"  # in the journal
LOADED, ADDED, CHANGED = "register geladen", "toegevoegd aan het register", "veranderd in het register"
NEIGHBOURS = "de buurgemeenten"
LABELS = {
    "slug": "het adres",
    "name": "de naam",
    "official_name": "de officiële naam",
    "sort_name": "de sorteernaam",
    "aliases": "de andere namen",
    "province_slug": "de provincie",
    "inhabitants": "het aantal inwoners",
    "latitude": "de breedtegraad",
    "longitude": "de lengtegraad",
    "starts_on": "de eerste dag",
    "ends_on": "de dag waarop de gemeente ophoudt",
}
Words = dict[str, str]


@dataclass
class Changes:
    """What a load did."""

    added: list[str] = field(default_factory=list)  # sentences
    changed: list[str] = field(default_factory=list)
    new: dict[str, str] = field(default_factory=dict)  # code to name
    values: dict[str, tuple[Words, Words]] = field(default_factory=dict)  # code to what was and what is

    def __bool__(self) -> bool:
        return bool(self.added or self.changed)

    def add(self, row: Row) -> None:
        self.added.append(f"{row.name} ({row.code}) is toegevoegd.")
        self.new[row.code] = row.name

    def change(self, row: Row, name: str, *, before: object, after: object) -> None:
        self._keep(row, LABELS[name], _said(before), _said(after))
        self.changed.append(f"{row.name} ({row.code}): {LABELS[name]} was {_said(before)}, is nu {_said(after)}.")

    def change_neighbours(self, row: Row, *, before: Iterable[str], after: Iterable[str]) -> None:
        """Other codes; those of a municipality that was added are no news of their own."""
        if row.code not in self.new:
            self._keep(row, NEIGHBOURS, _said(sorted(before)), _said(sorted(after)))
            self.changed.append(f"{row.name} ({row.code}): {NEIGHBOURS} zijn veranderd.")

    def _keep(self, row: Row, label: str, before: str, after: str) -> None:
        was, becomes = self.values.setdefault(row.code, ({}, {}))
        was[label], becomes[label] = before, after


def write_down(changes: Changes, *, before: journal.Values, after: journal.Values, now: datetime) -> None:
    """Keep the load, and each municipality that it touched, in the journal. Nobody is signed in at a command line."""
    told = {**after, "toegevoegd": len(changes.added), "veranderd": len(changes.changed)}
    day = now.astimezone(AMSTERDAM).date().isoformat()
    journal.record(actor=None, deed=LOADED, subject=REGISTER, subject_id=day, before=before, after=told, now=now)
    for code, name in changes.new.items():
        _of_one(code, ADDED, after={LABELS["name"]: name}, now=now)
    for code, (was, becomes) in changes.values.items():
        _of_one(code, CHANGED, before=was, after=becomes, now=now)


def _of_one(code: str, deed: str, *, after: Words, before: Words | None = None, now: datetime) -> None:
    journal.record(
        actor=None, deed=deed, subject=MUNICIPALITY, subject_id=code, municipality=code,
        before=before, after=after, now=now,
    )  # fmt: skip


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "leeg"
    return "leeg" if value in (None, "") else str(value)
