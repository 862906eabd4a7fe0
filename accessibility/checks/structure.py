"""Whether the page says in its markup what it shows: order, headings, lists, tables, and words of its own."""

from collections.abc import Iterator

from accessibility.checks import Check
from accessibility.checks.text import told
from accessibility.finding import Fault
from accessibility.page import OpenPage

PLAIN = ("bureau",)  # the markup is the same everywhere


def _headings(page: OpenPage) -> Iterator[Fault]:
    return told(page, "headings")


def _lists_and_tables(page: OpenPage) -> Iterator[Fault]:
    return told(page, "lists-and-tables")


def _sequence(page: OpenPage) -> Iterator[Fault]:
    return told(page, "sequence")


def _orientation(page: OpenPage) -> Iterator[Fault]:
    return told(page, "orientation")


def _styles_off(page: OpenPage) -> Iterator[Fault]:
    """Switches the style sheets of the page off and on again."""
    return told(page, "styles-off")


CHECKS = (
    Check("headings", _headings, PLAIN),
    Check("lists and tables", _lists_and_tables, PLAIN),
    Check("sequence", _sequence, ("bureau", "320 px")),
    Check("orientation", _orientation, PLAIN),
    Check("styles off", _styles_off, PLAIN, upsetting=True),
)
