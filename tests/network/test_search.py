"""A search costs as much in a network of any size, is whole for the real one, and says so when it is not."""

import pytest
from sqlalchemy import event, func, insert, select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.municipalities.models import Municipality
from koplopers.network import queries, search
from koplopers.network.models import Listing, ListingTerm
from koplopers.network.selection import Selection
from koplopers.publication import publish
from koplopers.themes.models import ThemeChoice
from tests.visitor import Visitor

MANY = search.ENOUGH + 40


@pytest.fixture(scope="module")
def crowd(make_app):
    """Somebody who visits a network with far more municipalities than there are, all on one theme."""
    app = make_app()
    with app.app_context(), transaction():
        db.session.execute(
            insert(Municipality),
            [
                {
                    "code": f"XX{number}", "slug": f"verzonnen-{number}", "name": f"Verzonnen {number}",
                    "official_name": f"Verzonnen {number}", "sort_name": f"verzonnen {number:04}", "aliases": [],
                    "province_slug": "zeeland", "inhabitants": number, "is_invented": True,
                }
                for number in range(MANY)
            ],
        )  # fmt: skip
        ids = db.session.scalars(select(Municipality.id).where(Municipality.is_invented)).all()
        rows = [{"municipality_id": one, "theme_slug": "wonen", "source": "verzonnen"} for one in ids]
        db.session.execute(insert(ThemeChoice), rows)
        publish()
    return Visitor(app)


def test_the_real_register_stays_far_within_the_bound(app):
    """A theme that everybody has finds each period of each municipality; joining makes one more of them."""
    first_letter = func.substr(ListingTerm.term, 1, 1)
    with app.app_context():
        listings = db.session.scalar(select(func.count(Listing.id)))
        not_joined = len(queries.whole(Selection(standing="niet-aangesloten"), clock.today()))
        most = db.session.scalar(
            select(func.count(ListingTerm.term)).group_by(first_letter).order_by(func.count().desc()).limit(1)
        )

    assert listings + not_joined <= search.ENOUGH
    assert 2 * most <= search.ENOUGH
    assert most <= search.NEAR


def test_letters_that_too_many_have_are_answered_and_asked_for_more(crowd):
    page = crowd.open("/netwerk?zoek=verz&status=alle")

    assert f"Minstens {search.ENOUGH + 1} gemeenten gevonden bij “verz”, pagina 1 van " in page.text
    assert "Dit zijn er zoveel dat de lijst niet volledig is. Typ meer letters van de naam." in page.text
    assert len(page.soup.select(".listing")) == 25
    assert (
        crowd.typing("/netwerk?zoek=verz&status=alle")
        .soup.select_one("[data-hx-swap-oob]")
        .text.endswith(". Typ meer letters.")
    )


