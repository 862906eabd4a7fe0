"""The checks of layout, text, colour, motion, structure and words find exactly what is broken on pages that we broke.

Each page in broken/content/ names the condition in which it is looked at. An element that is wrong has the id
fail-<rule>-<number>; what is wrong with a page as a whole stands in its name: a.fails-title-says-nothing.html.
What a person has to judge is found too.
"""

import re
from pathlib import Path

import pytest
from flask import Flask, send_from_directory

from accessibility.audit import Auditor
from accessibility.checks import colour, layout, motion, structure, words
from accessibility.checks.across import faults_across
from accessibility.conditions import condition
from accessibility.site import served
from accessibility.state import State

pytestmark = pytest.mark.browser

BROKEN = Path(__file__).parent / "broken" / "content"
CHECKS = (
    *motion.BEGIN,
    *layout.CHECKS,
    *colour.CHECKS,
    *structure.CHECKS,
    *words.CHECKS,
    *motion.CHECKS,
)
FAIL = re.compile(r'id="fail-([a-z-]+)-(\d+)"')


@pytest.fixture(scope="module")
def visit():
    """Look at a broken page with the checks of this subject only."""
    site = Flask("broken")
    site.add_url_rule("/<path:name>", view_func=lambda name: send_from_directory(BROKEN, name))
    with served(site) as address, Auditor() as auditor:
        yield lambda name, where: auditor.visit(
            address, State(name, f"/{name}"), condition(where), checks=CHECKS, engines=()
        )


@pytest.mark.promise("audit-bites")
@pytest.mark.parametrize("name", sorted(path.name for path in BROKEN.glob("*.html")))
def test_exactly_what_is_broken_is_found(visit, name):
    page = (BROKEN / name).read_text(encoding="utf-8")
    where = re.search(r'name="condition" content="([^"]+)"', page)[1]

    found = {place_of(one) for one in visit(name, where).findings}

    assert found == expected(name, page)


def expected(name, page):
    """Each fault as its rule and the id of the element; "" for the page as a whole."""
    elements = {(rule, f"fail-{rule}-{number}") for rule, number in FAIL.findall(page)}
    return elements | {(rule, "") for rule in re.findall(r"\.fails-([a-z-]+)", name)}


def place_of(finding):
    return finding.rule.name, finding.element.path.split()[0].lstrip("#") if finding.element else ""


def test_pages_that_share_a_title_or_move_their_help_and_navigation_are_found(visit):
    visited = [visit(f"across/{name}", "bureau") for name in ("1.html", "2.html", "3.html", "4.html", "5.html")]

    found = {(one.rule.name, one.state) for one in faults_across(visited)}

    assert found == {
        *(("same-title", f"across/{number}.html") for number in (2, 3, 4)),
        *(("navigation-differs", f"across/{number}.html") for number in (2, 3, 4)),
        *(("help-elsewhere", f"across/{number}.html") for number in (2, 3, 4)),
    }
