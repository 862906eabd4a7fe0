"""Somebody looks at the map, or passes it."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from koplopers.database import db
from koplopers.network.map import HEIGHT, WIDTH, Place, by_standing, dots, picture, position

TOWN = Place("Utrecht", "utrecht", "koploper", 52.09, 5.12)
LARGE, SMALL = "svg .dots:not(.dots--quiet) a", "svg .dots--quiet a"


@pytest.mark.promise("dots-are-links")
@pytest.mark.parametrize("query", ["", "?status=alle", "?provincie=fryslan", "?zoek=xyzzy"])
def test_each_municipality_is_a_dot_that_is_a_link_with_name_and_standing(visitor, query):
    page = visitor.open(f"/netwerk/kaart{query}")

    drawn = {one.title.text: one["href"] for one in page.soup.select("svg a")}

    assert len(drawn) == 342
    assert drawn["Utrecht, koploper"] == "/netwerk/utrecht"
    assert drawn["Ridderkerk, ondertekenaar"] == "/netwerk/ridderkerk"
    assert drawn["Zeist, niet aangesloten"] == "/netwerk/zeist"


def test_the_municipalities_of_the_choice_stand_out(visitor):
    page = visitor.open("/netwerk/kaart?status=koploper")

    assert len(page.soup.select(LARGE)) == 25
    assert len(page.soup.select(SMALL)) == 342 - 25
    assert "De gemeenten van uw keuze zijn groot, de andere klein." in page.text


@pytest.mark.promise("map-and-list")
@pytest.mark.parametrize(
    "query",
    ["", "?status=alle", "?provincie=fryslan", "?zoek=berg&status=alle", "?zoek=xyzzy", "?status=ondertekenaar"],
)
def test_the_list_holds_the_same_municipalities_as_the_map(visitor, query):
    """In the same order too, for whoever goes from dot to dot: those of the choice, then the others."""
    page = visitor.open(f"/netwerk/kaart{query}")

    large, small = ([one["href"] for one in page.soup.select(dots)] for dots in (LARGE, SMALL))

    assert large == [one["href"] for one in page.soup.select("#lijst li a")]
    assert small == [one["href"] for one in page.soup.select(".map__others li a")]
    assert page.soup.select_one("#lijst h2").text.startswith(f"{len(large)} gemeente")
    assert [one.text for one in page.soup.select(".map__others h2")] == (
        [f"De andere {len(small)} gemeenten"] if small else []
    )


def test_the_list_tells_the_standing_of_the_others_once(visitor):
    page = visitor.open("/netwerk/kaart?provincie=fryslan")

    headings = [one.text.strip() for one in page.soup.select(".map__others h3")]

    assert headings == ["Koploper", "Ondertekenaar", "Niet aangesloten"]
    assert "Utrecht" in page.soup.select_one(".map__others h3 + ul").text


@pytest.mark.promise("shape-before-colour")
def test_the_standing_has_a_shape_on_the_map_as_in_the_legend(visitor):
    page = visitor.open("/netwerk/kaart")

    shapes = {one.title.text.rpartition(", ")[2]: one.find("use")["href"] for one in page.soup.select("svg a")}

    assert shapes == {"koploper": "#k", "ondertekenaar": "#o", "niet aangesloten": "#n"}
    assert all(page.soup.select_one(f"svg defs {shape}") for shape in shapes.values())


def test_when_all_are_chosen_nothing_is_said_of_others(visitor):
    page = visitor.open("/netwerk/kaart?status=alle")

    assert "klein" not in page.text
    assert "andere" not in page.text


def test_the_map_takes_three_queries_and_little_room(fresh_app):
    asked = []
    client = fresh_app.test_client()
    client.get("/cookies")  # the cache reads its turns once, whatever the page
    with fresh_app.app_context():
        db.engine.dispose()
        event.listen(db.engine, "connect", lambda connection, _: connection.set_trace_callback(asked.append))
    sent = client.get("/netwerk/kaart?provincie=utrecht&status=alle", headers={"Accept-Encoding": "br"}).data

    assert len([one for one in asked if one.startswith("SELECT")]) == 3, asked
    assert len(sent) < 14 * 1024


def test_right_before_the_map_stands_the_way_past_it(visitor):
    page = visitor.open("/netwerk/kaart")
    links = page.soup.main.select("a")

    skip = next(one for one in links if one.text == "Sla de kaart over")

    assert links[links.index(skip) + 1].find_parent("svg"), "the next stop would be the first dot"
    assert page.soup.find(id=skip["href"].removeprefix("#"))


def test_a_choice_without_municipalities_says_what_to_do(visitor):
    page = visitor.open("/netwerk/kaart?zoek=xyzzy")

    assert "Met deze keuze is er geen gemeente gevonden. Haal een filter weg." in page.text
    assert page.link("Haal weg: zoekwoord “xyzzy”") == "/netwerk/kaart"


def test_a_wrong_choice_gets_a_sentence(visitor):
    page = visitor.open("/netwerk/kaart?provincie=holland", status=422)

    assert "Kies een provincie uit de lijst." in page.text


def test_a_municipality_that_merges_leaves_the_map_at_new_year(at):
    before, after = (at(day).open("/netwerk/kaart?status=alle") for day in ("2026-12-31", "2027-01-01"))

    assert len(before.soup.select("svg a")) == 342
    assert len(after.soup.select("svg a")) == 341


def test_north_is_up_and_east_is_right():
    (west, south), (east, north) = position(50.8, 3.5), position(53.4, 7.0)

    assert west < east and north < south


def test_a_degree_is_as_long_in_both_directions_as_on_the_ground():
    x, y = position(52.2, 5.0)
    east, north = position(52.2, 6.0)[0] - x, y - position(53.2, 5.0)[1]

    assert east / north == pytest.approx(68.4 / 111.3, abs=0.01), "kilometres in a degree at this latitude"


def test_every_municipality_lies_inside_the_drawing(visitor):
    page = visitor.open("/netwerk/kaart?status=alle")

    places = [(int(one["x"]), int(one["y"])) for one in page.soup.select("svg a use")]

    assert len(places) == 342
    assert all(13 <= x <= WIDTH - 13 and 13 <= y <= HEIGHT - 13 for x, y in places)


def test_a_place_without_coordinates_has_no_dot():
    assert dots([replace(TOWN, latitude=None), replace(TOWN, longitude=None)]) == []


def test_the_others_stand_under_their_standing_and_nobody_is_left_out():
    towns = [replace(TOWN, slug=one[0], standing=one) for one in ("niet-aangesloten", "koploper", "niet-aangesloten")]

    assert by_standing(towns) == {"koploper": [towns[1]], "niet-aangesloten": [towns[0], towns[2]]}


@pytest.mark.parametrize(("latitude", "edge"), [(53.4, "top"), (52.3, "top"), (52.0, "bottom"), (50.8, "bottom")])
def test_the_name_of_a_dot_stands_at_the_nearest_edge(latitude, edge):
    [dot] = dots([replace(TOWN, latitude=latitude)])

    assert dot.edge == edge


def test_the_picture_draws_each_standing_in_one_path():
    drawn = picture([(52.1, 5.1, "koploper"), (52.2, 5.2, "ondertekenaar"), (52.3, 5.3, "niet-aangesloten"),
                     (53.0, 6.0, "koploper"), (None, None, "koploper")])  # fmt: skip

    assert drawn.front_runners.count("M") == 2
    assert drawn.signatories.count("M") == drawn.quiet.count("M") == 1
