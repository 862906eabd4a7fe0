"""What a report says of each success criterion, and who may say so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accessibility.judgements import TABLE, Judgement, Outcome, judgements
from accessibility.report.anchors import criterion_url
from accessibility.report.outcomes import outcomes
from accessibility.wcag import criteria
from tests.accessibility.invented import a_finding, a_run

BY_HAND = Judgement(
    site="https://www.voorbeeld.nl",
    criterion="1.3.1",
    outcome=Outcome.MET,
    by="tester",
    tool="Orca in Firefox",
    on=date(2026, 11, 1),
    remark="Koppen en lijsten gelezen.",
)
ENTRY = """
[[judgement]]
site = "de demonstratie"
criterion = "2.1.2"
outcome = "voldoet"
by = "tester van het secretariaat"
with = "toetsenbord in Firefox"
on = 2026-11-24
remark = "Met Tab kwam ik overal langs."
"""


def outcome_of(number, run, *judged):
    return next(one for one in outcomes(run, judged) if one.criterion.number == number)


def test_there_are_fifty_for_the_statement_and_six_apart():
    found = [one.criterion for one in outcomes(a_run(), ())]

    assert sum(one.counts_by_law for one in found) == 50
    assert [one.number for one in found if one.is_new] == ["2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"]


@pytest.mark.promise("people-decide")
def test_a_machine_alone_never_says_that_a_criterion_is_met():
    assert Outcome.MET not in {one.outcome for one in outcomes(a_run(), ())}
    assert outcome_of("2.1.1", a_run()).outcome is Outcome.UNDECIDED  # a rule looks for it, and found nothing
    assert outcome_of("1.2.4", a_run()).outcome is Outcome.UNTESTED  # no rule looks for it


def test_a_criterion_that_nobody_looked_at_stays_unexamined():
    assert {one.outcome for one in outcomes(a_run(states=()), ())} == {Outcome.UNTESTED}


def test_a_person_decides_and_says_with_what():
    said = outcome_of("1.3.1", a_run(), BY_HAND)

    assert (said.outcome, said.decided_by, said.judgement) == (Outcome.MET, "mens", BY_HAND)


def test_a_fault_outweighs_a_kind_judgement_and_both_are_told():
    said = outcome_of("1.3.1", a_run(a_finding()), BY_HAND)

    assert (said.outcome, said.decided_by) == (Outcome.NOT_MET, "machine")
    assert said.remark == "Een mens oordeelde: voldoet."


def test_a_doubt_waits_for_a_person():
    run = a_run(a_finding("alt-fits", judge=True))

    assert outcome_of("1.1.1", run).outcome is Outcome.UNDECIDED
    assert outcome_of("1.1.1", run, replace(BY_HAND, criterion="1.1.1")).outcome is Outcome.MET


def test_the_newest_judgement_counts():
    newer = replace(BY_HAND, outcome=Outcome.NOT_MET, on=date(2026, 11, 20))

    assert outcome_of("1.3.1", a_run(), BY_HAND, newer).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    "other",
    [replace(BY_HAND, site="https://elders.example"), replace(BY_HAND, on=BY_HAND.on - timedelta(days=3 * 366))],
    ids=["of another site", "of more than three years ago"],
)
def test_some_judgements_do_not_count(other):
    assert outcome_of("1.3.1", a_run(), other).decided_by == "niemand"


def test_our_own_judgements_can_be_read():
    assert judgements(TABLE) == tuple(sorted(judgements(TABLE), key=lambda one: one.on))


def test_a_judgement_is_read_as_it_was_written(tmp_path):
    (one,) = judgements(written(tmp_path, ENTRY))

    assert (one.criterion, one.outcome, one.on) == ("2.1.2", Outcome.MET, date(2026, 11, 24))


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('"2.1.2"', '"2.1.9"', "2.1.9 is geen succescriterium"),
        ('"voldoet"', '"prima"', "“prima” is geen uitkomst"),
        ('"voldoet"', '"niet onderzocht"', "“niet onderzocht” is geen uitkomst"),
        ("2026-11-24", '"gisteren"', "is geen datum"),
        ('"tester van het secretariaat"', '""', "by mag niet leeg zijn"),
        ('with = "toetsenbord in Firefox"', "", "nodig is precies"),
    ],
)
def test_a_judgement_that_says_too_little_is_refused(tmp_path, right, wrong, told):
    with pytest.raises(ValueError, match=f"oordeel 1: .*{told}"):
        judgements(written(tmp_path, ENTRY.replace(right, wrong)))


def test_every_criterion_has_a_place_in_the_standard():
    assert criterion_url("1.1.1") == "https://www.w3.org/TR/WCAG22/#non-text-content"
    assert criterion_url("4.1.1") == "https://www.w3.org/TR/WCAG21/#parsing"
    assert len({criterion_url(number) for number in criteria()}) == len(criteria())


def written(folder, text):
    path = folder / "judgements.toml"
    path.write_text(text, encoding="utf-8")
    return path
