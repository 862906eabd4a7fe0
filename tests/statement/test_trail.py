"""Whatever is done to the statement stands in the journal, in words, with what it was before and after."""

from pathlib import Path

from flask import Flask
from sqlalchemy import select

from koplopers.database import db
from koplopers.journal import JournalEntry
from tests.statement.audits import audit, finding
from tests.statement.conftest import Statement
from tests.statement.reporting import FORM, SEND, TOLD
from tests.visitor import Visitor


def trail(app: Flask) -> list[tuple[str, str, object, object]]:
    with app.app_context():
        entries = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id))
        return [(one.deed, one.subject, one.before, one.after) for one in entries]


def test_planning_and_moving_an_investigation(statement: Statement, fresh_app: Flask):
    statement("plan", "--on", "2027-05-01", "--by", "een bureau")
    statement("plan", "--on", "2027-06-01", "--by", "een ander bureau")

    first, second = {"dag": "2027-05-01", "door": "een bureau"}, {"dag": "2027-06-01", "door": "een ander bureau"}
    assert trail(fresh_app) == [
        ("onderzoek gepland", "toegankelijkheidsverklaring", None, first),
        ("onderzoek gepland", "toegankelijkheidsverklaring", first, second),
    ]


def test_an_audit_and_what_is_told_of_its_fault(statement: Statement, fresh_app: Flask, tmp_path: Path):
    statement("record", audit(tmp_path, finding(), ended="2026-11-16T10:00:00+01:00"))
    statement("describe", "heading", "--measure", "Wij maken er een kop van.", "--planned", "2027-02-01")

    (_, _, _, found), (deed, subject, before, after) = trail(fresh_app)
    assert found == {"nieuw": 1, "nog open": 0, "opgelost": 0}
    assert (deed, subject) == ("beschreven", "bevinding")
    assert before == {"measure": "", "planned_for": None}
    assert after == {"measure": "Wij maken er een kop van.", "planned_for": "2027-02-01"}


def test_agreeing(statement: Statement, fresh_app: Flask):
    statement("approve", "--by", "directeur")

    assert trail(fresh_app) == [("akkoord gegeven", "toegankelijkheidsverklaring", None, {"functie": "directeur"})]


def test_a_report_that_arrives_twice_is_one_and_its_words_are_not_repeated(fresh_app: Flask):
    anna = Visitor(fresh_app)
    for _ in range(2):
        anna.open(FORM)
        anna.send(SEND, TOLD)

    assert trail(fresh_app) == [("ontvangen", "melding", None, None)]


def test_what_is_refused_is_not_written_down(statement: Statement, fresh_app: Flask):
    statement("plan", "--on", "2020-05-01", "--by", "een bureau", status=1)
    statement("answered", "x", status=1)

    assert trail(fresh_app) == []
