"""How often is counted for whoever asks, or for what they typed, and where the settings say."""

from datetime import timedelta

import pytest

from koplopers import clock
from koplopers.web import throttle


@pytest.fixture
def asked(fresh_app):
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


def test_it_tells_from_when_there_is_room_again(asked):
    now = clock.now()
    assert throttle.next_at("sign-in", "1 per hour", now=now) == now

    throttle.count("sign-in", "1 per hour")

    assert now + timedelta(minutes=59) < throttle.next_at("sign-in", "1 per hour", now=now) <= now + timedelta(hours=1)


def test_while_the_shared_counters_are_away_each_process_counts_for_itself(make_app, caplog):
    site = make_app(counters_url="redis://127.0.0.1:1")
    with site.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.1"}):
        throttle.count("sign-in", "1 per hour", who="anna@voorbeeld.example")

        assert not throttle.has_room("sign-in", "1 per hour", who="anna@voorbeeld.example")
    assert "tellers antwoorden niet" in caplog.text
    assert "anna" not in caplog.text
