"""Choosing the municipality: by any of its names, told when it cannot sign or is going to end."""

import pytest

from koplopers.signing.choosing import Candidate, matches, only
from tests.signing.applicant import LATER, NAME_FIELD, SEARCH

HAGUE = Candidate("GM0518", "Den Haag", "Zuid-Holland", ("'s-Gravenhage",), ())
BETUWE = Candidate("GM1960", "West Betuwe", "Gelderland", (), ("Geldermalsen", "Neerijnen"))
BERGEN_NH = Candidate("GM0373", "Bergen (NH.)", "Noord-Holland", (), ())
BERGEN_L = Candidate("GM0893", "Bergen (L.)", "Limburg", (), ())
FRYSLAN = Candidate("GM1900", "Súdwest-Fryslân", "Fryslân", (), ())
ALL = (HAGUE, BETUWE, BERGEN_NH, BERGEN_L, FRYSLAN)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("den h", [HAGUE]),
        ("DENHAAG", [HAGUE]),
        ("s gravenh", [HAGUE]),
        ("gemeente Den Haag", [HAGUE]),
        ("geldermalsen", [BETUWE]),
        ("bergen", [BERGEN_NH, BERGEN_L]),
        ("sudwest fryslan", [FRYSLAN]),
        ("xyzzy", []),
        ("", []),
        ("!?", []),
    ],
)
def test_a_municipality_is_found_by_what_people_type(typed, found):
    assert [one.candidate for one in matches(typed, ALL)] == found


@pytest.mark.parametrize(
    ("typed", "name"), [("Den Haag", "Den Haag"), ("'s-gravenhage", "Den Haag"), ("den", None), ("bergen", None)]
)
def test_only_a_whole_name_is_beyond_doubt(typed, name):
    found = only(typed, matches(typed, ALL))

    assert (found.candidate.name if found else None) == name


def test_a_part_of_a_name_gives_a_list_to_choose_from(anna):
    anna.open("/ondertekenen/gemeente")

    page = anna.press(SEARCH, {NAME_FIELD: "berg"}, status=422)
    assert "Kies uw gemeente uit de lijst." in page.text
    page = anna.press("Kies Bergen (L)")

    assert page.heading == "Wie ondertekent voor de gemeente?"


def test_an_old_name_finds_the_successor_with_the_reason(anna):
    anna.open("/ondertekenen/gemeente")

    page = anna.press(SEARCH, {NAME_FIELD: "geldermals"}, status=422)

    assert "Geldermalsen is opgegaan in West Betuwe" in page.text


def test_a_municipality_that_is_going_to_end_may_sign_and_is_told_what_that_means(anna):
    page = anna.choose("Wijdemeren")

    assert "Wijdemeren gaat op 1 januari 2027 op in Hilversum." in page.text


def test_an_unknown_name_is_explained(anna):
    anna.open("/ondertekenen/gemeente")

    page = anna.press(SEARCH, {NAME_FIELD: "Xyzzy"}, status=422)

    assert "Wij kennen geen gemeente “Xyzzy”." in page.text
    page = anna.press(SEARCH, {NAME_FIELD: ""}, status=422)
    assert "Vul de naam van uw gemeente in." in page.text


def test_a_made_up_code_chooses_nothing(anna):
    page = anna.client.post("/ondertekenen/gemeente", data={"keuze": "GM9999", "zoek": ""})

    assert page.status_code == 422


def test_what_is_found_while_typing_is_what_the_whole_page_shows(anna):
    page = anna.open("/ondertekenen/gemeente?zoek=berg")
    part = anna.typing("/ondertekenen/gemeente?zoek=berg")

    assert str(part.soup.select_one("#keuzes")) == str(page.soup.select_one("#keuzes"))
    assert "gemeenten gevonden bij “berg”." in part.text


def test_the_first_step_may_wait_too(anna):
    anna.choose()
    anna.open("/ondertekenen/gemeente")

    assert anna.press(LATER).heading == "Ga later verder"
