"""The back office on a real PostgreSQL: the same deeds, as tests/secretariat tells them, and a journal that stays."""

# ruff: noqa: F401 # pytest finds the tests and fixtures that are imported here, and runs them in this world

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from koplopers import create_app, journal
from koplopers.database import db, transaction
from koplopers.journal import JournalEntry
from koplopers.settings import from_environment
from tests.postgresql.copies import Copies
from tests.secretariat.conftest import colleague
from tests.secretariat.test_bulk import (
    test_it_is_undone_from_the_list_too,
    test_several_letters_go_out_again_and_those_that_cannot_are_told,
    test_undoing_leaves_alone_what_somebody_touched_since,
    test_what_a_colleague_did_meanwhile_is_left_alone_and_told,
)
from tests.secretariat.test_journal_pages import (
    test_the_journal_is_handed_out_without_what_says_who_somebody_is,
    test_the_journal_is_searched,
)
from tests.secretariat.test_letters import (
    test_a_letter_that_is_not_there_does_not_exist,
    test_an_address_is_mended_and_the_letter_goes_out_again,
    test_letters_are_found_by_how_they_fare_and_to_whom,
)
from tests.secretariat.test_municipalities import test_members_are_found_with_their_contact_person
from tests.secretariat.test_reports import (
    test_an_answer_goes_out_as_a_letter_and_closes_the_report,
    test_reports_are_found_by_standing_reference_and_words,
)
from tests.secretariat.test_today import (
    test_a_contact_person_who_does_not_answer_is_seen,
    test_what_is_too_late_comes_first_and_then_what_waits_longest,
)
from tests.secretariat.test_two_people import (
    test_a_note_is_not_saved_over_a_newer_one_and_both_are_shown,
    test_of_four_who_save_at_the_same_moment_one_is_first_and_three_are_told,
    test_of_two_who_begin_at_the_same_moment_one_works_on_it,
    test_of_two_who_close_the_same_reports_at_the_same_moment_one_does,
    test_the_second_may_take_over_and_the_journal_tells,
)
from tests.statement.conftest import forget

pytestmark = [pytest.mark.postgres, pytest.mark.thorough]


@pytest.fixture(scope="module")
def server(postgres_url, tmp_path_factory) -> Iterator[Copies]:
    """The demo world as it was set up, to be copied."""

    def build(address: str) -> Flask:
        return create_app(
            from_environment(
                {
                    "KOPLOPERS_INSTANCE": str(tmp_path_factory.mktemp("office")),
                    "KOPLOPERS_DATABASE_URL": address,
                    "KOPLOPERS_DEMO": "1",
                    "KOPLOPERS_NOW": "2026-11-24T12:00:00",
                }
            )
        )

    with Copies(postgres_url, "office", build).set_up() as kept:
        yield kept


@pytest.fixture
def office(server) -> Iterator[Flask]:
    """The demo world of one test, on PostgreSQL; takes the place of the one on SQLite."""
    with server.copy() as app:
        yield app


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_entry SET deed = 'niets'",
        "UPDATE journal_entry SET actor = NULL",
        """UPDATE journal_entry SET after = '{"stand": "open"}'""",
        """UPDATE journal_entry SET personal = '{"after": {}}'""",
        "UPDATE journal_entry SET personal = NULL, at = now()",
        "DELETE FROM journal_entry",
        "TRUNCATE journal_entry",
    ],
)
def test_nobody_rewrites_the_journal(office: Flask, change: str):
    with office.app_context():
        written = len(db.session.scalars(select(JournalEntry)).all())
        with pytest.raises(SQLAlchemyError, match="append-only"):
            db.session.connection().execute(text(change))
        db.session.rollback()

        assert len(db.session.scalars(select(JournalEntry)).all()) == written > 0


def test_personal_values_are_forgotten_and_nothing_else(office: Flask):
    with office.app_context():
        old = (
            "INSERT INTO journal_entry (at, deed, subject, subject_id, personal) VALUES ('2025-01-01', 'a', 'b', 'c', "
        )
        db.session.connection().execute(text(old + """'{"after": {"naam": "Bo"}}')"""))
        db.session.commit()

    assert "1 keer gewist: namen en mailadressen in het journaal" in forget(office)

    with office.app_context():
        kept = db.session.scalars(select(JournalEntry).where(JournalEntry.deed == "a")).one()
        assert (kept.personal, kept.subject_id) == (None, "c")
