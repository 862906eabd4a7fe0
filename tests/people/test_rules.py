"""How long and how often, told the time."""

from datetime import UTC, datetime, timedelta

import pytest

from koplopers.people import rules

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("asked", "now", "again"),
    [
        ([], 0, 0),
        ([0], 1, 1),
        ([0, 1], 2, 10),
        ([0, 5], 9, 10),
        ([0, 5], 10, 10),
        ([0, 5, 10], 11, 15),
        ([0, 5, 10], 15, 15),
    ],
)
def test_two_letters_in_ten_minutes(asked, now, again):
    assert rules.next_letter_at([at(one) for one in asked], at(now)) == at(again)


def test_there_is_always_a_letter_whose_link_still_works():
    """That is what keeps a flood from keeping somebody out, so the two lengths may not be changed apart."""
    assert rules.LETTERS_PER < rules.LETTER_LASTS


def test_a_warning_comes_in_time_and_a_limit_that_cannot_be_put_off_is_long():
    """WCAG 2.2.1: at least 20 seconds to say so, at least ten times, or a limit of more than 20 hours."""
    assert timedelta(seconds=20) <= rules.WARN_BEFORE
    assert timedelta(hours=20) < rules.AT_MOST
    assert rules.AT_MOST >= 10 * rules.IDLE
