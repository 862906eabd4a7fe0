"""Faults that are lived with: each with a reason, somebody who decided, and a day on which that ends."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

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
        return finding.rule.name == self.rule and fnmatchcase(finding.state, self.state)


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


def without_accepted(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are not lived with."""
    return [one for one in findings if not any(entry.covers(one) for entry in accepted())]
