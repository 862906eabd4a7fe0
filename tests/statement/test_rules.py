"""The status follows from what is known and from the day; nobody chooses it."""

from datetime import date
from itertools import pairwise

import pytest

from koplopers.statement.criteria import criteria, fifty
from koplopers.statement.rules import (
    Evidence,
    Known,
    Looked,
    computed_on,
    months_after,
    needs_refreshing,
    turns,
    verdict,
)

TODAY = date(2027, 6, 1)


def complete(on: date, *failed: str) -> Looked:
    return Looked(conducted_on=on, is_complete=True, failed=frozenset(failed))


def fault(
    criterion: str = "1.4.3", *, found: date = TODAY, mended: date | None = None, described: bool = True
) -> Known:
    return Known(frozenset({criterion}), found, mended, described)


def status(*investigations: Looked, faults: tuple[Known, ...] = (), day: date = TODAY) -> str:
    return verdict(Evidence(investigations, faults), day).status


def test_there_are_fifty_criteria_by_law_and_six_besides():
    assert len(fifty()) == 50
    assert set(criteria()) - fifty() == {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 5, 31), "D"),  # the investigation still has to happen, and nobody planned it
        (date(2027, 6, 1), "A"),
        (date(2030, 5, 31), "A"),
        (date(2030, 6, 1), "D"),  # three years old
    ],
)
def test_a_complete_investigation_without_faults_gives_a_for_three_years(day, expected):
    assert status(complete(TODAY), day=day) == expected


def test_an_investigation_of_a_part_gives_nothing():
    assert status(Looked(conducted_on=TODAY)) == "D"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 2, 27), "D"),  # more than six months ahead
        (date(2027, 2, 28), "C"),  # February has no 31st
        (date(2027, 8, 31), "C"),  # the day itself
        (date(2027, 9, 1), "D"),  # it passed and nothing happened
    ],
)
def test_a_plan_counts_from_six_months_before_until_its_day(day, expected):
    assert status(Looked(planned_for=date(2027, 8, 31)), day=day) == expected


def test_a_month_that_is_shorter_ends_on_its_last_day():
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_after(date(2028, 2, 29), 36) == date(2031, 2, 28)
    assert months_after(date(2027, 1, 15), -6) == date(2026, 7, 15)


def test_faults_with_measures_and_improvement_give_b():
    assert status(complete(TODAY, "1.4.3"), faults=(fault(),)) == "B"


def test_a_fault_without_words_about_it_gives_d_and_says_which():
    found = verdict(
        Evidence((complete(TODAY, "1.4.10", "1.4.3"),), (fault("1.4.10", described=False), fault(described=False))),
        TODAY,
    )

    assert found.status == "D"
    assert "Het ontbreekt bij eisen 1.4.3 en 1.4.10." in found.reasons[1]


def test_a_year_without_improvement_gives_d_until_something_is_mended():
    looked, known = complete(TODAY, "1.4.3"), fault()
    later = date(2028, 6, 1)
    mended = fault("2.1.1", mended=date(2028, 5, 1))

    assert status(looked, faults=(known,), day=date(2028, 5, 31)) == "B"
    assert status(looked, faults=(known,), day=later) == "D"
    assert status(looked, faults=(known, mended), day=later) == "B"
    assert status(looked, faults=(known, mended), day=date(2029, 5, 1)) == "D"


def test_mending_alone_does_not_prove_a():
    """Something else may have broken: only a new investigation shows that all is well."""
    mended = fault(mended=TODAY)

    assert status(complete(TODAY, "1.4.3"), faults=(mended,)) == "B"
    assert status(complete(TODAY, "1.4.3"), complete(date(2027, 9, 1)), faults=(mended,), day=date(2027, 9, 1)) == "A"


def test_a_fault_found_since_takes_a_away():
    assert status(complete(TODAY), faults=(fault(found=date(2027, 7, 1)),), day=date(2027, 6, 30)) == "A"
    assert status(complete(TODAY), faults=(fault(found=date(2027, 7, 1)),), day=date(2027, 7, 1)) == "B"


@pytest.mark.parametrize("criterion", ["2.5.8", "2.5.5", "1.4.6"])
def test_what_the_law_does_not_ask_leaves_the_status_alone(criterion):
    assert status(complete(TODAY), faults=(fault(criterion, described=False),)) == "A"


def test_before_there_was_a_statement_the_status_is_e():
    assert status(day=date(2026, 11, 23)) == "E"
    assert status(day=date(2026, 11, 24)) == "D"


def test_the_status_changes_only_on_days_that_are_known_beforehand():
    """A page that is kept is made anew on these days only."""
    evidence = Evidence(
        (complete(date(2027, 1, 10), "1.4.3"), Looked(planned_for=date(2030, 8, 31))),
        (fault(found=date(2027, 1, 10)), fault("2.1.1", found=date(2027, 1, 10), mended=date(2028, 8, 8))),
        (date(2027, 2, 1),),
    )
    days = [date.fromordinal(number) for number in range(date(2026, 11, 1).toordinal(), date(2031, 3, 1).toordinal())]

    def seen(day: date) -> tuple[object, bool]:
        return verdict(evidence, day), needs_refreshing(evidence, day)

    changes = {day for before, day in pairwise(days) if seen(before) != seen(day)}
    assert len(changes) >= 8
    assert changes <= turns(evidence)


def test_the_day_of_computing_is_that_of_the_last_change():
    evidence = Evidence((complete(date(2027, 1, 10)),))

    assert computed_on(evidence, date(2027, 1, 9)) == date(2026, 11, 24)
    assert computed_on(evidence, date(2027, 5, 5)) == date(2027, 1, 10)


def test_agreement_lasts_a_year():
    evidence = Evidence(approved_on=(date(2027, 2, 1),))

    assert not needs_refreshing(evidence, date(2028, 1, 31))
    assert needs_refreshing(evidence, date(2028, 2, 1))
    assert needs_refreshing(evidence, date(2027, 1, 31))
