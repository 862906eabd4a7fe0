"""The accessibility statement, its outcome for each criterion, and its texts for the official assistant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from flask import current_app, render_template

from koplopers import clock
from koplopers.statement import queries, rules, terms
from koplopers.statement.blueprint import blueprint
from koplopers.statement.criteria import Criterion, criteria, fifty, title_of
from koplopers.statement.evaluation_file import BY_MACHINE, NOT_ESTABLISHED, NOT_MET
from koplopers.statement.models import AUTOMATIC, KnownFault
from koplopers.web.access import open_to_all


@dataclass(frozen=True)
class Group:
    """The same fault, with the same words about it, on one or more pages."""

    first: KnownFault
    places: int

    @property
    def counts_by_law(self) -> bool:
        return bool(fifty() & set(self.first.criteria))


@dataclass(frozen=True)
class Outcome:
    """What is known of one criterion today."""

    criterion: Criterion
    outcome: str
    decided_by: str
    assistive_technology: str
    remark: str


@blueprint.get("/toegankelijkheid")
@open_to_all
def page() -> str:
    return render_template("statement/statement.html", **_about(clock.today()))


@blueprint.get("/toegankelijkheid/invulhulp")
@open_to_all
def assistant() -> str:
    return render_template("statement/assistant.html", **_about(clock.today()))


@blueprint.get("/toegankelijkheid/eisen")
@open_to_all
def requirements() -> str:
    today = clock.today()
    outcomes = list(_outcomes(queries.record(), today))
    return render_template(
        "statement/criteria.html",
        by_law=[one for one in outcomes if one.criterion.counts_by_law],
        newer=[one for one in outcomes if not one.criterion.counts_by_law],
    )


def _about(today: date) -> dict[str, Any]:
    """What both the statement and the texts for the assistant tell."""
    record = queries.record()
    evidence = record.evidence()
    conducted = record.conducted(today)
    groups = _grouped(record.open_faults(today))
    return {
        "verdict": rules.verdict(evidence, today),
        "computed_on": rules.computed_on(evidence, today),
        "statuses": [(one, rules.LABELS[one], rules.MEANINGS[one]) for one in rules.Status],
        "by_people": [one for one in conducted if one.kind != AUTOMATIC],
        "automatic": next((one for one in conducted if one.kind == AUTOMATIC), None),
        "planned": record.planned(today),
        "by_law": [one for one in groups if one.counts_by_law],
        "besides": [one for one in groups if not one.counts_by_law],
        "approval": record.approval(today),
        "needs_refreshing": rules.needs_refreshing(evidence, today),
        "answer_days": terms.ANSWER_DAYS,
        "title_of": title_of,
        "today": today,
        "site": current_app.extensions["settings"].base_url,
        "email": current_app.extensions["settings"].contact_email,
    }


def _grouped(faults: Iterable[KnownFault]) -> list[Group]:
    def words(one: KnownFault) -> tuple[Any, ...]:
        told = (one.cause, one.consequence, one.alternative, one.measure, str(one.planned_for))
        return (one.rule, one.sentence, *one.criteria, *told)

    found = [(list(group), words) for words, group in groupby(sorted(faults, key=words), key=words)]
    groups = [Group(group[0], len({one.state for one in group})) for group, _ in found]
    return sorted(groups, key=lambda one: (one.first.first_found_at, one.first.id))


def _outcomes(record: queries.Record, day: date) -> Iterable[Outcome]:
    """Each criterion as the last investigation by people left it, and as open faults show it since."""
    by_people = next((one for one in record.conducted(day) if one.kind != AUTOMATIC), None)
    judged = {one.criterion: one for one in by_people.outcomes} if by_people else {}
    open_faults = [(number, fault) for fault in record.open_faults(day) for number in fault.criteria]
    for number, criterion in criteria().items():
        known = judged.get(number)
        faults = [fault for failed, fault in open_faults if failed == number]
        if known and (known.outcome == NOT_MET or not faults):
            yield Outcome(criterion, known.outcome, known.decided_by, known.assistive_technology, known.remark)
        elif faults:
            yield Outcome(criterion, NOT_MET, BY_MACHINE, "", faults[0].sentence)
        else:
            yield Outcome(criterion, NOT_ESTABLISHED, "", "", "")
