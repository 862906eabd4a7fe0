"""The markup of every page state, as it is sent, is valid and follows the rules of this house.

The audit reads markup too, by rules that any site may be held to; .htmlvalidate.json holds ours.
"""

from pathlib import Path

import pytest

from accessibility.engines.markup import validator
from accessibility.finding import EngineBroken
from accessibility.pages import STATES

HOUSE_RULES = Path(__file__).parents[2] / ".htmlvalidate.json"


@pytest.fixture(scope="module")
def by_our_rules():
    with validator(HOUSE_RULES) as warm:
        yield warm


@pytest.mark.promise("valid-markup")
def test_markup_is_valid(visitor_in, by_our_rules):
    sent = {state.name: visitor_in(state).client.get(state.address).text for state in STATES}

    faults = [
        f"{name}, regel {one['line']}: {one['rule']}: {one['message']}"
        for name, html in sent.items()
        for one in by_our_rules.messages(html)
    ]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ('<p id="a"></p><p id="a"></p>', "no-dup-id"),
        ("<p><div></div></p>", "close-order"),
        ('<p style="color: red">rood</p>', "no-inline-style"),
        ("<onbekend></onbekend>", "element-name"),
    ],
)
def test_markup_that_breaks_our_rules_is_found(by_our_rules, markup, rule):
    page = f'<!doctype html>\n<html lang="nl"><head><title>Proef</title></head><body>{markup}</body></html>'

    assert rule in {one["rule"] for one in by_our_rules.messages(page)}


@pytest.mark.parametrize("markup", ["<p <div>", '<a href="', "<!-- ", "</p></p>", "\x00<\ud800>", ""])
def test_markup_that_nobody_can_read_stops_no_validator(by_our_rules, markup):
    by_our_rules.messages(markup)

    assert by_our_rules.messages("<p>Daarna gaat het verder.")


def test_a_validator_that_stopped_says_so():
    with validator() as stopped:
        assert stopped.messages("<p>Nu leest hij nog.")

    with pytest.raises(EngineBroken, match="html-validate stopte"):
        stopped.messages("<p>Nu niet meer.</p>")
