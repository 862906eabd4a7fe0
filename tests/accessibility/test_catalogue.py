"""The catalogue leaves no page out, and every state is what its name says."""

from functools import cache
from http import HTTPStatus

import pytest
from werkzeug.exceptions import HTTPException

from accessibility.pages import STATES
from tests.accessibility.looks import SHOWING, looks_of

# Answers that no person reads as a page.
FOR_MACHINES = {
    "machines.alive": "one word for a load balancer",
    "machines.ready": "one word for a load balancer",
    "machines.robots": "for search engines",
    "machines.sitemap": "for search engines",
    "machines.security": "a text file of a fixed form",
    "machines.favicon": "leads to a picture",
    "network.directory_csv": "a file for a spreadsheet",
    "network.directory_json": "data",
    "network.directory_geojson": "data",
    "statement.log_csv": "a file for a spreadsheet",
    "statement.log_json": "data",
    "machines.metrics": "numbers for who watches the server",
    "people.session_left": "for the script that warns in time",
    "signing.entry_json": "the proof as data",
    "signing.head_json": "data",
    "signing.keys_json": "data",
    "signing.signatories_csv": "a file for a spreadsheet",
    "signing.signatories_json": "data",
    "secretariat.journal_csv": "a file for a spreadsheet",
    "secretariat.journal_json": "data",
}


@pytest.mark.promise("every-address")
def test_every_address_has_a_state(app):
    covered = {endpoint_of(app, state.address) for state in STATES}

    everything = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}

    assert everything - covered == set(FOR_MACHINES)


def test_names_and_states_are_unique():
    assert len({state.name for state in STATES}) == len(STATES)
    assert len({(state.address, state.first, state.who, state.world) for state in STATES}) == len(STATES)


@pytest.fixture(scope="module")
def opened(visitor_in):
    """The page of a state, asked for once."""
    return cache(lambda state: visitor_in(state).open(state.address, status=state.status))


@pytest.mark.parametrize("state", STATES, ids=lambda one: one.name)
def test_a_state_shows_what_its_name_says(opened, state):
    page = opened(state)

    nothing = any(words in state.name for words in ("niets gevonden", "buiten het netwerk", "typefout"))
    assert ("geen gemeente" in page.text.lower()) is nothing


@pytest.mark.promise("titles-differ")
def test_titles_tell_the_pages_apart(opened):
    """Two tabs with the same title cannot be told apart by who does not see the page."""
    titles = {}

    for state in STATES:
        if state.status != HTTPStatus.OK:
            continue  # the same refusal has the same title everywhere
        path, title = state.address.partition("?")[0], opened(state).title
        assert titles.setdefault(title, path) == path, f"{path} has the title of {titles[title]}"


@pytest.mark.promise("every-condition")
def test_no_look_is_left_out(opened):
    """A page with something new on it goes into looks.py, or into a state that is there already."""
    looks = {state.name: looks_of(opened(state).soup) for state in STATES}
    met = set().union(*(looks[name] for name in SHOWING))

    new = {name: sorted(found - met) for name, found in looks.items() if found - met}

    assert not new, "\n".join(f"{name}: {found}" for name, found in new.items())


def endpoint_of(app, address):
    try:
        return app.url_map.bind("").match(address.partition("?")[0])[0]
    except HTTPException:
        return None