def test_what_was_found_can_be_leafed_through_to_its_end(crowd):
    last = -(-(search.ENOUGH + 1) // 25)

    page = crowd.open(f"/netwerk?zoek=verz&status=alle&pagina={last}")

    assert len(page.soup.select(".listing")) == (search.ENOUGH + 1) % 25
    crowd.open(f"/netwerk?zoek=verz&status=alle&pagina={last + 1}", status=404)


@pytest.mark.parametrize("question", ["zoek=verz 17", "zoek=v 17 verzonnen17", "zoek=17 verzonnen"])
def test_a_rare_word_beside_a_usual_one_finds_everything(crowd, question):
    page = crowd.open(f"/netwerk.json?{question}&status=alle&pagina=1").json

    expected = [number for number in range(MANY) if str(number).startswith("17")]
    assert page["aantal"] == len(expected)
    assert [one["naam"] for one in page["gemeenten"]] == [f"Verzonnen {number}" for number in expected][:25]


def test_data_are_whole_whatever_their_number(crowd):
    everything = crowd.open("/netwerk.json?zoek=verz&status=alle").json
    second = crowd.open("/netwerk.json?zoek=verz&status=alle&pagina=2").json

    assert everything["aantal"] == second["aantal"] == MANY
    assert second["gemeenten"] == everything["gemeenten"][25:50]
    assert crowd.open("/netwerk.csv?zoek=verz&status=alle").response.get_data(as_text=True).count("Verzonnen") == MANY


def test_a_filter_that_finds_nothing_among_too_many_does_not_say_that_there_is_nothing(crowd):
    page = crowd.open("/netwerk?zoek=verz&provincie=utrecht&status=alle")

    assert "Nog geen gemeente gevonden bij “verz”" in page.text
    assert "Typ meer letters van de naam." in page.text


def test_a_theme_that_too_many_have_says_so(crowd):
    page = crowd.open("/netwerk?thema=wonen&status=alle")

    assert f"Minstens {search.ENOUGH + 1} gemeenten gevonden, pagina 1 van " in page.text
    assert crowd.open("/netwerk.json?thema=wonen&status=alle&pagina=1").json["aantal"] == MANY


def test_a_theme_and_a_rare_word_find_everything(crowd):
    page = crowd.open(f"/netwerk?thema=wonen&status=alle&zoek={MANY - 1}")

    assert f"1 gemeente gevonden bij “{MANY - 1}”" in page.text


@pytest.mark.parametrize("order", ["", "inwoners", "datum"])
@pytest.mark.parametrize("asked", ["zoek=b", "zoek=b&status=alle", "zoek=s&provincie=fryslan&status=niet-aangesloten"])
def test_the_pages_of_a_search_are_the_data_cut_in_pieces(visitor, asked, order):
    whole = visitor.open(f"/netwerk.json?{asked}&sorteer={order}").json
    pages = [
        visitor.open(f"/netwerk.json?{asked}&sorteer={order}&pagina={number}").json
        for number in range(1, whole["aantal"] // 25 + 2)
    ]

    assert whole["aantal"] == len(whole["gemeenten"]) > 0
    assert {page["aantal"] for page in pages} == {whole["aantal"]}
    assert [one for page in pages for one in page["gemeenten"]] == whole["gemeenten"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("utrect", "Utrecht"),
        ("amersfort", "Amersfoort"),
        ("hertogenbsch", "'s-Hertogenbosch"),
        ("den bosh", "'s-Hertogenbosch"),
        ("krimpen aan den ijsel", "Krimpen aan den IJssel"),
        ("Súdwst-Fryslân", "Súdwest-Fryslân"),
    ],
)
def test_a_typing_error_gets_the_name_that_was_meant(visitor, typed, offered):
    page = visitor.open(f"/netwerk?zoek={typed}")

    assert "Geen gemeente gevonden" in page.text
    assert f"Bedoelde u {offered}" in page.text
    assert offered in page.links


def test_a_typing_error_is_heard_with_the_name_that_was_meant(visitor):
    part = visitor.typing("/netwerk?zoek=amersfort").soup

    assert part.select_one("[data-hx-swap-oob]").text == (
        "Geen gemeente gevonden bij “amersfort”. Bedoelde u Amersfoort?"
    )
    assert part.select_one("#resultaten .notice a")["href"] == "/netwerk/amersfoort"


def test_a_typing_error_in_a_former_name_says_what_became_of_it(visitor):
    page = visitor.open("/netwerk?zoek=geldermalzen")

    assert "Bedoelde u West Betuwe" in page.text
    assert "Geldermalsen is opgegaan in West Betuwe." in page.text


def test_at_most_three_names_are_offered_and_each_once(visitor):
    names = [one.text for one in visitor.open("/netwerk?zoek=oldenbroek").soup.select("#resultaten .notice a")]

    assert 0 < len(names) <= 3 and len(set(names)) == len(names)


@pytest.mark.parametrize("typed", ["xyzzy", "zwxq", "utrecht", "zaanstad"])
def test_nothing_is_offered_for_what_is_like_nothing_or_was_found(visitor, typed):
    assert "Bedoelde u" not in visitor.open(f"/netwerk?zoek={typed}").text


@pytest.mark.parametrize(
    "question",
    [
        "", "pagina=2", "provincie=utrecht", "sorteer=datum&status=alle", "thema=wonen", "zoek=utrecht", "zoek=v",
        "zoek=v geul&status=alle", "zoek=zaanstad", "zoek=utrect", "zoek=xyzzy&thema=wonen",
        "zoek=b&pagina=2&status=alle",
    ],
)  # fmt: skip
def test_a_page_takes_three_queries(fresh_app, question):
    """One for how far publication is, one for the choices, one for what was found or may have been meant."""
    asked = []
    fresh_app.test_client().get("/cookies")  # the cache reads its turns once, whatever the page
    with fresh_app.app_context():
        db.engine.dispose()
        event.listen(db.engine, "connect", lambda connection, _: connection.set_trace_callback(asked.append))
    fresh_app.test_client().get(f"/netwerk?{question}")

    assert len([one for one in asked if one.startswith(("SELECT", "WITH"))]) == 3, asked
