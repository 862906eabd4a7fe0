"""What somebody asks of the directory: search words, filters, order and page, and how that reads as an address."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from koplopers.municipalities.rules import words_of
from koplopers.selection.rules import Standing

PER_PAGE = 25
EVERYBODY = "alle"
MEMBERS = (Standing.FRONT_RUNNER.value, Standing.SIGNATORY.value)


class Order(StrEnum):
    NAME = "naam"
    INHABITANTS = "inwoners"
    DATE = "datum"


@dataclass(frozen=True)
class Selection:
    """A question to the directory; without anything it is all members by name."""

    search: str = ""
    province: str = ""
    theme: str = ""
    standing: str = ""
    order: Order = Order.NAME
    page: int = 1

    @property
    def words(self) -> list[str]:
        return words_of(self.search)

    @property
    def standings(self) -> tuple[str, ...]:
        """The standings that are asked for; empty means every municipality."""
        if self.standing == EVERYBODY:
            return ()
        return (self.standing,) if self.standing else MEMBERS

    def query(self, **changes: object) -> dict[str, str]:
        """The query of the address for this question, changed here and there; what is usual is left out."""
        return dict(_named(replace(self, **changes)))  # type: ignore[arg-type]


def _named(selection: Selection) -> Iterator[tuple[str, str]]:
    if selection.search:
        yield "zoek", selection.search
    if selection.province:
        yield "provincie", selection.province
    if selection.theme:
        yield "thema", selection.theme
    if selection.standing:
        yield "status", selection.standing
    if selection.order is not Order.NAME:
        yield "sorteer", selection.order.value
    if selection.page > 1:
        yield "pagina", str(selection.page)


def pages(total: int) -> int:
    """How many pages so many results take; no results take one page that says so."""
    return max(1, -(-total // PER_PAGE))


def reason_found(search: str, name: str, former_names: list[str]) -> str | None:
    """The predecessor by whose name a municipality was found; None when its own name explains it."""
    asked = words_of(search)
    if not asked or _answers(asked, name):
        return None
    return next((former for former in former_names if _answers(asked, former)), None)


def _answers(asked: list[str], name: str) -> bool:
    words = words_of(name)
    return all(any(word.startswith(part) for word in [*words, "".join(words)]) for part in asked)
