"""What was done stays written down: nobody can change it, not even past the application; who it was about can go."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from koplopers import journal
from koplopers.database import db, transaction
from koplopers.journal import JournalEntry
from tests.databases import IS_POSTGRESQL

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
WRITE = "INSERT INTO journal_entry (id, at, deed, subject, subject_id) VALUES (1, '2026-11-24', 'a', 'b', 'c')"


@pytest.fixture
def entry(fresh_app: Flask):
    with fresh_app.app_context():
        with transaction():
            written = journal.record(
                actor=7,
                deed="beantwoord",
                subject="melding",
                subject_id="MDR-472-TWK",
                municipality="GM9001",
                before={"beantwoord": False},
                after={"beantwoord": True},
                personal={"before": {"naam": "Anna"}, "after": {"naam": "Bo"}},
                now=NOW,
            )
        yield written


def test_a_change_is_written_down_with_who_and_what(entry: JournalEntry):
    (kept,) = db.session.scalars(select(JournalEntry))

    assert (kept.actor, kept.deed, kept.subject_id, kept.at) == (7, "beantwoord", "MDR-472-TWK", NOW)
    assert (kept.before, kept.after) == ({"beantwoord": False}, {"beantwoord": True})


def test_what_is_undone_was_never_written_down(fresh_app: Flask):
    with fresh_app.app_context():
        with pytest.raises(ZeroDivisionError), transaction():
            journal.record(actor=None, deed="gedaan", subject="iets", subject_id="1", now=NOW)
            raise ZeroDivisionError

        assert db.session.scalar(select(JournalEntry)) is None


@pytest.mark.parametrize(
    "change",
    [
        update(JournalEntry).values(deed="niets"),
        update(JournalEntry).values(actor=None),
        update(JournalEntry).values(after={"beantwoord": False}),
        update(JournalEntry).values(personal={"after": {"naam": "Iemand anders"}}),
        update(JournalEntry).values(personal=None, at=NOW + timedelta(days=1)),
        delete(JournalEntry),
        text(f"{WRITE} ON CONFLICT (id) DO UPDATE SET deed = 'a'"),
        pytest.param(
            text(WRITE.replace("INSERT", "INSERT OR REPLACE")),
            marks=pytest.mark.skipif(IS_POSTGRESQL, reason="only SQLite knows these words"),
        ),
    ],
    ids=["deed", "actor", "after", "other personal values", "moment", "delete", "upsert", "replace"],
)
@pytest.mark.promise("journal-stays")
def test_nobody_rewrites_what_was_done(entry: JournalEntry, change):
    with pytest.raises(SQLAlchemyError, match="append-only"):
        db.session.connection().execute(change)
    db.session.rollback()

    assert db.session.scalars(select(JournalEntry.deed)).all() == ["beantwoord"]


def test_who_it_was_about_can_be_forgotten_once_its_time_is_over(entry: JournalEntry):
    assert journal.erase_personal(until=NOW) == 0
    assert journal.erase_personal(until=NOW + timedelta(seconds=1)) == 1
    assert journal.erase_personal(until=NOW + timedelta(seconds=1)) == 0

    (kept,) = db.session.scalars(select(JournalEntry))
    assert kept.personal is None
    assert kept.after == {"beantwoord": True}


def test_an_entry_without_values_keeps_nothing_that_looks_like_one(fresh_app: Flask):
    with fresh_app.app_context(), transaction():
        journal.record(actor=None, deed="gedaan", subject="iets", subject_id="1", personal={}, now=NOW)

        assert db.session.scalar(text("SELECT count(*) FROM journal_entry WHERE personal IS NULL")) == 1
