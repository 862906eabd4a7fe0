"""A resident looks for her municipality."""

import pytest
from bs4 import BeautifulSoup


@pytest.mark.promise("own-name")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("den bosch", "'s-Hertogenbosch"),
        ("Gravenhage", "Den Haag"),
        ("'s-gravenhage", "Den Haag"),
        ("sudwest fryslan", "Súdwest-Fryslân"),
        ("SÚDWEST", "Súdwest-Fryslân"),
        ("hengelo o", "Hengelo"),
        ("geldermalsen", "West Betuwe"),
        ("  krimpen   ijssel ", "Krimpen aan den IJssel"),
    ],
)
def test_she_finds_it_by_the_name_she_uses(visitor, typed, found):
    page = visitor.open(f"/netwerk?status=alle&zoek={typed}")

    assert found in page.links


@pytest.mark.promise("why-this-name")
def test_it_says_why_another_name_came_up(visitor):
    page = visitor.open("/netwerk?zoek=geldermalsen")

    assert "Geldermalsen is opgegaan in West Betuwe." in page.text
    assert "Geldermalsen tekende; dat telt voor West Betuwe." in page.text


def test_without_a_question_she_sees_the_members(visitor):
    page = visitor.open("/netwerk")

    assert page.heading == "Netwerk"
    assert "32 gemeenten gevonden, pagina 1 van 2" in page.text
    assert page.link("Almere") == "/netwerk/almere"
    assert "Zaanstad" not in page.links


def test_she_turns_the_page_and_keeps_her_question(visitor):
    visitor.open("/netwerk?status=alle&provincie=gelderland&sorteer=inwoners")

    page = visitor.follow("Volgende pagina")

    assert page.address == "/netwerk?provincie=gelderland&status=alle&sorteer=inwoners&pagina=2"
    assert "pagina 2 van" in page.text


def test_names_with_an_s_stand_under_their_main_word(visitor):
    names = [one["naam"] for one in visitor.open("/netwerk.json?status=alle&provincie=noord-brabant").json["gemeenten"]]

    assert names.index("'s-Hertogenbosch") - names.index("Helmond") == 1


def test_most_inhabitants_come_first_when_asked(visitor):
    names = [one["naam"] for one in visitor.open("/netwerk.json?status=alle&sorteer=inwoners").json["gemeenten"]]

    assert names[:3] == ["Amsterdam", "Rotterdam", "Den Haag"]


def test_newest_comes_first_when_asked(visitor):
    page = visitor.open("/netwerk.json?sorteer=datum").json

    assert page["gemeenten"][0]["naam"] == "Ridderkerk"
    assert page["gemeenten"][0]["sinds"] == "2020-09-30"


def test_a_municipality_outside_the_network_is_offered(visitor):
    page = visitor.open("/netwerk?zoek=zaanstad")

    assert "Geen gemeente gevonden bij “zaanstad”" in page.text
    assert page.link("Zaanstad") == "/netwerk/zaanstad"


@pytest.mark.promise("nothing-found-helps")
def test_nothing_found_says_what_to_try(visitor):
    page = visitor.open("/netwerk?zoek=xyzzy&provincie=utrecht")

    assert "Probeer minder letters, of haal een filter weg." in page.text
    assert page.link("Haal weg: provincie Utrecht") == "/netwerk?zoek=xyzzy"


@pytest.mark.promise("answers-are-kept")
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("provincie=holland", "Kies een provincie uit de lijst. “holland” staat er niet in."),
        ("status=winnaar", "Kies een status uit de lijst."),
        ("sorteer=kleur", "Kies een volgorde uit de lijst."),
        ("thema=ruimtevaart", "Kies een thema uit de lijst."),
        ("zoek=" + "a" * 81, "Zoek met ten hoogste 80 tekens."),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_loses_nothing(visitor, query, sentence):
    page = visitor.open(
        f"/netwerk?sorteer=inwoners&{query}" if "sorteer" not in query else f"/netwerk?{query}", status=422
    )

    assert page.title.startswith("Fout: Netwerk")
    assert page.text.count(sentence) == 2, "once in the summary, once at the field"


