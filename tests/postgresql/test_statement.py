"""The statement, its log and reports of visitors on a real PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from koplopers import clock
from koplopers.database import db
from koplopers.statement.models import BarrierReport
from tests.conftest import TODAY
from tests.postgresql.alone import alone
from tests.statement.audits import audit, evaluation, finding
from tests.statement.conftest import forget, statement_of
from tests.visitor import Visitor

pytestmark = pytest.mark.postgres

FORM = "/toegankelijkheid/melden"


@pytest.fixture(scope="module")
def site(postgres_url, make_app) -> Iterator[Flask]:
    """A site whose tables are made and whose register is empty: the statement needs none of it."""
    with alone(make_app(now=TODAY, database_url=postgres_url), "db", "upgrade") as app:
        yield app


def test_audits_and_an_evaluation_lead_to_a_status(site, tmp_path):
    statement = statement_of(site)
    statement("record", audit(tmp_path, finding(), ended="2026-11-16T10:00:00+01:00"))
    statement("record", audit(tmp_path, ended="2026-11-17T10:00:00+01:00"))
    statement("record", audit(tmp_path, finding(), ended="2026-11-18T10:00:00+01:00"))
    statement("evaluate", evaluation(tmp_path, on="2026-11-20", failed={"1.4.3": {}}))
    assert "eisen 1.3.1 en 1.4.3" in statement("status").output

    for name in ("heading", "eis-1.4.3"):
        statement("describe", name, "--measure", "Iets.", "--consequence", "Iets.", "--planned", "2027-02-01")
    statement("approve", "--by", "directeur")

    page = Visitor(site).open("/toegankelijkheid")
    assert "status B," in page.text
    assert "directeur" in page.text


@pytest.mark.parametrize(("query", "number"), [("", 3), ("status=open", 2), ("status=opgelost", 1), ("eis=1.3.1", 2)])
def test_the_log_is_chosen_from(site, query, number):
    page = Visitor(site).open(f"/toegankelijkheid/onderzoek?{query}")

    assert len(page.soup.select(".fault")) == number
    assert "Nog open" in page.soup.select_one(".fault").get_text() or query == "status=opgelost"


def test_four_presses_at_once_make_one_report(site):
    data = {"doel": "Zoeken.", "gebeurd": "Niets.\0", "email": "anna@voorbeeld.nl"}
    with ThreadPoolExecutor(4) as at_once:
        answers = list(at_once.map(lambda _: site.test_client().post(FORM, data=data), range(4)))

    assert {one.status_code for one in answers} == {303}
    assert len({one.headers["Location"] for one in answers}) == 1
    with site.app_context():
        assert db.session.scalar(select(func.count()).select_from(BarrierReport)) == 1
    assert "aangekomen" in Visitor(site).open(answers[0].headers["Location"]).text


def test_what_was_told_is_forgotten(site, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 12, 1, tzinfo=UTC))

    said = forget(site)

    assert "1 keer gewist: uw mailadres en telefoonnummer" in said
    assert "1 keer gewist: wat u vertelde" in said
