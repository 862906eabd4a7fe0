"""The public register of signatures, as somebody reads it."""

import csv
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from koplopers.database import db, transaction
from koplopers.selection import actions as selection
from koplopers.selection.models import Appointment
from koplopers.signing import actions as signing
from koplopers.signing import queries
from koplopers.signing.models import Endorsement, Signature

FACTS = Path(__file__).parents[3] / "shared" / "data" / "ondertekenaars.csv"
REGISTER = "/manifest/ondertekenaars"


def test_she_hears_who_signed_first_and_then_the_municipalities(visitor):
    page = visitor.open(REGISTER)

    assert "Hugo de Jonge, minister van Volksgezondheid, Welzijn en Sport, op 14 juni 2018" in page.text
    assert "Illya Soffer, directeur van Ieder(in), op 14 juni 2018" in page.text
    assert len(page.soup.select("tbody tr")) == 32
    assert page.soup.caption


def test_geldermalsen_signed_and_the_row_leads_to_west_betuwe(visitor):
    row = _row(visitor.open(REGISTER), "Geldermalsen")

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
    row = _row(visitor.open(REGISTER), name)

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


def test_the_register_asks_the_database_once_for_all_signatures(app):
    with app.app_context():
        signatures = queries.signatures(until=date(2026, 11, 24))
        db.session.expunge_all()

        assert all(one.municipality.name and one.manifest_version.slug for one in signatures)


def _row(page, name):
    return next(row for row in page.soup.select("tbody tr") if row.th.get_text().strip().startswith(name))


def _counts():
    return [
        db.session.scalar(select(func.count()).select_from(model)) for model in (Signature, Endorsement, Appointment)
    ]
