"""Which days count when we promise something “within 10 working days”: not weekends, and not public holidays.

The holidays are those of the Algemene termijnenwet, article 3: New Year’s Day, Good Friday, Easter Monday, King’s Day,
5 May, Ascension Day, Whit Monday and both Christmas days. Where the date of Easter is not in the table yet, the
holidays around it count as working days, so that we promise too much rather than too little.
"""

from datetime import date, timedelta
from functools import cache

# Easter Sundays in month and day, as churches agreed them; tests/signing/test_working_days.py works them out anew.
FIRST_YEAR = 2026
EASTERS = (
    "0405", "0328", "0416", "0401", "0421", "0413", "0328", "0417", "0409", "0325", "0413",
    "0405", "0425", "0410", "0401", "0421", "0406", "0329", "0417", "0409", "0325", "0414",
    "0405", "0418", "0410",
)  # fmt: skip
AROUND_EASTER = (-2, 1, 39, 50)  # Good Friday, Easter Monday, Ascension Day, Whit Monday
FIXED = ((1, 1), (5, 5), (12, 25), (12, 26))
SUNDAY = 6


def working_days_later(day: date, number: int) -> date:
    """So many working days on."""
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    return day.weekday() < SUNDAY - 1 and day not in holidays(day.year)


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year, also those that fall in a weekend."""
    easter = _easter(year)
    around = [easter + timedelta(days=days) for days in AROUND_EASTER] if easter else []
    return frozenset([*(date(year, *fixed) for fixed in FIXED), _kings_day(year), *around])


def _kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def _easter(year: int) -> date | None:
    place = year - FIRST_YEAR
    if not 0 <= place < len(EASTERS):
        return None
    return date(year, int(EASTERS[place][:2]), int(EASTERS[place][2:]))
