"""Somebody looks at the map, or passes it."""

from dataclasses import dataclass

import pytest

from koplopers.network.map import HEIGHT, WIDTH, dots, picture, position


@dataclass
class Town:
    name: str = "Utrecht"
    slug: str = "utrecht"
    standing: str = "koploper"
    latitude: float | None = 52.09
    longitude: float | None = 5.12


def test_each_dot_of_the_choice_is_a_link_that_says_name_and_standing(visitor):
    page = visitor.open("/netwerk/kaart")

    drawn = {one["aria-label"]: one["href"] for one in page.soup.select("svg a")}

    assert len(drawn) == 32
    assert drawn["Utrecht, koploper"] == "/netwerk/utrecht"
    assert drawn["Ridderkerk, ondertekenaar"] == "/netwerk/ridderkerk"


@pytest.mark.parametrize("query", ["", "?status=alle", "?provincie=fryslan&status=alle", "?zoek=berg&status=alle"])
def test_the_list_holds_the_same_municipalities_as_the_map(visitor, query):
    page = visitor.open(f"/netwerk/kaart{query}")

    drawn = [one["href"] for one in page.soup.select("svg a")]
    listed = [one["href"] for one in page.soup.select("#lijst li a")]

    assert drawn == listed, "in the same order too, for whoever goes from dot to dot"
    assert f"{len(listed)} gemeente" in page.soup.select_one("#lijst h2").text


def test_the_standing_has_a_shape_on_the_map_as_in_the_legend(visitor):
    page = visitor.open("/netwerk/kaart?status=alle")

    shapes = {one.find("use")["href"] for one in page.soup.select("svg a")}

    assert shapes == {"#k", "#o", "#n"}
    assert all(page.soup.select_one(f"svg defs {shape}") for shape in shapes)
    assert "niet gekozen" not in page.text, "the legend explains what is there"


def test_those_outside_the_choice_still_draw_the_country(visitor):
    page = visitor.open("/netwerk/kaart?status=koploper")

    assert page.soup.select_one("svg > path.map__quiet")["d"].count("M") == 342 - 25
    assert "niet gekozen" in page.text


def test_right_before_the_map_stands_the_way_past_it(visitor):
    page = visitor.open("/netwerk/kaart")
    links = page.soup.main.select("a")

    skip = next(one for one in links if one.text == "Sla de kaart over")

    assert links[links.index(skip) + 1].find_parent("svg"), "the next stop would be the first dot"
    assert page.soup.find(id=skip["href"].removeprefix("#"))


def test_a_choice_without_municipalities_says_what_to_do(visitor):
    page = visitor.open("/netwerk/kaart?zoek=xyzzy")

    assert "Met deze keuze staat er geen gemeente op de kaart. Haal een filter weg." in page.text
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

    assert all(13 <= x <= WIDTH - 13 and 13 <= y <= HEIGHT - 13 for x, y in places)


def test_a_place_without_coordinates_has_no_dot():
    assert dots([Town(latitude=None), Town(longitude=None)], {"utrecht"}) == []


@pytest.mark.parametrize(("longitude", "side"), [(3.4, "right"), (5.2, "above"), (7.1, "left")])
def test_a_name_stays_inside_the_drawing(longitude, side):
    [dot] = dots([Town(longitude=longitude)], set())

    assert dot.side == side


def test_the_picture_draws_each_standing_in_one_path():
    drawn = picture([(52.1, 5.1, "koploper"), (52.2, 5.2, "ondertekenaar"), (52.3, 5.3, "niet-aangesloten"),
                     (53.0, 6.0, "koploper"), (None, None, "koploper")])  # fmt: skip

    assert drawn.front_runners.count("M") == 2
    assert drawn.signatories.count("M") == drawn.quiet.count("M") == 1
