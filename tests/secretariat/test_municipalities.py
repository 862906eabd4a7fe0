"""Who speaks for each member, when that was confirmed, and what happened around it."""

import pytest

from tests.visitor import Visitor

WINDVELD = "/beheer/gemeenten/windveld"


@pytest.mark.parametrize(
    ("query", "number", "has_windveld"),
    [("", "39 gemeenten", True), ("?contact=zonder", "37 gemeenten", False), ("?zoek=WIND", "1 gemeente", True)],
)
def test_members_are_found_with_their_contact_person(secretary: Visitor, query, number, has_windveld):
    page = secretary.open(f"/beheer/gemeenten{query}")

    assert page.soup.select_one("#lijst").get_text() == number
    assert ("Windveld" in {one.get_text(strip=True) for one in _every_row(secretary, query)}) is has_windveld


def test_a_municipality_shows_its_people_and_its_trail(secretary: Visitor):
    page = secretary.open(WINDVELD)

    assert "Carla Fictie" in page.text
    assert "Emre Nergens" in page.text
    assert "gaf een rol (mens), door Sanne Verzonnen" in page.text
    assert secretary.follow("Nodig iemand uit of draag over").status == 200


def test_people_of_a_municipality_see_their_own_and_no_other(contact: Visitor, editor: Visitor, neighbour: Visitor):
    assert contact.open(WINDVELD).heading == "Windveld in beheer"
    assert editor.open(WINDVELD).heading == "Windveld in beheer"
    neighbour.open(WINDVELD, status=404)
    contact.open("/beheer/gemeenten", status=403)


def test_who_may_invite_nobody_is_not_asked_to(contact: Visitor, editor: Visitor):
    team = f"{WINDVELD}/team"

    assert contact.open(WINDVELD).link("Nodig iemand uit of draag over") == team
    page = editor.open(WINDVELD)
    assert "Nodig iemand uit of draag over" not in page.links
    assert page.link("Bekijk de mensen van Windveld") == team


def test_an_unknown_municipality_does_not_exist(secretary: Visitor):
    secretary.open("/beheer/gemeenten/bestaat-niet", status=404)


def _every_row(visitor: Visitor, query: str):
    page = visitor.open(f"/beheer/gemeenten{query}")
    rows = page.soup.select("tbody th")
    while "Volgende pagina" in page.links:
        page = visitor.follow("Volgende pagina")
        rows += page.soup.select("tbody th")
    return rows
