"""Ten working days are ten days on which a town hall is open."""

from datetime import date

import pytest

from koplopers.signing.working_days import EASTERS, FIRST_YEAR, holidays, is_working_day, working_days_later


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2026-11-24", 10, "2026-12-08"),
        ("2026-11-27", 1, "2026-11-30"),  # over a weekend
        ("2026-12-24", 1, "2026-12-28"),  # over Christmas and a weekend
        ("2026-12-18", 10, "2027-01-05"),  # over Christmas and New Year
        ("2026-04-02", 1, "2026-04-07"),  # over Good Friday and Easter
        ("2027-05-04", 2, "2027-05-10"),  # 5 May is Wednesday, the day after is Ascension Day
        ("2027-05-14", 1, "2027-05-18"),  # over Whit Monday
    ],
)
def test_a_promise_in_working_days_skips_weekends_and_holidays(start, number, end):
    assert working_days_later(date.fromisoformat(start), number) == date.fromisoformat(end)


def test_kings_day_is_a_day_early_when_it_would_be_a_sunday():
    assert date(2031, 4, 26) in holidays(2031)
    assert date(2031, 4, 27) not in holidays(2031)
    assert not is_working_day(date(2026, 4, 27))


def test_the_table_of_easters_is_right_and_reaches_well_beyond_today():
    assert len(EASTERS) == 25
    for place, month_and_day in enumerate(EASTERS):
        assert month_and_day == f"{easter(FIRST_YEAR + place):%m%d}"
    assert date.today().year + 10 < FIRST_YEAR + len(EASTERS), "add the Easters of the next years"  # noqa: DTZ011


def test_beyond_the_table_only_easter_is_unknown():
    assert date(2060, 12, 25) in holidays(2060)
    assert len(holidays(2060)) == 5


def easter(year: int) -> date:
    """The rule of the church: the Sunday after the full moon on or after 21 March, in Butcher's steps."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    days = moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) // 451) + 114
    return date(year, days // 31, days % 31 + 1)
