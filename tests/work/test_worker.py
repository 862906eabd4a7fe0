"""The worker as a process: it sends soon, stops tidily, and loses nothing when it is killed."""

import random
import signal
import time

import pytest

from koplopers import clock
from koplopers.outbox import queries
from koplopers.outbox.rules import Outcome
from koplopers.work.consumer import THREADS
from tests.outbox.conftest import a_letter, kept, queued
from tests.outbox.mail_servers import MailServer, mail_server
from tests.work.workers import environment, kill_under_load, wait_until, worker


def test_a_letter_leaves_within_seconds_of_its_commit(server, site_with):
    site = site_with(server)
    with worker(environment(site.extensions["settings"])) as process, site.app_context():
        queued(a_letter())
        wait_until(lambda: len(server.taken) == 1, process)

        begun = time.monotonic()
        queued(a_letter())
        wait_until(lambda: len(server.taken) == 2, process)

    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("way", [pytest.param(signal.SIGTERM, marks=pytest.mark.thorough), signal.SIGINT])
def test_told_to_stop_it_finishes_the_letters_in_hand_and_begins_no_other(way, site_with):
    with mail_server(data=MailServer.SLOW) as server:
        site = site_with(server)
        with site.app_context():
            numbers = queued(*[a_letter() for _ in range(3 * THREADS)])
            with worker(environment(site.extensions["settings"])) as process:
                wait_until(lambda: server.begun > 0, process)
                process.send_signal(way)
                assert process.wait(20) == 0

            tries = [one for number in numbers for one in kept(number).attempts]
            assert 0 < len(server.taken) == server.begun == len(tries) <= THREADS
            assert all(one.outcome == Outcome.HANDED_OVER for one in tries)


def test_once_does_what_is_due_and_stops(server, site_with):
    site = site_with(server)
    with site.app_context():
        queued(a_letter())
        with worker(environment(site.extensions["settings"]), "--once") as process:
            assert process.wait(30) == 0

        assert queries.count_waiting(clock.now()) == 0


@pytest.mark.postgres
def test_orders_may_travel_through_postgresql(server, postgres_site, postgres_url):
    site = postgres_site(server, work_url=postgres_url)
    with worker(environment(site.extensions["settings"])) as process, site.app_context():
        queued(a_letter())
        wait_until(lambda: len(server.taken) == 1, process)

        begun = time.monotonic()
        queued(a_letter())
        wait_until(lambda: len(server.taken) == 2, process)
        assert time.monotonic() - begun < 5

    site.extensions["work"].huey.storage.close()


def test_without_a_mail_server_letters_go_to_the_development_mailbox(make_app):
    site = make_app()
    with site.app_context():
        (number,) = queued(a_letter())
        with worker(environment(site.extensions["settings"]), "--once") as process:
            assert process.wait(30) == 0

        assert kept(number).handed_over_at


@pytest.mark.promise("letters-not-lost")
@pytest.mark.parametrize("kills", [2, pytest.param(50, marks=pytest.mark.thorough)])
def test_killed_at_random_moments_every_letter_arrives(server, site_with, kills):
    assert_nothing_is_lost(site_with(server), server, kills=kills)


@pytest.mark.thorough
@pytest.mark.postgres
def test_killed_on_postgresql_every_letter_arrives(server, postgres_site):
    assert_nothing_is_lost(postgres_site(server), server, kills=5)


def assert_nothing_is_lost(site, server, *, kills: int) -> None:
    toll = kill_under_load(site, server, kills=kills, chance=random.Random(4))

    assert toll.lost == 0
    assert toll.unexplained == 0
    assert toll.copies <= kills * THREADS
