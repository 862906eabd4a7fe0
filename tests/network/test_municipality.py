"""The page of one municipality."""

import pytest
from sqlalchemy import event, select

from koplopers.database import db
from koplopers.network.models import Listing


def test_she_reads_that_utrecht_takes_part_and_how_we_know(visitor):
    page = visitor.open("/netwerk/utrecht")

    assert page.heading == "Utrecht"
    assert "Koploper sinds 14 juni 2018" in page.text
    assert "In april 2018 benoemden de VNG en de Alliantie VN-verdrag Utrecht tot koploper." in page.text
    assert page.link("vng.nl over de benoeming van Utrecht").startswith("https://vng.nl/")
    assert "Houten Niet aangesloten" in page.text


def test_a_month_is_not_told_as_a_day(visitor):
    page = visitor.open("/netwerk/nijmegen")

    assert "Ondertekenaar sinds februari 2020" in page.text
    assert "1 februari 2020" not in page.text


def test_a_municipality_that_has_not_joined_says_so_kindly(visitor):
    page = visitor.open("/netwerk/zaanstad")

    assert "Zaanstad doet nog niet mee" in page.text
    assert page.link("Laat het ons weten") == "/contact"


def test_the_signature_of_geldermalsen_counts_for_west_betuwe(visitor):
    page = visitor.open("/netwerk/west-betuwe")

    assert "Geldermalsen is opgegaan in West Betuwe. Daarom telt die ondertekening hier mee." in page.text


def test_geldermalsen_leads_to_west_betuwe(visitor):
    moved = visitor.open("/netwerk/geldermalsen", status=301)

    assert moved.headers["Location"] == "/netwerk/west-betuwe"
    assert visitor.follow_redirect().heading == "West Betuwe"


def test_haaren_offers_the_four_that_it_went_to(visitor):
    page = visitor.open("/netwerk/haaren")

    assert {"Boxtel", "Oisterwijk", "Tilburg", "Vught"} <= page.links.keys()


def test_wijdemeren_until_the_last_day_of_2026(at):
    before = at("2026-12-31")
    page = before.open("/netwerk/wijdemeren")

    assert "Aangekondigd: op 1 januari 2027 gaat Wijdemeren op in Hilversum" in page.text
    assert "Aangekondigd: op 1 januari 2027 gaat Wijdemeren op in Hilversum" in before.open("/netwerk/hilversum").text


def test_wijdemeren_from_the_first_day_of_2027(at):
    after = at("2027-01-01")

    assert after.open("/netwerk/wijdemeren", status=301).headers["Location"] == "/netwerk/hilversum"
    page = after.open("/netwerk/hilversum")
    assert "Wijdemeren ging op in Hilversum." in page.text
    assert "Aangekondigd" not in page.text


def test_midnight_is_dutch(make_app):
    """At half past eleven in the evening of 31 December in London it is 2027 in the Netherlands."""
    app = make_app(now="2026-12-31T23:30:00+00:00")

    assert app.test_client().get("/netwerk/wijdemeren").status_code == 301


def test_nobody_had_this_name(visitor):
    assert visitor.open("/netwerk/atlantis", status=404).heading == "Deze pagina bestaat niet"


def test_a_municipality_of_later_is_not_there_yet(at):
    at("2018-07-01").open("/netwerk/west-betuwe", status=404)


def test_an_invented_municipality_says_so(demo_visitor):
    assert "Deze gemeente is verzonnen." in demo_visitor.open("/netwerk/windveld").text


def test_every_municipality_has_its_page(visitor):
    with visitor.app.app_context():
        slugs = set(db.session.scalars(select(Listing.slug)))

    for slug in sorted(slugs):
        answer = visitor.client.get(f"/netwerk/{slug}")
        assert answer.status_code in (200, 301), slug


@pytest.mark.parametrize(
    "path",
    ["/", "/netwerk", "/netwerk?zoek=berg&provincie=limburg&status=alle", "/netwerk?zoek=zaanstad",
     "/netwerk?zoek=xyzzy&provincie=limburg", "/netwerk?pagina=99", "/netwerk/geldermalsen", "/netwerk/haaren",
     "/netwerk/atlantis", "/netwerk.csv", "/netwerk.json?pagina=2", "/netwerk/utrecht", "/netwerk/utrecht/poster",
     "/even-voorstellen", "/netwerk/kaart", "/manifest", "/manifest/ondertekenaars", "/sitemap.xml", "/netwerk.json"],
)  # fmt: skip
def test_a_page_takes_three_queries_at_most(fresh_app, path):
    with fresh_app.app_context():
        engine = db.engine
    asked: list[str] = []

    def count(connection, cursor, statement, *rest):
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    fresh_app.test_client().get("/over")  # the cache reads its turns once, whatever the page
    asked.clear()

    fresh_app.test_client().get(path)

    assert len(asked) <= 3, "\n".join(asked)
