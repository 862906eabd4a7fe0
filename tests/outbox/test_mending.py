"""What the secretariat does with letters that did not go."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.journal import JournalEntry
from koplopers.outbox import actions, delivery, queries, rules
from koplopers.outbox.actions import DeedRefused
from koplopers.outbox.delivery import deliver_all
from koplopers.outbox.letters import LetterRefused
from koplopers.outbox.rules import State
from tests.outbox.conftest import a_letter, kept, queued
from tests.outbox.mail_servers import mail_server
from tests.visitor import set_clock

ANNA, ANNE = "anna@voorbeeld.example", "anne@voorbeeld.example"
SOMEBODY = 1


def refused_site(site_with, server):
    """A site whose letter to Anne was refused, and the number of that letter."""
    site = site_with(server)
    with site.app_context():
        (number,) = queued(a_letter(ANNE))
        deliver_all(now=clock.now)
    return site, number


@pytest.fixture
def stubborn():
    """A server that does not know Anne."""
    with mail_server(rcpt="550 Onbekend", refuses=ANNE) as server:
        yield server


def test_a_mistyped_address_is_mended_and_the_letter_goes(stubborn, site_with):
    site, number = refused_site(site_with, stubborn)
    with site.app_context():
        assert [one.id for one in queries.dead_letters()] == [number]

        with transaction():
            actions.mend(kept(number), to=ANNA, actor=SOMEBODY, now=clock.now())
            actions.send_again(kept(number), actor=SOMEBODY, now=clock.now())

        assert deliver_all(now=clock.now) == 1
        assert [receivers for receivers, _ in stubborn.taken] == [[ANNA]]
        assert len(kept(number).attempts) == 2
        assert not queries.dead_letters()


def test_the_trail_tells_who_mended_what_and_keeps_addresses_apart(stubborn, site_with):
    site, number = refused_site(site_with, stubborn)
    with site.app_context():
        with transaction():
            actions.mend(kept(number), to=ANNA, actor=SOMEBODY, now=clock.now())
            actions.send_again(kept(number), actor=SOMEBODY, now=clock.now())

        mended, again = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id)).all()
        assert (mended.deed, mended.subject, mended.subject_id) == ("adres hersteld", "mail", str(number))
        assert mended.personal == {"before": {"adres": ANNE}, "after": {"adres": ANNA}}
        assert (again.deed, again.personal) == ("opnieuw verstuurd", None)


def test_a_second_press_sends_no_second_letter(stubborn, site_with):
    site, number = refused_site(site_with, stubborn)
    with site.app_context():
        with transaction():
            actions.send_again(kept(number), actor=SOMEBODY, now=clock.now())
        with pytest.raises(DeedRefused), transaction():
            actions.send_again(kept(number), actor=SOMEBODY, now=clock.now())


@pytest.mark.postgres
def test_of_two_colleagues_who_press_at_once_one_is_told_that_it_was_done(server, postgres_site):
    server.steps, server.refuses = {"rcpt": "550 Onbekend"}, ANNE
    site = postgres_site(server)
    with site.app_context():
        (number,) = queued(a_letter(ANNE))
        deliver_all(now=clock.now)
    start = Barrier(2)

    def press(actor: int) -> bool:
        with site.app_context():
            letter = kept(number)
            start.wait()
            try:
                with transaction():
                    actions.send_again(letter, actor=actor, now=clock.now())
            except DeedRefused:
                return False
            return True

    with ThreadPoolExecutor(2) as at_once:
        assert sorted(at_once.map(press, [1, 2])) == [False, True]


def test_a_letter_that_needs_no_more_attention_is_set_aside(stubborn, site_with):
    site, number = refused_site(site_with, stubborn)
    with site.app_context():
        with transaction():
            actions.set_aside(kept(number), actor=SOMEBODY, now=clock.now())

        assert not queries.dead_letters()
        assert queries.count_dead() == 0
        assert rules.state(kept(number), clock.now()) is State.GIVEN_UP


def test_what_arrived_nowhere_can_be_sent_again_as_a_new_mail(server, site_with):
    """That an address was wrong often comes back by mail, days later."""
    site = site_with(server)
    with site.app_context():
        (number,) = queued(a_letter(ANNE))
        deliver_all(now=clock.now)

        with transaction():
            actions.mend(kept(number), to=ANNA, actor=SOMEBODY, now=clock.now())
            actions.send_again(kept(number), actor=SOMEBODY, now=clock.now())
        deliver_all(now=clock.now)

        assert [receivers for receivers, _ in server.taken] == [[ANNE], [ANNA]]
        assert len({mail["Message-ID"] for mail in server.mails}) == 2


def test_nobody_changes_a_letter_that_a_worker_has_in_hand(server, site_with):
    site = site_with(server)
    with site.app_context():
        (number,) = queued(a_letter())
        assert delivery._claim(clock.now())

        with pytest.raises(DeedRefused, match="Hij wordt net verstuurd"), transaction():
            actions.mend(kept(number), to=ANNE, actor=SOMEBODY, now=clock.now())

        assert kept(number).to == ANNA


def test_nonsense_is_no_address(stubborn, site_with):
    site, number = refused_site(site_with, stubborn)
    with site.app_context(), pytest.raises(LetterRefused):
        actions.mend(kept(number), to="anna@voorbeeld.example\nBcc: x@y.example", actor=SOMEBODY, now=clock.now())


def test_a_code_never_gets_another_address(server, site_with):
    """Also not from elsewhere than the page, which does not offer it: whoever gets the code can be somebody else."""
    with site_with(server).app_context():
        (number,) = queued(a_letter(ANNE, secret=True, expires_at=clock.now().replace(hour=13)))

        with pytest.raises(DeedRefused, match="alleen voor de ontvanger"), transaction():
            actions.mend(kept(number), to=ANNA, actor=SOMEBODY, now=clock.now())

        assert kept(number).to == ANNE
        assert not db.session.scalars(select(JournalEntry)).all()


def test_what_is_late_is_not_sent_again(stubborn, site_with):
    site = site_with(stubborn)
    with site.app_context():
        (number,) = queued(a_letter(ANNE, expires_at=clock.now().replace(hour=13)))
        deliver_all(now=clock.now)
        set_clock(site, "2026-11-24T15:00:00+01:00")

        with pytest.raises(DeedRefused), transaction():
            actions.send_again(kept(number), actor=SOMEBODY, now=clock.now())
