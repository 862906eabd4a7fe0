"""What is done with keys and pointer on pages that we broke finds exactly what is broken there.

An element that is wrong has the id fail-<rule>-<number>; what is wrong elsewhere on the page stands in its name:
trap-1.fails-keyboard-trap.html. All checks of this subject look at every page, so each page is also a page on which the
others have nothing to say; only how large things are is measured on the pages about that, because elsewhere we leave
them as the browser makes them. A page may name the condition in which it is looked at.
"""

import re
from pathlib import Path

import pytest
from flask import Flask, send_from_directory

from accessibility.audit import Auditor
from accessibility.checks import (
    focus_arrival,
    focus_visible,
    forms,
    hover,
    keyboard,
    keyboard_mouse_only,
    live,
    targets,
)
from accessibility.conditions import condition
from accessibility.finding import Verdict
from accessibility.site import served
from accessibility.state import State
from accessibility.steps import Hear, Press, See, TabTo

pytestmark = pytest.mark.browser

BROKEN = Path(__file__).parent / "broken" / "interaction"
CHECKS = (
    *focus_arrival.CHECKS,
    *forms.CHECKS,
    *keyboard_mouse_only.CHECKS,
    *keyboard.CHECKS,
    *focus_visible.CHECKS,
    *hover.CHECKS,
    *live.CHECKS,
)
FAIL = re.compile(r'id="(fail-([a-z-]+)-\d+)"')
CONDITION = re.compile(r'name="condition" content="([^"]+)"')


@pytest.fixture(scope="module")
def visit():
    """Look at a broken page with the checks of this subject only."""
    site = Flask("broken")
    site.add_url_rule("/<path:name>", view_func=lambda name: send_from_directory(BROKEN, name))
    with served(site) as address, Auditor() as auditor:

        def visited(name, where, *first):
            checks = targets.CHECKS if name.startswith("targets") else CHECKS
            return auditor.visit(address, State(name, f"/{name}", first), condition(where), checks=checks, engines=())

        yield visited


@pytest.mark.promise("audit-bites")
@pytest.mark.parametrize("name", sorted(path.name for path in BROKEN.glob("*.html")))
def test_exactly_what_is_broken_is_found(visit, name):
    page = (BROKEN / name).read_text(encoding="utf-8")
    named = CONDITION.search(page)

    visited = visit(name, named[1] if named else "bureau")

    assert {place_of(one) for one in visited.findings} == expected(name, page)


def test_what_a_limit_leaves_out_is_counted_for_a_person(visit):
    (left,) = visit("left/many.html", "bureau").findings

    assert (left.rule.name, left.verdict) == ("not-all-looked", Verdict.TO_JUDGE)
    assert left.details == (
        "Alleen met de muis: verder niet bekeken: 8",
        "Tab: verder niet bekeken: 28",
        "Focus in pixels: verder niet bekeken: 2",
        "Wat verschijnt onder de muis: verder niet bekeken: 5",
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [("?vervangt", {"focus-lost"}), ("?verbergt", {"focus-lost"}), ("?zet-uit", {"focus-lost"}), ("?houdt", set())],
)
def test_focus_that_is_taken_away_is_missed(visit, query, found):
    steps = TabTo("Toon meer"), Press("Enter"), Hear("10 regels erbij.")

    visited = visit(f"swap.html{query}", "bureau", *steps)

    assert {one.rule.name for one in visited.findings} == found


def test_focus_starts_anew_on_another_page(visit):
    visited = visit("next.html", "bureau", TabTo("Verder"), Press("Enter"), See("De volgende pagina"))

    assert visited.findings == []


def expected(name, page):
    """Each fault as its rule and the id of the element; "" for what has no id or is about the page as a whole."""
    elements = {(rule, element) for element, rule in FAIL.findall(page)}
    return elements | {(rule, "") for rule in re.findall(r"\.fails-([a-z-]+)", name)}


def place_of(finding):
    path = finding.element.path if finding.element else ""
    return finding.rule.name, path[1:] if path.startswith("#fail-") else ""
