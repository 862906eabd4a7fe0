"""What the page says in words: its title, its links, and the language that they are in."""

from collections.abc import Iterator

from accessibility.checks import Check
from accessibility.checks.text import told
from accessibility.finding import Fault
from accessibility.page import OpenPage

PLAIN = ("bureau",)  # the words are the same everywhere


def _titles(page: OpenPage) -> Iterator[Fault]:
    return told(page, "titles")


def _links(page: OpenPage) -> Iterator[Fault]:
    return told(page, "links")


def _language(page: OpenPage) -> Iterator[Fault]:
    return told(page, "language")


CHECKS = (
    Check("titles", _titles, PLAIN),
    Check("links", _links, PLAIN),
    Check("language", _language, PLAIN),
)
