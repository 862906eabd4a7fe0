"""The secretariat finds people, gives and ends roles, and says goodbye."""

from datetime import UTC, datetime

import pytest

from koplopers.database import transaction
from koplopers.people import roles
from tests.people.door import CARLA, is_in
from tests.people.trail import deeds, entries

LIST = "/beheer/mensen"
NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Bram", "Carla", "Emre", "Rachid", "Sanne", "Zoë"]),
        ("zoek=carla", ["Carla"]),
        ("zoek=WINDVELD", ["Carla", "Emre"]),
        ("zoek=windveld+carla", ["Carla"]),
        ("zoek=%25", []),
        ("rol=contact", ["Carla", "Zoë"]),
        ("rol=contact&zoek=zoe", ["Zoë"]),
        ("rol=alliance", ["Rachid"]),
    ],
)
def test_people_are_found(secretary, query, names):
    page = secretary.open(f"{LIST}?{query}")

    found = [row.get_text().strip().split()[0] for row in page.soup.select("tbody th")]
    assert found == names


def test_a_role_that_does_not_exist_is_told(secretary):
    page = secretary.open(f"{LIST}?rol=burgemeester", status=422)

    assert "Kies een rol uit de lijst. “burgemeester” staat er niet in." in page.soup.select_one(".errors").get_text()


def test_a_long_list_comes_in_pages(secretary, office):
    with office.app_context(), transaction():
        for number in range(50):
            roles.join(name=f"Naam {number:02}", email=f"n{number}@nergens.example", now=NOW)

    page = secretary.open(f"{LIST}?zoek=naam")

    assert "50 mensen" in [one.get_text() for one in page.soup.select("h2")]
    assert page.soup.caption.get_text() == "Mensen, op naam, pagina 1 van 2"
    assert secretary.follow("Volgende pagina").heading == "Mensen met een account, pagina 2"
    assert len(secretary.page.soup.select("tbody th")) == 10


def test_a_role_is_given_and_ended_and_the_trail_says_so(secretary, contact):
    open_(secretary, "Carla Fictie")
    secretary.follow("Geef Carla Fictie nog een rol")
    secretary.send("Geef deze rol", {"Rol": "alliance", "Voor welke organisatie": "MIND"})
    page = secretary.follow_redirect()
    secretary.follow("Beëindig de rol beoordelaar namens MIND")
    secretary.send("Beëindig deze rol")

    page = secretary.follow_redirect()

    assert "beoordelaar namens MIND 24 november 2026 24 november 2026 Beëindigd" in page.text
    assert is_in(contact)
    assert deeds(secretary.app)[-2:] == ["gaf een rol", "beëindigde een rol"]
    assert entries(secretary.app, "gaf een rol")[-1].after == {"rol": "beoordelaar namens MIND"}


def test_a_role_twice_is_one(secretary):
    for _ in range(2):
        open_(secretary, "Carla Fictie")
        secretary.follow("Geef Carla Fictie nog een rol")
        secretary.send("Geef deze rol", {"Rol": "alliance", "Voor welke organisatie": "MIND"})

    assert secretary.follow_redirect().text.count("beoordelaar namens MIND 24") == 1


def test_whoever_leaves_is_out_everywhere_at_once(secretary, contact, mailbox):
    open_(secretary, "Carla Fictie")
    secretary.follow("Beëindig het account van Carla Fictie")
    assert "kan daarna niet meer inloggen" in secretary.page.text

    secretary.send("Beëindig dit account")

    assert not is_in(contact)
    assert mailbox.last(CARLA).kind == "left"
    assert "Carla" not in secretary.open(LIST).text
    assert "Carla Fictie (geen account meer)" in secretary.open(f"{LIST}?ook=ja").text
    assert deeds(secretary.app)[-2:] == ["beëindigde een rol", "beëindigde een account"]


def test_the_last_of_the_secretariat_stays(secretary):
    open_(secretary, "Bram Bedenksel")
    secretary.follow("Beëindig het account van Bram Bedenksel")
    secretary.send("Beëindig dit account")
    open_(secretary, "Sanne Verzonnen")
    secretary.follow("Beëindig het account van Sanne Verzonnen")

    page = secretary.send("Beëindig dit account", status=409)

    assert "Dit is de laatste medewerker van het secretariaat." in page.text
    assert is_in(secretary)


def test_an_editor_is_let_go_by_the_contact_person(contact, editor):
    contact.open("/beheer/gemeenten/windveld/team")
    contact.follow("Beëindig de rol van Emre Nergens")

    contact.send("Beëindig deze rol")

    assert "Emre" not in contact.follow_redirect().text
    assert not is_in(editor)


def open_(secretary, name):
    secretary.open(f"{LIST}?zoek={name.replace(' ', '+')}")
    link = next(name_ for name_ in secretary.page.links if name_.startswith(name))
    return secretary.follow(link)
