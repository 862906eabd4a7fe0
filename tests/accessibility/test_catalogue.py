"""The catalogue leaves no page out, and every state is what its name says."""

import pytest
from werkzeug.exceptions import HTTPException

from accessibility.pages import STATES

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


@pytest.mark.parametrize("state", STATES, ids=lambda one: one.name)
def test_a_state_shows_what_its_name_says(visitor_in, state):
    page = visitor_in(state).open(state.address, status=state.status)

    nothing = any(words in state.name for words in ("niets gevonden", "buiten het netwerk", "typefout"))
    assert ("geen gemeente" in page.text.lower()) is nothing


def endpoint_of(app, address):
    try:
        return app.url_map.bind("").match(address.partition("?")[0])[0]
    except HTTPException:
        return None
