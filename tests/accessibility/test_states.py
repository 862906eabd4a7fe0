"""Nothing stands in anybody's way, in any state of any page, under any condition."""

import pytest

from accessibility.accepted import accepted, unused
from accessibility.audit import visits
from accessibility.checks import focus_arrival, layout, targets
from accessibility.checks.across import faults_across
from accessibility.checks.all import CHECKS
from accessibility.conditions import CONDITIONS, condition
from accessibility.engines.axe import AxeCore
from accessibility.finding import Verdict
from accessibility.pages import STATES
from tests.accessibility.looks import SHOWING, looks_of

pytestmark = pytest.mark.browser

# What an engine says of names, roles and markup it has said on the wide screen, and of the layout in a narrow window;
# hearing it again where only colours, motion or sharpness change would take minutes. `python -m accessibility` asks
# everything everywhere.
COLOURS = (AxeCore(tags=("cat.color",), fewest=3),)
ASKED_LESS = {
    "320 px": (AxeCore(),),
    "400 % vergroot": (),  # the same window in CSS pixels
    "donker": COLOURS,
    "meer contrast": COLOURS,
    "eigen kleuren": (),
    "minder beweging": (),
}


# In these a page may fail where another that looks like it does not: by its words, its names or its width.
EVERY_STATE = ("bureau", "320 px")
SHOWING_ALL = [one for one in STATES if one.name in SHOWING]
PLAN = [
    (state, where)
    for where in CONDITIONS
    for state, _ in visits(STATES if where.name in EVERY_STATE else SHOWING_ALL, [where])
]


# Of a page that looks like another: what can be seen without a key pressed, and in a narrow window how its words fall.
ALIKE = {
    "bureau": (None, tuple(one for one in CHECKS if not one.upsetting)),
    "320 px": ((), (*layout.CHECKS, *targets.CHECKS, *focus_arrival.CHECKS)),
}


@pytest.mark.promise("every-condition")
@pytest.mark.parametrize(
    ("state", "condition"), [pytest.param(*one, id=f"{one[0].name}, {one[1].name}") for one in PLAN]
)
def test_nothing_stands_in_the_way(auditor, address_of, state, condition):
    everything = ASKED_LESS.get(condition.name), CHECKS
    engines, checks = everything if state in SHOWING_ALL else ALIKE[condition.name]
    visited = auditor.visit(address_of(state.world), state, condition, engines=engines, checks=checks)

    faults = [one for one in visited.findings if one.verdict is Verdict.FAULT]
    assert not faults, "\n".join(str(one) for one in faults)


@pytest.mark.promise("every-condition")
def test_no_look_is_left_out(visitor_in):
    """A page with something new on it goes into looks.py, or into a state that is there already."""
    looks = {state.name: looks_of(visitor_in(state).client.get(state.address).text) for state in STATES}
    met = set().union(*(looks[name] for name in SHOWING))

    new = {name: sorted(found - met) for name, found in looks.items() if found - met}

    assert not new, "\n".join(f"{name}: {found}" for name, found in new.items())


def test_pages_are_alike_where_they_should_be_and_differ_where_they_should(auditor, address_of):
    """The same help and navigation in the same place, and a title of its own for each page."""
    visited = [
        auditor.visit(address_of(state.world), state, condition("bureau"), checks=(), engines=())
        for state in SHOWING_ALL
    ]

    faults = faults_across(visited)

    assert not faults, "\n".join(str(one) for one in faults)


def test_what_is_lived_with_is_still_needed(auditor, address_of):
    met = [state for state in STATES if any(entry.covers_state(state.name) for entry in accepted())]

    visited = [auditor.visit(address_of(state.world), state, condition("bureau"), accepted=False) for state in met]

    assert unused(accepted(), [finding for one in visited for finding in one.findings]) == []
