"""Nothing stands in anybody's way, in any state of any page, under any condition."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from accessibility.accepted import Acceptance, accepted, unused
from accessibility.audit import visits
from accessibility.checks import layout, motion
from accessibility.checks.across import faults_across
from accessibility.checks.all import CHECKS
from accessibility.conditions import CONDITIONS, condition
from accessibility.engines.all import AXE
from accessibility.engines.axe import AxeCore
from accessibility.finding import Verdict
from accessibility.pages import STATES
from accessibility.site import served
from accessibility.state import State
from tests.accessibility.along import COLOURS, NARROW, OTHER_COLOURS, KeptTree
from tests.accessibility.looks import SHOWING

pytestmark = pytest.mark.browser

IN_THE_DARK = """<!doctype html><html lang="nl"><title>Proef</title><style>
body {background: white; color: black} p {transition: color 5s}
@media (prefers-color-scheme: dark) { body {background: black; color: white} p {color: #333} }
</style><h1>Proef</h1><p lang="fy">Dit lêst nimmen yn it tsjuster.</p>"""
WIDE = """<!doctype html><html lang="nl"><title>Proef</title><h1>Proef</h1>
<p style="inline-size: 600px">Dit past niet in een smal venster.</p>"""

# Where only colours, spacing or sharpness change, or keys are pressed, the states of looks.py are enough: together they
# have every kind of element. `python -m accessibility` asks everything everywhere.
SHOWING_ALL = [one for one in STATES if one.name in SHOWING]
AT_A_DESK = SHOWING_ALL[::2]  # where everything is looked at at once
IN_A_NARROW_WINDOW = SHOWING_ALL[1::4]
# What an engine says of names, roles and markup it has said on the wide screen, and of the layout in a narrow window.
ASKED_LESS = {
    "320 px": (AxeCore(),),
    "400 % vergroot": (),  # the same window in CSS pixels
    "donker": (),  # the colours of every state are looked at along with the wide screen
    "meer contrast": (COLOURS,),
    "eigen kleuren": (),
    "minder beweging": (),
}
WATCHING = (*motion.BEGIN, *motion.CHECKS)  # they wait for what moves
QUIET = tuple(one for one in CHECKS if not one.upsetting and one not in WATCHING)
ONE_IN = 48
# The same map, and ten seconds each.
LARGE = ("kaart", "kaart, alle gemeenten", "kaart, niets gevonden", "kaart, een fout")


def _plan():
    """Everything of each state at a desk or in a narrow window, and in one of the other conditions; --all in all."""
    for number, (state, where) in enumerate(visits(SHOWING_ALL, CONDITIONS)):
        if where.is_thorough:
            is_its_turn = state in (AT_A_DESK if where.name == "bureau" else IN_A_NARROW_WINDOW)
        else:
            is_its_turn = (number + CONDITIONS.index(where)) % ONE_IN == 0
        marks = [] if is_its_turn else [pytest.mark.thorough]
        yield pytest.param(state, where, id=f"{state.name}, {where.name}", marks=marks)


@pytest.mark.promise("every-condition", "tree-kept", "keyboard-everywhere")
@pytest.mark.parametrize(("state", "condition"), [*_plan()])
def test_nothing_stands_in_the_way(auditor, address_of, state, condition):
    engines = ASKED_LESS.get(condition.name, auditor.engines)
    if condition.name == "bureau":
        engines = (KeptTree(), *engines, OTHER_COLOURS, NARROW)

    visited = auditor.visit(address_of(state.world), state, condition, engines=engines, compare=False)

    assert _faults(visited) == ""


@pytest.mark.promise("every-condition", "tree-kept")
@pytest.mark.parametrize(
    "state",
    [
        pytest.param(one, id=one.name, marks=[pytest.mark.thorough] if one.name in LARGE else [])
        for one in STATES
        if one not in AT_A_DESK
    ],
)
def test_nothing_can_be_seen_that_stands_in_the_way(auditor, address_of, state):
    visited = auditor.visit(
        address_of(state.world),
        state,
        condition("bureau"),
        engines=(KeptTree(), AxeCore(), NARROW),
        checks=QUIET,
        compare=False,
    )

    assert _faults(visited) == ""


@pytest.mark.thorough
@pytest.mark.parametrize("state", STATES, ids=lambda one: one.name)
def test_nor_by_the_other_engines_or_in_the_dark(auditor, address_of, state):
    engines = (*(one for one in auditor.engines if one.name != AXE), OTHER_COLOURS)

    visited = auditor.visit(
        address_of(state.world), state, condition("bureau"), engines=engines, checks=(), compare=False
    )

    assert _faults(visited) == ""


def _faults(visited):
    return "\n".join(str(one) for one in visited.findings if one.verdict is Verdict.FAULT)


def test_colours_that_are_bad_in_the_dark_are_seen_along_with_the_wide_screen(auditor):
    site = Flask("dark")
    site.add_url_rule("/", view_func=lambda: IN_THE_DARK)
    with served(site) as address:
        visited = auditor.visit(
            address, State("donker", "/"), condition("bureau"), engines=(OTHER_COLOURS,), checks=(), compare=False
        )

    (found,) = visited.findings
    assert (found.rule.name, found.details[0].partition(":")[0]) == ("color-contrast", "donker")
    assert found.element.language == "fy"  # by which the report knows how to say what it quotes


def test_pages_are_alike_where_they_should_be_and_differ_where_they_should(auditor, address_of):
    """The same help and navigation in the same place, and a title of its own for each page."""
    visited = [
        auditor.visit(address_of(state.world), state, condition("bureau"), checks=(), engines=())
        for state in SHOWING_ALL[::3]
    ]

    faults = faults_across(visited)

    assert not faults, "\n".join(str(one) for one in faults)


def test_what_is_lived_with_is_still_needed(auditor, address_of):
    assert _not_needed(accepted(), auditor, address_of, STATES) == []


def test_what_shows_in_a_narrow_window_only_is_needed_too(auditor):
    site, wide = Flask("wide"), State("breed", "/")
    site.add_url_rule("/", view_func=lambda: WIDE)
    needed = Acceptance("reflow", "breed", "Een tabel voor wie haar nodig heeft.", "de redactie", date(2099, 1, 1))
    idle = replace(needed, rule="color-contrast")
    with served(site) as address:
        assert _not_needed([needed, idle], auditor, lambda _: address, [wide], checks=layout.CHECKS, engines=()) == [
            idle
        ]


def _not_needed(entries, auditor, address_of, states, **how):
    """What no visit needs, under any condition; nobody goes on when each was needed somewhere."""
    met = [state for state in states if any(entry.covers_state(state.name) for entry in entries)]
    left = list(entries)
    for state, where in visits(met, CONDITIONS):
        if not left:
            break
        visited = auditor.visit(address_of(state.world), state, where, accepted=False, **how)
        left = unused(left, visited.findings)
    return left
