"""Numbers and dates as Dutch readers write them."""

from datetime import date

from flask import Flask

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def register(app: Flask) -> None:
    app.jinja_env.filters |= {"number": number, "day": day, "iso_day": iso_day, "count": count}


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
