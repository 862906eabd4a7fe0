"""The outcomes as a draft of the table that `flask statement evaluate` reads, so that nobody types them over."""

import json
from typing import Any

from accessibility.finding import Verdict
from accessibility.judgements import Outcome
from accessibility.report.material import Material
from accessibility.report.outcomes import CriterionOutcome

FORMAT = "koplopers-evaluatie/1"
OPEN = "niet vastgesteld"  # what that table calls both what nobody examined and what nobody could decide


def as_evaluation(material: Material) -> dict[str, str]:
    """A draft: who conducted it and what it covers is for a person to fill in, and refused while it is empty."""
    draft = {
        "format": FORMAT,
        "conducted_on": str(material.run.ended.date()),
        "conducted_by": "",
        "report": "",
        "covers_scope_and_sample": False,
        "covers_pdf": False,
        "covers_login": False,
        "outcomes": {one.criterion.number: _outcome(one) for one in material.outcomes},
    }
    return {"evaluatie.json": json.dumps(draft, ensure_ascii=False, indent=1)}


def _outcome(one: CriterionOutcome) -> dict[str, Any]:
    is_open = one.outcome in (Outcome.UNDECIDED, Outcome.UNTESTED)
    by_person = one.judgement if one.decided_by == "mens" else None
    return {
        "outcome": OPEN if is_open else str(one.outcome),
        "decided_by": "mens" if by_person else "machine",
        "assistive_technology": by_person.tool if by_person else "",
        "remark": _remark(one),
    }


def _remark(one: CriterionOutcome) -> str:
    """What is wrong, where the machine found it; otherwise the remark as it is."""
    if one.decided_by != "machine":
        return one.remark
    return " ".join(dict.fromkeys(found.rule.fault for found in one.findings if found.verdict is Verdict.FAULT))
