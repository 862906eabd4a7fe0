"""Municipalities in time, and how names are compared."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koplopers.municipalities import rules, table

STEPS = [step for step, _ in table.read_reorganisations()]
LIVES = rules.lifetimes([row.code for row in table.read_municipalities()], STEPS)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2018, 1, 1), 380),
        (date(2018, 12, 31), 380),
        (date(2019, 1, 1), 355),
        (date(2021, 1, 1), 352),
        (date(2022, 1, 1), 345),
        (date(2022, 3, 23), 345),
        (date(2022, 3, 24), 344),
        (date(2023, 1, 1), 342),
        (date(2026, 12, 31), 342),
        (date(2027, 1, 1), 341),
    ],
)
def test_so_many_municipalities_exist_on_a_day(day, number):
    assert len(rules.existing(LIVES, day)) == number


def test_geldermalsen_becomes_west_betuwe_on_the_day_itself():
    assert rules.successors("GM0236", STEPS, date(2018, 12, 31)) == ["GM0236"]
    assert rules.successors("GM0236", STEPS, date(2019, 1, 1)) == ["GM1960"]


def test_haaren_is_divided_over_four():
    assert rules.successors("GM0788", STEPS, date(2026, 1, 1)) == ["GM0757", "GM0824", "GM0855", "GM0865"]


def test_a_predecessor_of_a_predecessor_counts():
    steps = [
        rules.Step(date(2020, 1, 1), rules.Kind.ABSORPTION, "GM0001", "GM0002"),
        rules.Step(date(2022, 1, 1), rules.Kind.MERGER, "GM0002", "GM0003"),
    ]

    assert rules.predecessors("GM0003", steps, date(2022, 1, 1)) == ["GM0002", "GM0001"]
    assert rules.predecessors("GM0003", steps, date(2021, 12, 31)) == []
    assert rules.successors("GM0001", steps, date(2022, 1, 1)) == ["GM0003"]


@given(st.dates(date(2018, 1, 1), date(2030, 1, 1)))
def test_every_municipality_leads_to_one_that_exists(day):
    existing = rules.existing(LIVES, day)
    known = {code for code, life in LIVES.items() if life.starts_on is None or life.starts_on <= day}

    for code in known:
        assert set(rules.successors(code, STEPS, day)) <= existing


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("'s-Hertogenbosch", "s-hertogenbosch"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("Bergen (NH)", "bergen-nh"),
        ("Den Haag", "den-haag"),
        ("Krimpen aan den IJssel", "krimpen-aan-den-ijssel"),
        ("ĲSSELSTEIN", "ijsselstein"),
    ],
)
def test_a_name_becomes_an_address(name, slug):
    assert rules.slug_of(name) == slug


@given(st.text())
def test_words_are_plain_whatever_is_typed(text):
    words = rules.words_of(text)

    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)
    assert rules.words_of(" ".join(words)) == words
