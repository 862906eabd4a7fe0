"""The public register of signatures, as somebody reads it."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.event import listen, remove

from koplopers.database import db, transaction
from koplopers.selection import actions as selection
from koplopers.selection.models import Appointment
from koplopers.signing import actions as signing
from koplopers.signing.models import Endorsement, Signature

FACTS = Path(__file__).parents[3] / "shared" / "data" / "ondertekenaars.csv"
REGISTER = "/manifest/ondertekenaars"


def test_she_hears_who_signed_first_and_then_the_municipalities(visitor):
    page = visitor.open(REGISTER)

    assert "Hugo de Jonge, minister van Volksgezondheid, Welzijn en Sport, op 14 juni 2018" in page.text
    assert "Illya Soffer, directeur van Ieder(in), op 14 juni 2018" in page.text
    assert len(page.soup.select("tbody tr")) == 25
    assert page.soup.caption
    assert len(visitor.follow("Volgende pagina").soup.select("tbody tr")) == 7


def test_a_page_that_is_not_there_does_not_exist(visitor):
    for page in ("3", "0", "-1", "x", "٢", "1000000000"):
        visitor.open(f"{REGISTER}?pagina={page}", status=404)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("utrecht", ["Utrecht", "Utrechtse Heuvelrug"]),
        ("réusel", ["Reusel-De Mierden"]),
        ("west betuwe", ["Geldermalsen"]),
        ("geldermalsen", ["Geldermalsen"]),
        ("’s-Gravenhage", ["Den Haag"]),
        ("denhaag", ["Den Haag"]),
        ("xyzzy", []),
        ("!", []),
    ],
)
def test_a_municipality_is_found_by_any_of_its_names(visitor, words, found):
    page = visitor.open(f"{REGISTER}?zoek={words}")

    names = [" ".join(row.th.get_text().split()).split(",")[0] for row in page.soup.select("tbody tr")]
    assert names == found
    assert page.field("Zoek een gemeente")["value"] == words
    if not found:
        assert page.link("Toon alle ondertekeningen") == REGISTER


def test_a_search_that_is_too_long_is_told_and_all_are_shown(visitor):
    page = visitor.open(f"{REGISTER}?zoek={'x' * 81}", status=422)

    assert "Maak dit korter" in page.text
    assert len(page.soup.select("tbody tr")) == 25
    visitor.open(f"{REGISTER}.json?zoek={'x' * 81}", status=422)


def test_the_same_selection_as_data(visitor):
    everything = visitor.open(f"{REGISTER}.json").json
    one = visitor.open(f"{REGISTER}.json?zoek=nijmegen").json
    table = visitor.open(f"{REGISTER}.csv").response.get_data(as_text=True)

    assert everything["aantal"] == len(everything["ondertekeningen"]) == 32
    (nijmegen,) = one["ondertekeningen"]
    assert (nijmegen["gemeente"], nijmegen["datum"], nijmegen["versie"]) == ("Nijmegen", "2020-02", "2019")
    assert nijmegen["bewijs"].endswith(f"{REGISTER}/{nijmegen['vermelding']}")
    rows = list(csv.DictReader(table.removeprefix("\ufeff").splitlines()))
    assert [row["gemeente"] for row in rows] == [row["gemeente"] for row in everything["ondertekeningen"]]


def test_geldermalsen_signed_and_the_row_leads_to_west_betuwe(visitor):
    row = _row(visitor.open(f"{REGISTER}?zoek=geldermalsen"), "Geldermalsen")

    assert "Geldermalsen, nu West Betuwe" in " ".join(row.th.get_text().split())
    assert row.th.a["href"] == "/netwerk/west-betuwe"


def test_in_2018_geldermalsen_is_still_itself(at):
    page = at("2018-12-31").open(REGISTER)

    assert _row(page, "Geldermalsen").th.a["href"] == "/netwerk/geldermalsen"
    assert len(page.soup.select("tbody tr")) == 25


def test_before_the_first_day_nobody_has_signed(at):
    page = at("2018-06-13").open(REGISTER)

    assert "Hugo de Jonge" not in page.text
    assert not page.soup.select("tbody tr")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Nijmegen", "De dag is niet bekend."),
        ("Tubbergen", "het jaar is afgeleid"),
        ("Ridderkerk", "nadat de VNG had gemeld dat het manifest was vervallen"),
    ],
)
def test_what_is_not_certain_is_said_beside_it(visitor, name, words):
    row = _row(visitor.open(f"{REGISTER}?zoek={name}"), name)

    assert words in row.get_text()
    assert row.time["datetime"] == ("2020-02" if name == "Nijmegen" else row.time["datetime"][:10])


def test_loading_twice_adds_nothing(fresh_app):
    with fresh_app.app_context():
        before = _counts()

        with transaction():
            selection.load()
            signing.load()

        assert _counts() == before == [32, 2, 25]


def test_our_table_tells_the_facts(app):
    if not FACTS.exists():
        pytest.skip("the table of facts is not beside this checkout")
    with FACTS.open(encoding="utf-8") as file:
        facts = {(row["gm_code_bij_ondertekening"], row["datum"], row["bron"]) for row in csv.DictReader(file)}

    with app.app_context():
        ours = {
            (one.municipality.code, str(one.signed_on)[: 10 if one.precision == "day" else 7], one.source)
            for one in db.session.scalars(select(Signature))
        }

    assert ours == facts


@pytest.mark.parametrize(
    "path", [REGISTER, f"{REGISTER}?pagina=2", f"{REGISTER}?zoek=west", f"{REGISTER}.csv", f"{REGISTER}/5",
             f"{REGISTER}/5.json", f"{REGISTER}/boomkop.json?van=3"],
)  # fmt: skip
def test_three_questions_at_the_most_make_any_page_of_the_register(app, path):
    asked: list[str] = []
    with app.app_context():
        engine = db.engine
    listen(engine, "before_cursor_execute", count := lambda *given: asked.append(given[2]))
    try:
        with app.test_request_context(path):
            app.full_dispatch_request()
    finally:
        remove(engine, "before_cursor_execute", count)

    assert 1 <= len(asked) <= 3, asked


def _row(page, name):
    return next(row for row in page.soup.select("tbody tr") if row.th.get_text().strip().startswith(name))


def _counts():
    return [
        db.session.scalar(select(func.count()).select_from(model)) for model in (Signature, Endorsement, Appointment)
    ]
