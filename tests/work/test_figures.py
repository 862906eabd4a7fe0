"""What a monitor reads of the work: numbers, and nothing about anybody."""

import re

import pytest

from koplopers import clock
from koplopers.outbox.delivery import deliver_all
from koplopers.work import schedule
from tests.outbox.conftest import a_letter, queued
from tests.outbox.mail_servers import mail_server
from tests.visitor import Visitor, set_clock

METRIC = re.compile(r"^([a-z_]+)(\{[^}]*\})? ([0-9.e+]+)$", re.MULTILINE)


def figures(app) -> dict[str, float]:
    page = Visitor(app).open("/metrics")
    assert page.headers["Content-Type"].startswith("text/plain; version=")
    return {name + labels: float(value) for name, labels, value in METRIC.findall(page.response.get_data(as_text=True))}


@pytest.fixture
def busy(site_with):
    """A site with a letter that was refused and two that wait, an hour later."""
    with mail_server(rcpt="550 anna woont hier niet") as server:
        site = site_with(server)
        with site.app_context():
            queued(a_letter())
            deliver_all(now=clock.now)
            queued(a_letter(), a_letter(expires_at=clock.now().replace(hour=18)))
        set_clock(site, "2026-11-24T13:00:00+01:00")
        yield site


def test_a_quiet_site(fresh_app):
    read = figures(fresh_app)

    assert read["koplopers_letters_waiting"] == 0
    assert read["koplopers_oldest_unsent_letter_seconds"] == 0
    assert read["koplopers_dead_letters"] == 0
    assert read['koplopers_deed_last_success_timestamp_seconds{deed="forgetting"}'] == 0


def test_letters_that_wait_and_that_are_dead(busy):
    read = figures(busy)

    assert read["koplopers_letters_waiting"] == 2
    assert read["koplopers_oldest_unsent_letter_seconds"] == 3600
    assert read["koplopers_dead_letters"] == 1


def test_deeds_of_the_clock(fresh_app):
    with fresh_app.app_context():
        schedule.run_due(now=clock.now())
        moment = clock.now().timestamp()

    read = figures(fresh_app)
    for name in ("forgetting", "publication"):
        assert read[f'koplopers_deed_last_success_timestamp_seconds{{deed="{name}"}}'] == moment


def test_a_letter_that_waits_long_is_told_and_takes_no_site_away(busy):
    assert "de oudste onverstuurde mail wacht 3600 seconden" in Visitor(busy).open("/readyz").text


def test_nobody_can_be_found_in_the_figures(busy):
    text = Visitor(busy).open("/metrics").response.get_data(as_text=True)

    assert "@" not in text
    assert "anna" not in text.lower()


def test_without_a_database_it_says_so(tmp_path):
    from koplopers import create_app
    from koplopers.settings import from_environment

    empty = Visitor(create_app(from_environment({"KOPLOPERS_INSTANCE": str(tmp_path)})))

    assert empty.open("/metrics", status=503).text == "de database antwoordt niet"
