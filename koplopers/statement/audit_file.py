"""The audit's own report as data: the format koplopers-audit/1, read with distrust.

The application does not import the audit, so this is the other end of that format; a test reads what the audit writes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from koplopers.statement.files import FileRefused, Table

FORMAT = "koplopers-audit/1"
FAULT, TO_JUDGE = "fout", "te beoordelen"
CRITERION = re.compile(r"[1-4]\.\d\.\d{1,2}")
KEY = re.compile(r"[0-9a-f]{8,64}")
# Rules by which the audit says that it saw nothing there, or not everything.
NOT_SEEN = {
    "no-answer", "hangs", "redirects-for-ever", "downloads", "dialog", "crashes", "unfinished", "step-failed",
    "engine-gave-up", "unexpected-status", "elsewhere",
}  # fmt: skip
OWN_SITE = "de demonstratie"  # what the audit calls the demo world, which shows the pages of this release


@dataclass(frozen=True)
class Found:
    """One fault on one state of a page."""

    key: str
    rule: str
    criteria: tuple[str, ...]
    level: str
    sentence: str
    advice: str
    state: str
    address: str
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class AuditRun:
    """One audit; `visits` holds each state with each condition under which it was really seen."""

    site: str
    ended: datetime
    is_complete: bool
    engines: dict[str, str]
    visits: frozenset[tuple[str, str]]
    found: tuple[Found, ...]
    seen: frozenset[str]  # the keys of all findings, also of those that a person must judge

    def looked_at(self, state: str, conditions: Iterable[str]) -> bool:
        """Whether this state was visited under all of these conditions."""
        return {(state, condition) for condition in conditions} <= self.visits

    @property
    def states(self) -> int:
        return len({state for state, _ in self.visits})


def read_run(data: dict[str, Any]) -> AuditRun:
    """The run in this table; raises FileRefused with what is wrong and where."""
    table = Table(data, "Het bestand")
    if data.get("format") != FORMAT:
        raise FileRefused(f"Dit is geen rapport van de audit ({FORMAT}).")
    began, ended = table.moment("began"), table.moment("ended")
    if ended < began:
        raise FileRefused("Het bestand: “ended” ligt voor “began”.")
    visits = frozenset((one.filled("state"), one.filled("condition")) for one in table.tables("visits"))
    findings = list(_findings(table, visits))
    keys = [one.key for _, one in findings]
    if len(set(keys)) != len(keys):
        raise FileRefused("Het bestand: dezelfde bevinding staat er twee keer in.")
    engines = table.table("engines")
    return AuditRun(
        site=table.filled("site"),
        ended=ended,
        is_complete=table.yes_or_no("is_complete"),
        engines={str(name): engines.text(name, at_most=100) for name in data["engines"]},
        visits=visits - _not_seen(findings),
        found=tuple(one for verdict, one in findings if verdict == FAULT),
        seen=frozenset(keys),
    )


def _not_seen(findings: Iterable[tuple[str, Found]]) -> set[tuple[str, str]]:
    return {(one.state, condition) for _, one in findings if one.rule in NOT_SEEN for condition in one.conditions}


def _findings(table: Table, visits: frozenset[tuple[str, str]]) -> Iterator[tuple[str, Found]]:
    visited = {state for state, _ in visits}
    for one in table.tables("findings"):
        found = Found(
            key=one.filled("key", at_most=64),
            rule=one.filled("rule", at_most=100),
            criteria=tuple(sorted(set(one.texts("criteria")))),
            level=one.choice("level", ("", "A", "AA", "AAA")),
            sentence=one.filled("fault"),
            advice=one.text("advice"),
            state=one.filled("state", at_most=300),
            address=one.text("address"),
            conditions=tuple(one.texts("conditions")),
        )
        if not KEY.fullmatch(found.key):
            raise FileRefused(f"Het bestand: “{found.key}” is geen sleutel van een bevinding.")
        if wrong := [number for number in found.criteria if not CRITERION.fullmatch(number)]:
            raise FileRefused(f"Het bestand: “{wrong[0]}” is geen nummer van een eis.")
        if found.state not in visited:
            raise FileRefused(f"Het bestand: er is een bevinding op “{found.state}”, maar daar was geen bezoek.")
        yield one.choice("verdict", (FAULT, TO_JUDGE)), found
