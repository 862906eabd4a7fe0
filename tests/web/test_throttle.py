"""How often is counted for whoever asks, or for what they typed, by all processes together."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import perf_counter

import pytest
from flask import Flask
from sqlalchemy import delete

from koplopers import clock, retention
from koplopers.database import db, transaction
from koplopers.web import throttle
from koplopers.web.counted import CountedDeed
from tests.conftest import MakeApp
from tests.visitor import set_clock

AT_ONCE = 6


@pytest.fixture
def asked(fresh_app: Flask) -> Iterator[Flask]:
    with fresh_app.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.1"}):
        yield fresh_app


def test_there_is_room_until_there_is_not(asked):
    assert throttle.has_room("sign-in", "2 per hour")
    assert throttle.count("sign-in", "2 per hour")
    assert throttle.count("sign-in", "2 per hour")

    assert not throttle.has_room("sign-in", "2 per hour")
    assert not throttle.count("sign-in", "2 per hour"), "looking and counting are one step here"
    assert throttle.has_room("something else", "2 per hour")


def test_what_somebody_typed_is_counted_apart_from_who_typed_it(asked):
    throttle.count("sign-in", "1 per hour", who="anna@voorbeeld.example")

    assert throttle.has_room("sign-in", "1 per hour")
    assert throttle.has_room("sign-in", "1 per hour", who="bram@voorbeeld.example")
    assert not throttle.has_room("sign-in", "1 per hour", who="anna@voorbeeld.example")


def test_it_tells_from_when_there_is_room_again_and_then_there_is(asked):
    begun = clock.now()
    assert throttle.next_at("sign-in", "2 per hour", now=begun) == begun
    for minutes in (0, 20):
        set_clock(asked, (begun + timedelta(minutes=minutes)).isoformat())
        throttle.count("sign-in", "2 per hour")

    opens = throttle.next_at("sign-in", "2 per hour", now=clock.now())

    assert opens == begun + timedelta(hours=1)
    set_clock(asked, (opens - timedelta(seconds=1)).isoformat())
    assert not throttle.has_room("sign-in", "2 per hour")
    set_clock(asked, opens.isoformat())
    assert throttle.count("sign-in", "2 per hour")


def test_two_processes_count_together_and_a_restart_forgets_nothing(asked, make_app: MakeApp):
    """A second site on the same database is the other process, and the one after a restart."""
    throttle.count("sign-in", "1 per hour")
    other = make_app(database_url=asked.extensions["settings"].database_url)

    with other.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.1"}):
        assert not throttle.count("sign-in", "1 per hour")


def test_many_at_the_same_moment_are_not_more_than_may(fresh_app: Flask):
    def count(_: int) -> bool:
        with fresh_app.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.1"}):
            return throttle.count("sign-in", "2 per hour")

    with ThreadPoolExecutor(AT_ONCE) as at_once:
        assert sum(at_once.map(count, range(AT_ONCE))) == 2


def test_a_deed_that_writes_counts_along_and_waits_for_nobody(asked):
    """SQLite lets one connection write at a time; a second one of the same visit would wait for itself."""
    begun = perf_counter()
    with transaction():
        throttle.count("write", "9 per hour")  # the session has written nothing yet
        db.session.execute(delete(CountedDeed))
        assert throttle.count("sign-in", "1 per hour")

    assert perf_counter() - begun < 5
    assert not throttle.has_room("sign-in", "1 per hour")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),  # one house, or one machine that takes another number
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),  # how a server that listens on both kinds calls it
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
    ],
)
def test_a_network_counts_together_and_its_neighbours_do_not_notice(fresh_app: Flask, one, other, together):
    names = []
    for address in (one, other):
        with fresh_app.test_request_context(environ_base={"REMOTE_ADDR": address}):
            names.append(throttle.visitor())

    assert (names[0] == names[1]) == together


@pytest.mark.parametrize(
    ("sender", "header", "is_believed"),
    [
        ("127.0.0.1", "192.0.2.9", True),  # our nginx on the same machine
        ("", "192.0.2.9", True),  # the same through a Unix socket
        ("127.0.0.1", "198.51.100.1, 192.0.2.9", True),  # what a visitor wrote in front of it does not count
        ("203.0.113.5", "192.0.2.9", False),  # from elsewhere anybody could write it
    ],
)
def test_nobody_is_counted_as_somebody_else_by_a_header(fresh_app: Flask, sender, header, is_believed):
    with fresh_app.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.9"}):
        victim = throttle.visitor()

    with fresh_app.test_request_context(environ_base={"REMOTE_ADDR": sender}, headers={"X-Forwarded-For": header}):
        assert (throttle.visitor() == victim) == is_believed


def test_a_count_is_gone_after_a_day_and_never_told_who_it_was(asked):
    throttle.count("sign-in", "1 per hour", who="anna@voorbeeld.example")

    with transaction():
        counts = retention.forget(now=clock.now() + timedelta(hours=25))

    assert next(number for term, number in counts.items() if term.name == "counted deeds") == 1
