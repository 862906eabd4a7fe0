"""What is meant for one person for a short time is gone after that, and what is old is forgotten."""

from datetime import timedelta

import pytest

from koplopers import clock, retention
from koplopers.database import transaction
from koplopers.outbox import queries, rules
from koplopers.outbox.delivery import deliver_all
from koplopers.outbox.forgetting import LETTERS
from koplopers.outbox.rules import State
from tests.outbox.conftest import a_letter, kept, queued
from tests.outbox.mail_servers import mail_server
from tests.visitor import set_clock

QUARTER = timedelta(minutes=15)


def a_code(**more):
    words = {"subject": "Inloggen: code HJK-472", "text": "Uw code:\nHJK-472", "expires_at": clock.now() + QUARTER}
    return a_letter(**{**words, "secret": True, **more})


def test_the_words_of_a_secret_are_gone_once_it_is_handed_over(server, site_with):
    with site_with(server).app_context():
        (number,) = queued(a_code())
        deliver_all(now=clock.now)

        assert "HJK-472" in server.mails[0].get_body(("plain",)).get_content()
        assert (kept(number).text, kept(number).subject) == ("", "")
        assert kept(number).erased_at


def test_a_secret_that_waits_keeps_its_words_until_it_expires(site_with):
    with mail_server(rcpt="450 Bus vol") as server:
        site = site_with(server)
        with site.app_context():
            (number,) = queued(a_code())
            deliver_all(now=clock.now)
            assert kept(number).text

            set_clock(site, "2026-11-24T12:15:00+01:00")
            server.steps.clear()
            assert deliver_all(now=clock.now) == 0
            assert kept(number).text == ""
            assert rules.state(kept(number), clock.now()) is State.EXPIRED
            assert not server.taken
            assert queries.oldest_unsent(clock.now()) is None


def test_no_letter_is_handed_over_after_its_end(server, site_with):
    site = site_with(server)
    with site.app_context():
        (number,) = queued(a_letter(expires_at=clock.now() + QUARTER))
        set_clock(site, "2026-11-24T12:15:00+01:00")

        assert deliver_all(now=clock.now) == 0
        assert not server.taken
        assert kept(number).text, "this one was no secret"


def test_old_letters_are_forgotten_and_the_count_stays(server, site_with):
    site = site_with(server)
    with site.app_context():
        (old,) = queued(a_letter())
        deliver_all(now=clock.now)
        set_clock(site, "2027-01-24T12:00:00+01:00")
        (new,) = queued(a_letter())
        deliver_all(now=clock.now)

        with transaction():
            assert retention.forget(now=clock.now())[LETTERS] == 1
        with transaction():
            assert retention.forget(now=clock.now())[LETTERS] == 0

        letter = kept(old)
        assert (letter.to, letter.subject, letter.text, letter.reason) == ("", "", "", "")
        assert [one.answer for one in letter.attempts] == [""]
        assert letter.handed_over_at
        assert kept(new).to


def test_a_dead_letter_that_nobody_looked_at_is_forgotten_too(site_with):
    with mail_server(rcpt="550 anna woont hier niet") as server:
        site = site_with(server)
        with site.app_context():
            (number,) = queued(a_letter())
            deliver_all(now=clock.now)
            set_clock(site, "2027-01-24T12:00:00+01:00")

            with transaction():
                retention.forget(now=clock.now())

            assert kept(number).to == ""
            assert queries.count_dead() == 0


@pytest.mark.parametrize("days", [2, 59])
def test_what_is_young_is_kept(server, site_with, days):
    site = site_with(server)
    with site.app_context():
        (number,) = queued(a_letter())
        set_clock(site, (clock.now() + timedelta(days=days)).isoformat())
        with transaction():
            retention.forget(now=clock.now())

        assert kept(number).to
