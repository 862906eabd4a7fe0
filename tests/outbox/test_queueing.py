"""A letter is kept in the transaction that causes it, and what no mail may carry is not kept at all."""

import pytest
from sqlalchemy import func, select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.outbox.actions import queue
from koplopers.outbox.letters import LetterRefused
from koplopers.outbox.models import OutboxLetter
from tests.outbox.conftest import a_letter, queued


def orders(app) -> int:
    """How many times the worker was asked to look."""
    return app.extensions["work"].huey.storage.queue_size()


def test_a_letter_waits_for_the_commit_of_what_caused_it(fresh_app):
    with fresh_app.app_context():
        with transaction():
            queue(a_letter(), now=clock.now())
            assert orders(fresh_app) == 0

        assert orders(fresh_app) == 1


def test_two_letters_of_one_deed_wake_the_worker_once(fresh_app):
    with fresh_app.app_context():
        queued(a_letter(), a_letter("bram@voorbeeld.example"))
        with transaction():
            db.session.execute(select(OutboxLetter))

        assert orders(fresh_app) == 1


def test_a_deed_that_fails_leaves_no_letter(fresh_app):
    with fresh_app.app_context():
        with pytest.raises(ZeroDivisionError), transaction():
            queue(a_letter(), now=clock.now())
            _ = 1 / 0
        with transaction():
            db.session.execute(select(OutboxLetter))

        assert db.session.scalar(select(func.count()).select_from(OutboxLetter)) == 0
        assert orders(fresh_app) == 0


def test_a_part_of_a_deed_that_ends_well_does_not_wake_the_worker_yet(fresh_app):
    with fresh_app.app_context():
        with transaction():
            db.session.execute(OutboxLetter.__table__.delete())  # a savepoint alone would commit on SQLite
            with db.session.begin_nested():
                queue(a_letter(), now=clock.now())
            assert orders(fresh_app) == 0

        assert orders(fresh_app) == 1


def test_a_letter_is_kept_when_the_queue_of_orders_is_away(make_app, caplog):
    site = make_app(work_url="redis://127.0.0.1:1")

    with site.app_context():
        queued(a_letter())

        assert db.session.scalar(select(func.count()).select_from(OutboxLetter)) == 1
    assert "binnen een minuut" in caplog.text
    assert "anna" not in caplog.text


@pytest.mark.parametrize(
    "to",
    [
        "anna@voorbeeld.example\r\nBcc: iedereen@elders.example",
        "anna@voorbeeld.example\n",
        "anna@voorbeeld.example, bram@elders.example",
        "anna@voorbeeld.example;bram@elders.example",
        "Anna <anna@voorbeeld.example>",
        "anna @voorbeeld.example",
        '"anna@elders.example"@voorbeeld.example',
        "anna@(bij)voorbeeld.example",
        "anna",
        "anna@",
        "@voorbeeld.example",
        "a@b@voorbeeld.example",
        "a" * 260 + "@voorbeeld.example",
    ],
)
def test_an_address_that_is_more_than_one_plain_address_is_refused(to):
    with pytest.raises(LetterRefused) as refusal:
        a_letter(to)
    assert "voorbeeld" not in str(refusal.value)


@pytest.mark.parametrize(
    "subject",
    ["", " ", "Dag\r\nBcc: bram@elders.example", "Dag\nAnna", "Dag\x0bAnna", "Dag\u2028Anna", "x" * 201],
)
def test_a_subject_that_is_more_than_one_line_is_refused(subject):
    with pytest.raises(LetterRefused):
        a_letter(subject=subject)


@pytest.mark.parametrize("gap", [{"text": " \n"}, {"reason": ""}, {"secret": True}])
def test_a_letter_without_words_or_reason_or_a_secret_without_end_is_refused(gap):
    with pytest.raises(LetterRefused):
        a_letter(**gap)
