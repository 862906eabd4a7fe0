"""The audit log: open findings first, chosen without a script, and taken along as data."""

import csv
import io

import pytest
from sqlalchemy import event

from koplopers.database import db
from tests.statement.audits import HEADING, TARGET, audit, finding
from tests.statement.conftest import statement_of
from tests.visitor import Visitor

LOG = "/toegankelijkheid/onderzoek"


@pytest.fixture(scope="module")
def reader(make_app, tmp_path_factory) -> Visitor:
    """Sixty findings on Monday; on Tuesday only twenty of them are left, and another one."""
    app, folder = make_app(), tmp_path_factory.mktemp("audits")
    states = [f"pagina {number}" for number in range(60)]
    visits = [(state, "bureau") for state in states]
    monday = [finding(HEADING if number % 2 else TARGET, state) for number, state in enumerate(states)]
    statement = statement_of(app)
    statement("record", audit(folder, *monday, ended="2026-11-16T10:00:00+01:00", visits=visits))
    tuesday = [*monday[:20], finding(HEADING, "pagina 2")]
    statement("record", audit(folder, *tuesday, ended="2026-11-17T10:00:00+01:00", visits=visits))
    return Visitor(app)


def stands(page) -> list[str]:
    return [one.find("dd").get_text().split(" op ")[0] for one in page.soup.select(".fault dl")]


def test_what_is_open_comes_first_and_the_newest_of_it(reader):
    page = reader.open(LOG)

    assert "61 bevindingen, pagina 1 van 3" in page.text
    assert stands(page) == ["Nog open"] * 21 + ["Opgelost"] * 4
    assert page.soup.select_one(".fault time")["datetime"] == "2026-11-17"


def test_pages_follow_each_other_with_the_same_choice(reader):
    reader.open(f"{LOG}?status=opgelost")

    page = reader.follow("Volgende pagina")

    assert "40 bevindingen, pagina 2 van 2" in page.text
    assert page.address == f"{LOG}?pagina=2&status=opgelost"
    assert set(stands(page)) == {"Opgelost"}


@pytest.mark.parametrize(
    ("query", "number"),
    [("", 61), ("status=open", 21), ("status=opgelost", 40), ("eis=1.3.1", 31), ("eis=2.5.5&status=open", 10)],
)
def test_a_choice_holds_for_the_page_and_for_the_data(reader, query, number):
    assert f"{number} bevindingen" in reader.open(f"{LOG}?{query}").text
    assert reader.open(f"{LOG}.json?{query}").json["aantal"] == number
    rows = list(csv.DictReader(io.StringIO(reader.open(f"{LOG}.csv?{query}").response.get_data(as_text=True)[1:])))
    assert len(rows) == number
    assert rows[0].keys() >= {"sleutel", "eisen", "gevonden", "opgelost"}


def test_a_wrong_choice_says_so_and_shows_everything(reader):
    page = reader.open(f"{LOG}?status=weg&eis=9.9.9", status=422)

    assert [link.get_text() for link in page.soup.select(".errors a")] == [
        "Kies een status uit de lijst. “weg” staat er niet in.",
        "Kies een eis uit de lijst. “9.9.9” staat er niet in.",
    ]
    assert "61 bevindingen" in page.text
    reader.open(f"{LOG}.json?status=weg", status=422)


@pytest.mark.parametrize("page", ["0", "4", "x", "-1", "999999999999", "²"])
def test_a_page_that_can_be_none_does_not_exist(reader, page):
    reader.open(f"{LOG}?pagina={page}", status=404)


def test_an_empty_log_does_not_claim_that_all_is_well(visitor):
    page = visitor.open(LOG)

    assert "Geen bevindingen" in page.text
    assert "Dat betekent niet dat er geen fouten zijn." in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/toegankelijkheid",
        "/toegankelijkheid/eisen",
        "/toegankelijkheid/invulhulp",
        LOG,
        f"{LOG}?eis=1.3.1",
        f"{LOG}.csv",
    ],
)
def test_a_page_costs_three_questions_however_much_was_found(make_app, path):
    app = make_app(demo=True)
    Visitor(app).open("/over")  # reads once which days the cache has to know
    asked: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))

    Visitor(app).open(path)

    assert 1 <= len(asked) <= 3, asked
