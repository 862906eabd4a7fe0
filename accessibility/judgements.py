"""What people judged by hand, criterion by criterion: a machine alone never says that a criterion is met."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from accessibility.wcag import criteria

TABLE = Path(__file__).parent / "judgements.toml"
FIELDS = {"site", "criterion", "outcome", "by", "with", "on", "remark"}


class Outcome(StrEnum):
    """What an evaluation by WCAG-EM says of a criterion."""

    MET = "voldoet"
    NOT_MET = "voldoet niet"
    NOT_PRESENT = "niet van toepassing"
    UNDECIDED = "niet vast te stellen"
    UNTESTED = "niet onderzocht"


@dataclass(frozen=True)
class Judgement:
    """Somebody looked at a criterion on a site, and this is what they say."""

    site: str  # as the report names it: its address, or “de demonstratie”
    criterion: str
    outcome: Outcome
    by: str  # a function, not a name: the report is public
    tool: str  # with what: a screen reader and browser, a keyboard, eyes
    on: date
    remark: str


@cache
def judgements(path: Path = TABLE) -> tuple[Judgement, ...]:
    """Every judgement of the table, the oldest first; raises ValueError that says which one is wrong, and how."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("judgement", ())
    read = [_judgement(path, number, entry) for number, entry in enumerate(entries, start=1)]
    return tuple(sorted(read, key=lambda one: one.on))


def _judgement(path: Path, number: int, entry: dict[str, Any]) -> Judgement:
    if wrong := _what_is_wrong(entry):
        raise ValueError(f"{path.name}, oordeel {number}: {wrong}.")
    return Judgement(
        site=entry["site"],
        criterion=entry["criterion"],
        outcome=Outcome(entry["outcome"]),
        by=entry["by"],
        tool=entry["with"],
        on=entry["on"],
        remark=entry["remark"],
    )


def _what_is_wrong(entry: dict[str, Any]) -> str:
    if entry.keys() != FIELDS:
        return f"nodig is precies {', '.join(sorted(FIELDS))}"
    if entry["criterion"] not in criteria():
        return f"{entry['criterion']} is geen succescriterium uit wcag.toml"
    if entry["outcome"] not in {one.value for one in Outcome if one is not Outcome.UNTESTED}:
        return f"“{entry['outcome']}” is geen uitkomst"
    if type(entry["on"]) is not date:
        return "“on” is geen datum, zoals 2026-11-24"
    empty = [name for name in sorted(FIELDS - {"on"}) if not str(entry[name]).strip()]
    return f"{' en '.join(empty)} mag niet leeg zijn" if empty else ""
