"""What happens to a letter at a mail server that is sound, busy, stubborn, silent or gone."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from time import monotonic

import pytest

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.mail_server import SmtpServer
from koplopers.outbox import delivery, post, rules
from koplopers.outbox.delivery import deliver_all
from koplopers.outbox.rules import Outcome, State
from tests.outbox.conftest import a_letter, kept, queued
from tests.outbox.mail_servers import MailServer, free_port, mail_server
from tests.visitor import set_clock

LATER = State.TRIED_AGAIN_LATER


def state_of(number: int) -> State:
    return rules.state(kept(number), clock.now())


def deliver() -> int:
    return deliver_all(now=clock.now)


def test_a_sound_server_gets_every_letter_once(server, site_with):
    with site_with(server).app_context():
        first, second = queued(a_letter(), a_letter("bram@voorbeeld.example"))

        assert deliver() == 2
        assert deliver() == 0

        assert [receivers for receivers, _ in server.taken] == [["anna@voorbeeld.example"], ["bram@voorbeeld.example"]]
        assert server.mails[0]["Message-ID"] == f"<{kept(first).token}@koplopers.example>"
        assert state_of(first) is state_of(second) is State.HANDED_OVER


def test_no_transaction_is_open_while_the_server_is_spoken_to(server, site_with, monkeypatch):
    open_ones: list[bool] = []
    say = post.SmtpPost.hand_over
    monkeypatch.setattr(
        post.SmtpPost,
        "hand_over",
        lambda *args, **more: (open_ones.append(db.session().in_transaction()), say(*args, **more))[1],
    )

    with site_with(server).app_context():
        queued(a_letter())
        assert deliver() == 1

    assert open_ones == [False]


# What a server can do at each step, what becomes of the letter, and which words are kept.
TROUBLE = [
    ({"greeting": "421 Druk"}, LATER, "421 Druk"),
    ({"greeting": "554 Niet welkom"}, LATER, "554 Niet welkom"),
    ({"greeting": MailServer.DROP}, LATER, "De mailserver verbrak de verbinding."),
    ({"greeting": MailServer.HANG}, LATER, "De mailserver antwoordde niet op tijd."),
    ({"mail": "451 Straks"}, LATER, "451 Straks"),
    ({"mail": "550 Onbekende afzender"}, LATER, "550 Onbekende afzender"),
    ({"rcpt": "450 Bus vol"}, LATER, "450 Bus vol"),
    ({"rcpt": "421 Druk"}, LATER, "421 Druk"),
    ({"rcpt": "550 5.1.1 Woont hier niet"}, State.GIVEN_UP, "550 5.1.1 Woont hier niet"),
    ({"rcpt": MailServer.DROP}, LATER, "De mailserver verbrak de verbinding."),
    ({"rcpt": MailServer.HANG}, LATER, "De mailserver antwoordde niet op tijd."),
    ({"data": "452 Schijf vol"}, LATER, "452 Schijf vol"),
    ({"data": "554 Lijkt op reclame"}, State.GIVEN_UP, "554 Lijkt op reclame"),
    ({"data": MailServer.DROP}, LATER, "De mailserver verbrak de verbinding."),
    ({"data": MailServer.HANG}, LATER, "De mailserver antwoordde niet op tijd."),
    ({"middle": MailServer.DROP}, LATER, "De mailserver verbrak de verbinding."),
]


@pytest.mark.parametrize(("trouble", "becomes", "words"), TROUBLE)
def test_trouble_at_a_step_is_remembered_and_mended_later(trouble, becomes, words, site_with, monkeypatch):
    monkeypatch.setattr(post, "STEP_SECONDS", 0.5)
    with mail_server(**trouble) as server:
        site = site_with(server)
        with site.app_context():
            (number,) = queued(a_letter())
            assert deliver() == 0

            letter = kept(number)
            assert rules.state(letter, clock.now()) is becomes
            assert [one.answer for one in letter.attempts] == [words]
            assert letter.claim is None

            server.steps.clear()
            set_clock(site, "2026-11-24T12:01:00+01:00")
            assert deliver() == (becomes is LATER)
            assert len(server.taken) == (becomes is LATER)


def test_a_server_that_is_gone_is_asked_again_when_it_is_back(site_with, server):
    site = site_with(server, smtp_url=f"smtp://127.0.0.1:{free_port()}")
    with site.app_context():
        (number,) = queued(a_letter())
        assert deliver() == 0
        assert [one.answer for one in kept(number).attempts] == ["De mailserver nam niet op."]

        site.extensions["settings"] = replace(
            site.extensions["settings"], smtp=SmtpServer("127.0.0.1", server.port, "none", "", "")
        )
        set_clock(site, "2026-11-24T12:01:00+01:00")
        assert deliver() == 1


def test_one_letter_that_is_refused_does_not_hold_up_the_others(site_with):
    stubborn = mail_server(rcpt="550 Onbekend", refuses="weg@voorbeeld.example")
    with stubborn as server, site_with(server).app_context():
        refused, _ = queued(a_letter("weg@voorbeeld.example"), a_letter())

        assert deliver() == 1

        assert state_of(refused) is State.GIVEN_UP
        assert [receivers for receivers, _ in server.taken] == [["anna@voorbeeld.example"]]


def test_when_the_server_is_away_only_one_letter_finds_out(site_with):
    """Otherwise a thousand letters would wait a thousand times for a server that does not answer."""
    with mail_server(greeting="421 Druk") as server, site_with(server).app_context():
        numbers = queued(a_letter(), a_letter(), a_letter())

        deliver()

        assert [kept(number).tries for number in numbers] == [1, 0, 0]


def test_pauses_grow_until_the_last_try_and_then_somebody_must_look(site_with):
    with mail_server(rcpt="450 Bus vol") as server:
        site = site_with(server)
        with site.app_context():
            (number,) = queued(a_letter())
            moments = [kept(number).due_at]
            while state_of(number) is not State.GIVEN_UP:
                set_clock(site, kept(number).due_at.isoformat())
                deliver()
                moments.append(kept(number).due_at)
            pauses = [later - earlier for earlier, later in pairwise(moments[:-1])]

            assert pauses[0] <= timedelta(minutes=1)
            assert pauses[:-1] == sorted(pauses[:-1])
            assert max(pauses) == timedelta(hours=12)
            assert moments[-1] - moments[0] == rules.KEEP_TRYING
            assert len(kept(number).attempts) == len(moments) - 1
            assert {one.outcome for one in kept(number).attempts} == {Outcome.LATER}


def test_after_days_without_a_server_letters_go_within_minutes(site_with):
    with mail_server(greeting="421 Storing") as server, site_with(server).app_context():
        (number,) = queued(a_letter())
        with transaction():
            kept(number).tries = 100

        deliver()

        assert kept(number).due_at - clock.now() == timedelta(minutes=10)


def test_a_talk_that_drags_on_is_cut_before_another_worker_may_take_the_letter(site_with, monkeypatch):
    monkeypatch.setattr(delivery, "TALK_SECONDS", 0.5)
    with mail_server(rcpt=MailServer.HANG) as server, site_with(server).app_context():
        (number,) = queued(a_letter())
        begun = monotonic()
        deliver()

        assert monotonic() - begun < 5
        assert state_of(number) is LATER


def test_a_letter_that_nobody_finished_is_taken_up_when_its_claim_has_ended(server, site_with):
    """As after a power cut: the try has no end, and the letter goes once more with the same number."""
    site = site_with(server)
    with site.app_context():
        (number,) = queued(a_letter())
        claimed = delivery._claim(clock.now())
        assert claimed
        assert state_of(number) is State.IN_HAND
        assert deliver() == 0

        set_clock(site, "2026-11-24T12:05:00+01:00")
        assert deliver() == 1
        assert [one.outcome for one in kept(number).attempts] == [None, Outcome.HANDED_OVER]


def test_a_letter_lost_at_its_last_try_comes_to_the_secretariat(server, site_with):
    site = site_with(server)
    with site.app_context():
        (number,) = queued(a_letter())
        set_clock(site, "2026-11-27T12:00:00+01:00")
        assert delivery._claim(clock.now())
        set_clock(site, "2026-11-27T12:06:00+01:00")

        assert deliver() == 0
        assert state_of(number) is State.GIVEN_UP


def test_taken_is_taken_even_when_the_claim_ended_meanwhile(server, site_with):
    """A machine that was put to sleep in the middle of a talk may find that another took over."""
    site = site_with(server)
    with site.app_context():
        (number,) = queued(a_letter())
        claimed = delivery._claim(clock.now())
        assert claimed
        set_clock(site, "2026-11-24T12:05:00+01:00")
        assert delivery._claim(clock.now())

        delivery._settle(*claimed, post.Answer(Outcome.HANDED_OVER, "250 OK"), clock.now())

        assert state_of(number) is State.HANDED_OVER


def test_logs_tell_no_address(site_with, caplog):
    with mail_server(rcpt="550 <anna@voorbeeld.example> onbekend") as server, site_with(server).app_context():
        (number,) = queued(a_letter())
        with caplog.at_level("DEBUG"):
            deliver()

    ours = [record.getMessage() for record in caplog.records if record.name != "mail.log"]  # of the server
    assert any(f"Mail {number} is geweigerd" in line for line in ours)
    assert not any("anna" in line for line in ours)