@pytest.mark.parametrize(
    "query", ["pagina=99", "pagina=0", "pagina=-1", "pagina=x", "pagina=1e9", "pagina=" + "9" * 30]
)
def test_a_page_that_is_not_there_does_not_exist(visitor, query):
    assert visitor.open(f"/netwerk?{query}", status=404).heading == "Deze pagina bestaat niet"


@pytest.mark.promise("same-page")
def test_what_comes_while_typing_is_the_same_as_the_fresh_page(visitor):
    """The part that htmx puts in, together with the page it stood on, must equal the page of the new address."""
    fragment = visitor.typing("/netwerk?zoek=ut&provincie=&thema=&status=alle&sorteer=").soup
    address = visitor.page.headers["HX-Push-Url"]
    told = fragment.select_one("[data-hx-swap-oob]").extract()

    page = visitor.open("/netwerk").soup
    page.find(id="resultaten").replace_with(fragment.find(id="resultaten"))
    fresh = visitor.open(address).soup

    assert address == "/netwerk?zoek=ut&status=alle"
    assert str(page.find(id="resultaten")) == str(fresh.find(id="resultaten"))
    assert told["data-hx-swap-oob"] == "innerHTML:#melding"
    assert told.text == "2 gemeenten gevonden bij “ut”. Gekozen: alle gemeenten van Nederland."
    assert page.find(id="melding") is not None


@pytest.mark.parametrize(
    ("query", "heard"),
    [
        ("provincie=fryslan", "1 gemeente gevonden. Gekozen: provincie Fryslân."),
        (
            "provincie=fryslan&status=alle&sorteer=datum",
            "18 gemeenten gevonden. Gekozen: provincie Fryslân, alle gemeenten van Nederland, nieuwste eerst.",
        ),
        (
            "provincie=fryslan&sorteer=inwoners",
            "1 gemeente gevonden. Gekozen: provincie Fryslân, meeste inwoners eerst.",
        ),
    ],
)
def test_who_chooses_again_and_finds_as_many_hears_something_else(visitor, query, heard):
    """The same words twice in a live region are said once."""
    fragment = visitor.typing(f"/netwerk?{query}").soup

    assert fragment.select_one("[data-hx-swap-oob]").text == heard


def test_after_a_fault_the_next_answer_is_a_whole_page(visitor):
    """Only a whole page takes the words of the fault away."""
    faulty = visitor.open("/netwerk?provincie=holland", status=422)
    good = visitor.open("/netwerk?provincie=utrecht")

    assert not faulty.soup.select("form [data-hx-get], form[data-hx-get]")
    assert good.soup.select("form[data-hx-get]")


def test_a_part_and_a_page_are_never_confused(visitor):
    part, whole = visitor.typing("/netwerk"), visitor.open("/netwerk")

    assert part.soup.find("html") is None
    assert isinstance(whole.soup.find("html"), type(BeautifulSoup("<p></p>", "html.parser").p))
    assert "HX-Request" in part.headers["Vary"] and "HX-Request" in whole.headers["Vary"]
    assert part.headers["ETag"] != whole.headers["ETag"]


def test_themes_filter_where_municipalities_named_them(demo_visitor):
    page = demo_visitor.open("/netwerk?thema=wonen")

    assert "1 gemeente gevonden" in page.text
    assert "Windveld" in page.links


def test_a_theme_that_nobody_named_says_so(visitor):
    assert "Echte gemeenten hebben hun thema’s nog niet aangeleverd." in visitor.open("/netwerk?thema=wonen").text


@pytest.mark.parametrize(
    ("day", "number"), [("2018-06-15", 380), ("2020-01-01", 355), ("2026-11-24", 342), ("2027-01-01", 341)]
)
def test_the_directory_is_that_of_the_day(at, day, number):
    assert at(day).open("/netwerk.json?status=alle").json["aantal"] == number
