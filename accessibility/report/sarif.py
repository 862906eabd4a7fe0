"""The run in SARIF 2.1.0, for the tools in which builders read the faults of their code.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

import json
from datetime import UTC, datetime
from typing import Any

from accessibility.finding import Finding
from accessibility.report.anchors import criterion_url
from accessibility.report.material import Material, is_fault, level_in_words, place, url
from accessibility.rules import Rule
from accessibility.run import Run

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"A": "error", "AA": "error", "AAA": "warning", "": "note"}


def as_sarif(material: Material) -> dict[str, str]:
    """A result for each finding; what a person must judge has the kind “review”, which has no level."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(material.run)]}
    return {"rapport.sarif": json.dumps(log, ensure_ascii=False, indent=1)}


def _run(run: Run) -> dict[str, Any]:
    rules = {one.rule.name: one.rule for one in run.findings}
    places = {name: number for number, name in enumerate(rules)}
    return {
        "tool": {
            "driver": {"name": "Koplopers-audit", "rules": [_rule(one) for one in rules.values()]},
            "extensions": [{"name": name, "version": version} for name, version in run.engines.items()],
        },
        "language": "nl",
        "invocations": [
            {
                "executionSuccessful": run.is_complete,
                "startTimeUtc": _moment(run.began),
                "endTimeUtc": _moment(run.ended),
            }
        ],
        "results": [_result(run, one, places[one.rule.name]) for one in run.findings],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.name,
        "shortDescription": {"text": rule.fault},
        "help": {"text": rule.advice},
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {"tags": ["accessibility", level_in_words(rule.level), *(f"wcag {n}" for n in rule.criteria)]},
    }
    if rule.criteria:
        described["helpUri"] = criterion_url(rule.criteria[0])
    return described


def _result(run: Run, finding: Finding, rule_index: int) -> dict[str, Any]:
    where: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": url(run, finding.address)}}}
    if finding.element:
        where["logicalLocations"] = [
            {"fullyQualifiedName": finding.element.path, "name": place(finding), "kind": "element"}
        ]
    return {
        "ruleId": finding.rule.name,
        "ruleIndex": rule_index,
        "kind": "fail" if is_fault(finding) else "review",
        "level": LEVELS[finding.rule.level] if is_fault(finding) else "none",
        "message": {"text": _words(finding)},
        "locations": [where],
        "partialFingerprints": {"koplopersAudit/v1": finding.key},
        "properties": {
            "state": finding.state,
            "conditions": list(finding.conditions),
            "foundBy": list(finding.found_by),
            "html": finding.element.html if finding.element else "",
        },
    }


def _words(finding: Finding) -> str:
    """The message for builders: what, where, under what, and what to do."""
    where = f"Op “{finding.state}” ({', '.join(finding.conditions)}): {place(finding)}."
    return " ".join([finding.rule.fault, *finding.details, where, finding.rule.advice])


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
