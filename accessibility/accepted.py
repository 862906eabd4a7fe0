"""Faults that are lived with: each with a reason, somebody who decided, and a day on which that ends."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from accessibility.finding import Finding

TABLE = Path(__file__).parent / "accepted.toml"
AT_MOST = 5


@dataclass(frozen=True)
class Acceptance:
    """One fault that is lived with, in one state or in all whose name begins alike."""

    rule: str
    state: str  # a name, in which * stands for anything
    why: str
    who: str
    until: date  # the first day on which it is a finding again

    def covers(self, finding: Finding) -> bool:
        return finding.rule.name == self.rule and self.covers_state(finding.state)

    def covers_state(self, state: str) -> bool:
        return fnmatchcase(state, self.state)

    def has_expired(self, today: date) -> bool:
        return today >= self.until


@cache
def accepted(path: Path = TABLE) -> tuple[Acceptance, ...]:
    """Every entry of the table; raises ValueError when there are too many, or one has no reason or no owner."""
    entries = tuple(
        Acceptance(**entry) for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("accepted", ())
    )
    if len(entries) > AT_MOST:
        raise ValueError(f"{path.name} has {len(entries)} entries; at most {AT_MOST} faults may be lived with")
    for one in entries:
        if len(one.why) < 20 or not one.who:
            raise ValueError(f"{path.name} does not say why {one.rule} in {one.state} is lived with, or who decided")
    return entries


def without_accepted(
    findings: Iterable[Finding], entries: Iterable[Acceptance] | None = None, today: date | None = None
) -> list[Finding]:
    """The findings that are not lived with on this day, today in the Netherlands unless another is given."""
    known = accepted() if entries is None else entries
    lived_with = [one for one in known if not one.has_expired(today or _today())]
    return [one for one in findings if not any(entry.covers(one) for entry in lived_with)]


def expired(entries: Iterable[Acceptance], today: date | None = None) -> list[Acceptance]:
    """The entries whose last day is over: mend the fault, or decide again."""
    return [one for one in entries if one.has_expired(today or _today())]


def unused(entries: Iterable[Acceptance], findings: Iterable[Finding]) -> list[Acceptance]:
    """The entries that nothing needs any more.

    The findings are those of a complete run that left nothing out (`accepted=False`), or every entry looks unused.
    """
    found = list(findings)
    return [entry for entry in entries if not any(entry.covers(one) for one in found)]


def _today() -> date:
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()
