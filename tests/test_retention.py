"""What has had its time is erased, of all kinds at once; the privacy page and the back office tell the same terms."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from koplopers import journal, retention
from koplopers.database import db, transaction
from koplopers.journal import JournalEntry
from koplopers.retention import Term
from koplopers.secretariat import forgetting
from tests.statement.conftest import forget
from tests.visitor import Visitor

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)


def test_a_length_is_said_as_people_say_it():
    assert [Term("x", "y", "z", days, "").length for days in (1, 60, 365, 730)] == [
        "1 dag",
        "60 dagen",
        "1 jaar",
        "2 jaar",
    ]


@pytest.mark.promise("terms-are-public")
def test_the_privacy_page_lists_every_term_and_no_number_of_what_was_erased(visitor: Visitor):
    page = visitor.open("/privacy")

    told = [" ".join(one.get_text().split()) for one in page.soup.select("tbody th")]
    assert told == [term.heading for term in retention.terms()]
    assert len(told) >= 8
    for term in retention.terms():
        assert f"{term.length} {term.from_}" in page.text
    assert "gewist:" not in page.text


def test_no_two_kinds_of_data_share_a_name(app: Flask):
    names = [term.name for term in retention.terms()]

    assert len(names) == len(set(names))


def test_personal_values_in_the_journal_are_forgotten_after_their_term(fresh_app: Flask):
    over = NOW - timedelta(days=forgetting.JOURNAL.days, seconds=1)
    with fresh_app.app_context(), transaction():
        for at in (over, NOW):
            journal.record(
                actor=None, deed="x", subject="y", subject_id="z", personal={"after": {"naam": "Bo"}}, now=at
            )

    said = forget(fresh_app)

    assert f"1 keer gewist: {forgetting.JOURNAL.what} (na 1 jaar)." in said
    with fresh_app.app_context():
        kept = select(JournalEntry.personal).where(JournalEntry.deed == "x").order_by(JournalEntry.id)
        assert db.session.scalars(kept).all() == [None, {"after": {"naam": "Bo"}}]


def test_what_was_forgotten_is_written_down_as_numbers_only(fresh_app: Flask):
    forget(fresh_app)

    with fresh_app.app_context():
        kept = forgetting.last()
        assert kept
        assert (kept.actor, kept.subject_id, kept.personal) == (None, "2026-11-24", None)
        assert kept.after == {term.name: 0 for term in retention.terms()}


def test_the_back_office_tells_what_the_last_forgetting_did(secretary: Visitor):
    assert "Er is nog nooit gewist." in secretary.open("/beheer/bewaren").text
    forget(secretary.app)

    page = secretary.open("/beheer/bewaren")

    assert "Voor het laatst gewist op 24 november 2026, 12.00 uur" in page.text
    assert len(page.soup.select("tbody tr")) == len(retention.terms())
    assert "Nog niet geteld" not in page.text
