"""What can only be seen by comparing pages: titles that tell them apart, help and navigation in the same place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from accessibility.checks.text import read, source
from accessibility.finding import Finding
from accessibility.page import OpenPage
from accessibility.rules import rules

if TYPE_CHECKING:  # a visit asks for facts, so that module knows this one
    from accessibility.audit import Visited

PLAIN = "bureau"


def facts_of(page: OpenPage) -> dict[str, Any]:
    """What of this page is compared with other pages; asked under one condition, and empty under the others."""
    if page.condition.name != PLAIN:
        return {}
    facts: dict[str, Any] = read(page, source("facts.js"))
    return facts


def faults_across(visited: Iterable[Visited]) -> list[Finding]:
    """What differs between pages that should be alike, and is alike where pages should differ."""
    pages = [one for one in visited if one.facts]
    return [*_same_titles(pages), *_other_order(pages), *_help_elsewhere(pages)]


def _same_titles(pages: list[Visited]) -> Iterator[Finding]:
    """WCAG 2.4.2: two addresses with another main heading do not share a title."""
    first: dict[str, Visited] = {}
    for one in (page for page in pages if not page.facts["isError"]):
        other = first.setdefault(one.facts["title"], one)
        if one.facts["title"] and _subject(one) != _subject(other):
            yield _finding(one, "same-title", f"“{one.facts['title']}”, net als {other.state.name}")


def _subject(page: Visited) -> tuple[str, str]:
    return page.facts["path"], page.facts["heading"]


def _other_order(pages: list[Visited]) -> Iterator[Finding]:
    """WCAG 3.2.3: links that two pages share come in the same order, in the navigation of the same name."""
    usual: dict[str, list[str]] = {}
    for one in pages:
        for name, links in one.facts["navigation"].items():
            known = usual.setdefault(name, links)
            if not _agree(known, links):
                yield _finding(one, "navigation-differs", f"{name}: {', '.join(links)}")


def _agree(one: list[str], other: list[str]) -> bool:
    """What they share stands in the same order; what only one of them has may stand anywhere."""
    return _shared(one, other) == _shared(other, one)


def _shared(one: list[str], other: list[str]) -> list[str]:
    once = {name for name in one if one.count(name) == 1 == other.count(name)}
    return [name for name, _ in groupby(one) if name in once]


def _help_elsewhere(pages: list[Visited]) -> Iterator[Finding]:
    """WCAG 3.2.6: where pages have help, it stands in the same landmark, between the same neighbours."""
    with_help = [one for one in pages if one.facts["help"]]
    if not with_help:
        return
    landmark = Counter(one.facts["help"]["landmark"] for one in with_help).most_common(1)[0][0]
    usual = next(one for one in with_help if one.facts["help"]["landmark"] == landmark)
    for one in with_help:
        help_here = one.facts["help"]
        if help_here["landmark"] != landmark or _is_moved(usual.facts["help"], help_here):
            yield _finding(one, "help-elsewhere", f"“{help_here['name']}”, anders dan op {usual.state.name}")


def _is_moved(usual: dict[str, Any], here: dict[str, Any]) -> bool:
    """Something that came before it comes after it now, or the other way round."""
    return bool(
        (set(usual["before"]) - set(usual["after"])) & (set(here["after"]) - set(here["before"]))
        or (set(usual["after"]) - set(usual["before"])) & (set(here["before"]) - set(here["after"]))
    )


def _finding(page: Visited, rule: str, detail: str) -> Finding:
    return Finding(
        rules()[rule],
        page.state.name,
        page.state.address,
        (page.condition.name,),
        details=(detail,),
        found_by=("eigen controle",),
    )
