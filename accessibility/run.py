"""A whole audit: what was visited with what, what was found, and that as data for reports and statements."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from accessibility.finding import Element, Finding, Verdict
from accessibility.rules import Rule, rules

FORMAT = "koplopers-audit/1"


@dataclass(frozen=True)
class Visit:
    """That a state was looked at under a condition, and how long that took in seconds."""

    state: str
    address: str
    condition: str
    seconds: float


@dataclass
class Run:
    """One audit; `is_complete` tells whether everything that was planned was visited."""

    site: str
    began: datetime
    ended: datetime
    engines: dict[str, str]  # name: version
    visits: list[Visit] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    is_complete: bool = True
    browser: str = "Chromium"  # with its version

    @property
    def faults(self) -> list[Finding]:
        return [one for one in self.findings if one.verdict is Verdict.FAULT]

    @property
    def to_judge(self) -> list[Finding]:
        """What no engine can decide and a person must look at."""
        return [one for one in self.findings if one.verdict is Verdict.TO_JUDGE]

    @property
    def states(self) -> list[str]:
        return list(dict.fromkeys(one.state for one in self.visits))

    @property
    def conditions(self) -> list[str]:
        return list(dict.fromkeys(one.condition for one in self.visits))


def to_json(run: Run) -> str:
    """The run as data; `from_json` reads it back, and `flask audit record` puts it in the site."""
    return json.dumps(
        {
            "format": FORMAT,
            "site": run.site,
            "began": run.began.isoformat(),
            "ended": run.ended.isoformat(),
            "is_complete": run.is_complete,
            "browser": run.browser,
            "engines": run.engines,
            "visits": [asdict(one) for one in run.visits],
            "findings": [_finding_as_data(one) for one in run.findings],
        },
        ensure_ascii=False,
        indent=1,
    )


def from_json(text: str) -> Run:
    """Read a run back; raises ValueError, in Dutch, for what is no run of this audit."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise ValueError
        return Run(
            site=data["site"],
            began=datetime.fromisoformat(data["began"]),
            ended=datetime.fromisoformat(data["ended"]),
            engines=data["engines"],
            visits=[Visit(**one) for one in data["visits"]],
            findings=[_finding(one) for one in data["findings"]],
            is_complete=data["is_complete"],
            browser=data.get("browser", "Chromium"),
        )
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"Dit is geen rapport van deze audit ({FORMAT}, in JSON).") from None


def load(path: Path) -> Run:
    """The run in this file; raises ValueError and OSError."""
    return from_json(path.read_text(encoding="utf-8"))


def _finding_as_data(one: Finding) -> dict[str, Any]:
    return {
        "key": one.key,
        "rule": one.rule.name,
        "criteria": one.rule.criteria,
        "level": one.rule.level,
        "fault": one.rule.fault,
        "advice": one.rule.advice,
        "verdict": one.verdict,
        "state": one.state,
        "address": one.address,
        "conditions": one.conditions,
        "element": asdict(one.element) if one.element else None,
        "details": one.details,
        "found_by": one.found_by,
        "picture": one.picture,
    }


def _finding(data: dict[str, Any]) -> Finding:
    element = data["element"]
    if element:
        element = Element(**{**element, "box": tuple(element["box"]) if element["box"] else None})
    return Finding(
        rule=rules().get(data["rule"]) or Rule(data["rule"], tuple(data["criteria"]), data["fault"], data["advice"]),
        state=data["state"],
        address=data["address"],
        conditions=tuple(data["conditions"]),
        element=element,
        details=tuple(data["details"]),
        found_by=tuple(data["found_by"]),
        verdict=Verdict(data["verdict"]),
        picture=data["picture"],
    )


def visits_of(visited: Iterable[Any]) -> list[Visit]:
    """What the auditors visited, as the run remembers it."""
    return [Visit(one.state.name, one.state.address, one.condition.name, round(one.seconds, 3)) for one in visited]
