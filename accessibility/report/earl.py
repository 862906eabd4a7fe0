"""The run in EARL 1.0 as JSON-LD, for programs that gather evaluations. Source: https://www.w3.org/TR/EARL10-Schema/."""

import json
from collections.abc import Iterator
from typing import Any

from accessibility.finding import Finding
from accessibility.judgements import Judgement, Outcome
from accessibility.report.anchors import criterion_url
from accessibility.report.material import Material, is_fault, url
from accessibility.report.outcomes import CriterionOutcome
from accessibility.rules import Rule
from accessibility.run import Run
from accessibility.wcag import criteria

CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:date": {"@type": "xsd:dateTime"},
    "dct:source": {"@type": "@id"},
    "dct:isPartOf": {"@type": "@id"},
    "earl:assertedBy": {"@type": "@id"},
    "earl:mainAssertor": {"@type": "@id"},
    "earl:subject": {"@type": "@id"},
    "earl:test": {"@type": "@id"},
    "earl:outcome": {"@type": "@id"},
    "earl:mode": {"@type": "@id"},
}
SITE, MACHINE = "_:site", "_:machine"
OUTCOMES = {
    Outcome.MET: "earl:passed",
    Outcome.NOT_MET: "earl:failed",
    Outcome.NOT_PRESENT: "earl:inapplicable",
    Outcome.UNDECIDED: "earl:cantTell",
    Outcome.UNTESTED: "earl:untested",
}


def as_earl(material: Material) -> dict[str, str]:
    """An assertion for each finding and each criterion, and one for each judgement of a person for the whole site."""
    graph = [*_who(material), *_what(material), *_tests(material), *_assertions(material)]
    return {"rapport.earl.jsonld": json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)}


def _who(material: Material) -> Iterator[dict[str, Any]]:
    yield {"@id": MACHINE, "@type": ["earl:Software", "earl:Assertor"], "dct:title": _said("Koplopers-audit")}
    for name, version in material.run.engines.items():
        yield {
            "@id": f"_:engine-{_slug(name)}",
            "@type": ["earl:Software", "earl:Assertor"],
            "dct:title": name,
            "dct:hasVersion": version,
            "dct:isPartOf": MACHINE,
        }
    for by in dict.fromkeys(one.judgement.by for one in material.outcomes if one.judgement):
        yield {"@id": _person(by), "@type": ["foaf:Agent", "earl:Assertor"], "dct:title": _said(by)}


def _what(material: Material) -> Iterator[dict[str, Any]]:
    run = material.run
    yield {"@id": SITE, "@type": "earl:TestSubject", "dct:title": run.site, "dct:date": run.ended.isoformat()}
    addresses = {one.state: one.address for one in run.findings} | {one.state: one.address for one in run.visits}
    for state in material.states:
        yield {
            "@id": _state(material, state),
            "@type": "earl:TestSubject",
            "dct:title": _said(state),
            "dct:description": url(run, addresses[state]),
            "dct:isPartOf": SITE,
        }


def _tests(material: Material) -> Iterator[dict[str, Any]]:
    known = criteria()
    found = (number for one in material.run.findings for number in one.rule.criteria)
    for number in dict.fromkeys([*(one.criterion.number for one in material.outcomes), *found]):
        yield {
            "@id": criterion_url(number),
            "@type": ["earl:TestCriterion", "earl:TestRequirement"],
            "dct:title": _said(f"{number} {known[number].name}"),
        }
    for name, rule in {one.rule.name: one.rule for one in material.run.findings if not one.rule.criteria}.items():
        yield {"@id": _rule(name), "@type": ["earl:TestCriterion", "earl:TestCase"], "dct:title": _said(rule.fault)}


def _assertions(material: Material) -> Iterator[dict[str, Any]]:
    for finding in material.run.findings:
        for test in _tests_of(finding.rule):
            yield _of_finding(material, finding, test)
    for outcome in material.outcomes:
        yield _of_criterion(material.run, outcome)


def _of_finding(material: Material, finding: Finding, test: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "@type": "earl:TestResult",
        "earl:outcome": "earl:failed" if is_fault(finding) else "earl:cantTell",
        "dct:date": material.run.ended.isoformat(),
        "dct:title": _said(finding.rule.fault),
        "dct:description": _said(" ".join([*finding.details, finding.rule.advice])),
        "earl:info": _said(f"{', '.join(finding.conditions)}. Gevonden door: {', '.join(finding.found_by)}."),
    }
    if finding.element:
        result["earl:pointer"] = {"@type": "ptr:CSSSelectorPointer", "ptr:expression": finding.element.path}
    subject = _state(material, finding.state)
    return _assertion(subject=subject, test=test, mode="earl:automatic", by=MACHINE, result=result)


def _of_criterion(run: Run, one: CriterionOutcome) -> dict[str, Any]:
    judgement = one.judgement if one.decided_by == "mens" else None
    result = {
        "@type": "earl:TestResult",
        "earl:outcome": OUTCOMES[one.outcome],
        "dct:date": run.ended.isoformat() if judgement is None else f"{judgement.on}T00:00:00Z",
        "dct:description": _said(_remark(one, judgement)),
    }
    mode = "earl:automatic" if judgement is None else "earl:manual"
    by = MACHINE if judgement is None else _person(judgement.by)
    return _assertion(subject=SITE, test=criterion_url(one.criterion.number), mode=mode, by=by, result=result)


def _assertion(*, subject: str, test: str, mode: str, by: str, result: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": by,
        "earl:subject": subject,
        "earl:test": test,
        "earl:mode": mode,
        "earl:result": result,
    }


def _tests_of(rule: Rule) -> list[str]:
    return [criterion_url(number) for number in rule.criteria] or [_rule(rule.name)]


def _remark(one: CriterionOutcome, judgement: Judgement | None) -> str:
    return one.remark if judgement is None else f"{one.remark} Bekeken met: {judgement.tool}."


def _state(material: Material, state: str) -> str:
    return f"_:state-{material.states.index(state) + 1}"


def _rule(name: str) -> str:
    return f"_:rule-{_slug(name)}"


def _person(by: str) -> str:
    return f"_:person-{_slug(by)}"


def _slug(words: str) -> str:
    return "".join(one if one.isascii() and one.isalnum() else "-" for one in words.lower())


def _said(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "nl"}
