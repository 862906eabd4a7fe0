"""Audits and evaluations as files: written by the audit itself, so that both ends of the format are held together."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from accessibility.finding import Finding, Verdict
from accessibility.rules import Rule
from accessibility.run import Run, Visit, to_json
from koplopers.statement.criteria import criteria

SITE = "de demonstratie"
DESCRIBED = {"consequence": "Lezen gaat moeilijk.", "measure": "Wij mengen de kleur.", "planned_for": "2027-03-01"}
HEADING = Rule("heading", ("1.3.1",), "Een kop ontbreekt.", "Maak er een kop van.")
TARGET = Rule("target", ("2.5.5",), "Een knop is te klein.", "Maak de knop groter.")


def finding(
    rule: Rule = HEADING,
    state: str = "netwerk",
    conditions: tuple[str, ...] = ("bureau",),
    verdict: Verdict = Verdict.FAULT,
) -> Finding:
    return Finding(rule, state, f"/{state}", conditions, verdict=verdict)


def audit(
    folder: Path,
    *findings: Finding,
    ended: str,
    visits: Iterable[tuple[str, str]] = (("netwerk", "bureau"), ("netwerk", "320 px"), ("kaart", "bureau")),
    is_complete: bool = True,
    site: str = SITE,
) -> Path:
    """The file of an audit that ended at this moment."""
    moment = datetime.fromisoformat(ended)
    run = Run(
        site=site,
        began=moment - timedelta(minutes=3),
        ended=moment,
        engines={"axe-core": "4.14.1"},
        visits=[Visit(state, f"/{state}", condition, 0.5) for state, condition in visits],
        findings=list(findings),
        is_complete=is_complete,
    )
    path = folder / f"audit-{ended[:10]}-{len(list(folder.iterdir()))}.json"
    path.write_text(to_json(run), encoding="utf-8")
    return path


def evaluation(folder: Path, *, on: str, failed: dict[str, dict[str, str]] | None = None, **changes: object) -> Path:
    """The file of an evaluation by people: everything is met but what is told as failed."""
    outcomes: dict[str, dict[str, str]] = {number: {"outcome": "voldoet"} for number in criteria()}
    for number, words in (failed or {}).items():
        outcomes[number] = {"outcome": "voldoet niet", "remark": "Dit gaat mis.", **words}
    data = {
        "format": "koplopers-evaluatie/1",
        "conducted_on": on,
        "conducted_by": "een bureau van de tests",
        "report": "https://voorbeeld.nl/rapport",
        "covers_scope_and_sample": True,
        "covers_pdf": True,
        "covers_login": True,
        "outcomes": outcomes,
        **changes,
    }
    path = folder / f"evaluatie-{on}-{len(list(folder.iterdir()))}.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path
