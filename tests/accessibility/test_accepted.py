"""A fault that is lived with has a reason, an owner, and an end."""

from datetime import date

import pytest

from accessibility.accepted import Acceptance, accepted, expired, unused, without_accepted
from accessibility.finding import Finding
from accessibility.pages import STATES
from accessibility.rules import Rule, rules
from tests.accessibility.invented import a_finding

ENTRY = """
[[accepted]]
rule = "invented-label"
state = "zoek*"
why = "De maker levert pas in mei een veld met een label."
who = "beheer"
until = 2027-05-01
"""
LAST_DAY, DAY_AFTER = date(2027, 4, 30), date(2027, 5, 1)


@pytest.fixture
def table(tmp_path):
    """Write a table of accepted faults, and give it back as it is read."""

    def write(text):
        path = tmp_path / "accepted.toml"
        path.write_text(text, encoding="utf-8")
        return accepted(path)

    return write


@pytest.mark.promise("accepted-ends")
def test_nothing_that_we_live_with_has_expired():
    assert expired(accepted()) == []


def test_what_we_live_with_is_a_rule_that_exists_in_a_state_that_exists():
    for entry in accepted():
        assert entry.rule in rules()
        assert any(entry.covers(_at(entry, state.name)) for state in STATES), entry


def test_a_fault_is_lived_with_until_its_last_day(table):
    entries = table(ENTRY)

    assert expired(entries, LAST_DAY) == []
    assert expired(entries, DAY_AFTER) == list(entries)


def test_after_its_last_day_it_is_a_finding_again(table):
    entries = table(ENTRY)
    finding = _at(entries[0], entries[0].state.replace("*", ""))

    assert without_accepted([finding], entries, LAST_DAY) == []
    assert without_accepted([finding], entries, DAY_AFTER) == [finding]


@pytest.mark.promise("accepted-ends")
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("De maker levert pas in mei een veld met een label.", ""),
        ("De maker levert pas in mei een veld met een label.", "moeilijk"),
        ('who = "beheer"', 'who = ""'),
    ],
    ids=["no reason", "hardly a reason", "no owner"],
)
def test_without_a_reason_or_an_owner_nothing_is_lived_with(table, right, wrong):
    with pytest.raises(ValueError, match="label"):
        table(ENTRY.replace(right, wrong))


def test_without_an_end_nothing_is_lived_with(table):
    with pytest.raises(TypeError, match="until"):
        table(ENTRY.replace("until = 2027-05-01", ""))


def test_five_faults_are_lived_with_and_not_six(table):
    assert len(table(ENTRY * 5)) == 5


def test_a_sixth_fault_is_refused(table):
    with pytest.raises(ValueError, match="at most 5"):
        table(ENTRY * 6)


def test_an_entry_that_no_finding_needs_is_told(table):
    entries = table(ENTRY)

    assert unused(entries, [a_finding(state="zoeken")]) == []
    assert unused(entries, [a_finding(state="contact"), a_finding("contrast")]) == list(entries)


def _at(entry: Acceptance, state: str) -> Finding:
    return Finding(Rule(entry.rule, (), "", ""), state, "/", ("bureau",))
