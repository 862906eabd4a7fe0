"""Numbers and dates as Dutch readers write them."""

from datetime import date, datetime, timedelta

from flask import Flask

from koplopers.clock import AMSTERDAM

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def register(app: Flask) -> None:
    app.jinja_env.filters |= {"number": number, "day": day, "iso_day": iso_day, "count": count}
    app.jinja_env.filters |= {"time": time, "day_and_time": day_and_time, "iso_moment": iso_moment}


def number(value: int) -> str:
    """378278 as 378.278."""
    return f"{value:,}".replace(",", ".")


def day(value: date, precision: str = "day") -> str:
    """2018-06-14 as 14 juni 2018; with precision "month" or "year" it says no more than is known."""
    month = MONTHS[value.month - 1]
    return {
        "day": f"{value.day} {month} {value.year}",
        "month": f"{month} {value.year}",
        "year": str(value.year),
    }[precision]


def iso_day(value: str, precision: str = "day") -> str:
    """The text 2018-06-14 as 14 juni 2018."""
    return day(date.fromisoformat(value), precision)


def count(value: int, one: str, more: str) -> str:
    """1 gemeente, 32 gemeenten."""
    return f"{number(value)} {one if value == 1 else more}"


def time(moment: datetime) -> str:
    """A moment as the clock in the Netherlands shows it: 10.12 uur."""
    return f"{moment.astimezone(AMSTERDAM):%-H.%M} uur"


def not_before(moment: datetime) -> datetime:
    """The first whole minute from this moment on, for a promise that something works from then."""
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=bool(moment.second or moment.microsecond))


def day_and_time(moment: datetime) -> str:
    """24 november 2026, 10.12 uur."""
    return f"{day(moment.astimezone(AMSTERDAM).date())}, {time(moment)}"


def iso_moment(moment: datetime) -> str:
    """A moment for machines, as in the datetime of a time element."""
    return moment.astimezone(AMSTERDAM).isoformat(timespec="seconds")
