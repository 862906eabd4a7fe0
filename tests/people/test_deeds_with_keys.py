"""With keys alone, with and without JavaScript: what becomes of accounts, by the secretariat and by their owners."""

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from accessibility.steps import FocusOn, Open, Press, See, TabTo, Type
from koplopers import clock
from koplopers.database import db, transaction
from koplopers.demo.people import SECRETARY, WINDVELD_CONTACT, WINDVELD_EDITOR
from koplopers.people import queries, yearly
from koplopers.people.models import Passkey
from tests.people.door import CARLA
from tests.people.keys import keys_of, press
from tests.people.mailbox import Mailbox

NARROW = pytest.param("320 px", marks=pytest.mark.thorough)
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("name", [NARROW, "zonder JavaScript"])]

EMRE, ANDERS = WINDVELD_EDITOR.name, "Emre Anders"
NINA, NEW = "nina@windveld.example", "carla.anders@windveld.example"


INVITE = (
    Open("/beheer/mensen"),
    *press("Nodig iemand uit"),
    See("Nodig iemand uit"),
    *press("Stuur de uitnodiging"),
    FocusOn("3 antwoorden kloppen niet"),
    Press("Tab"),
    Press("Enter"),
    FocusOn("Naam van wie u uitnodigt"),
    Type("Nina"),
    TabTo("Mailadres van wie u uitnodigt"),
    Type(NINA),
    TabTo("Rol"),
    Type("Redac"),
    TabTo("Gemeente"),
    Type("Windveld"),
    *press("Stuur de uitnodiging"),
    See("Mensen met een account"),
)
TAKE_BACK = (
    *press("Trek in: Nina, redacteur van Windveld"),
    See("Trek de uitnodiging van Nina in"),
    *press("Trek de uitnodiging in"),
    See("Mensen van Windveld"),
)
FIND = (
    Open("/beheer/mensen"),
    TabTo("Zoek op naam of mailadres"),
    Type("emre"),
    *press("Toon mensen"),
    *press(f"{EMRE} , {WINDVELD_EDITOR.email}"),
    See(EMRE),
)
ROLE = (
    *press(f"Geef {EMRE} nog een rol"),
    See(f"Geef {EMRE} een rol"),
    TabTo("Rol"),
    Type("Secre"),
    *press("Geef deze rol"),
    See(EMRE),
    *press("Beëindig de rol medewerker van het secretariaat"),
    See(f"Beëindig een rol van {EMRE}"),
    *press("Beëindig deze rol"),
    See(EMRE),
)
RENAME = (
    *press(f"Wijzig de naam van {EMRE}"),
    TabTo("Naam van deze persoon"),
    Type(ANDERS),
    *press("Bewaar de naam"),
    See(ANDERS),
)
MOVE = (
    *press(f"Wijzig het mailadres van {ANDERS}"),
    TabTo("Nieuw mailadres van deze persoon"),
    Type("emre@anders.example"),
    *press("Stuur de mail"),
    See(ANDERS),
)
LEAVE = (
    *press(f"Beëindig het account van {ANDERS}"),
    See(f"Beëindig het account van {ANDERS}"),
    *press("Beëindig dit account"),
    See(ANDERS),
)
OWN_NAME = (
    Open("/beheer/account"),
    *press("Wijzig uw naam"),
    TabTo("Uw naam"),
    Type("Carla Anders"),
    *press("Bewaar de naam"),
    See("Mijn account"),
)
OWN_ADDRESS = (
    *press("Wijzig uw mailadres"),
    TabTo("Uw nieuwe e-mailadres"),
    Type(NEW),
    *press("Stuur de mail"),
    See("Kijk in de mail op uw nieuwe adres"),
)
PASSKEY = (
    Open("/beheer/account"),
    *press("Wijzig of verwijder telefoon"),
    See("Passkey telefoon"),
    TabTo("Naam van de passkey"),
    Type("sleutel"),
    *press("Bewaar de naam"),
    See("Mijn account"),
    *press("Wijzig of verwijder sleutel"),
    *press("Verwijder deze passkey"),
    See("Mijn account"),
)


def test_the_secretariat_invites_and_thinks_better_of_it(office: Flask, browser: Chrome, mailbox: Mailbox, name: str):
    with keys_of(SECRETARY.email, office, browser, name) as keys:
        keys.go((*INVITE, *TAKE_BACK))

    assert mailbox.last(NINA).kind == "invitation"
    with office.app_context():
        assert queries.open_invitations(now=clock.now()) == []


def test_the_secretariat_changes_what_somebody_is_and_says_goodbye(
    office: Flask, browser: Chrome, mailbox: Mailbox, name: str
):
    with keys_of(SECRETARY.email, office, browser, name) as keys:
        keys.go((*FIND, *ROLE, *RENAME, *MOVE, *LEAVE))

    assert [one.kind for one in mailbox.of("emre@anders.example")] == ["address-change"]
    with office.app_context():
        assert queries.person_with(WINDVELD_EDITOR.email) is None


def test_carla_changes_what_is_her_own(office: Flask, browser: Chrome, mailbox: Mailbox, name: str):
    with office.app_context(), transaction():
        carla = queries.person_with(CARLA)
        db.session.add(
            Passkey(person=carla, credential=b"1", public_key=b"2", uses=0, name="telefoon", added_at=clock.now())
        )

    with keys_of(WINDVELD_CONTACT.email, office, browser, name) as keys:
        keys.go((*OWN_NAME, *OWN_ADDRESS, *PASSKEY))
        keys.go((Open(mailbox.last(NEW).link), See("Bevestig uw nieuwe mailadres")))
        keys.go((*press("Ja, dit is mijn nieuwe mailadres"), See("Uw mailadres is veranderd")))

    with office.app_context():
        carla = queries.person_with(NEW)
        assert carla and carla.name == "Carla Anders"
        assert queries.passkeys(carla) == []


def test_carla_says_that_she_still_is_the_contact_person(
    office: Flask, browser: Chrome, mailbox: Mailbox, clock_at, name: str
):
    clock_at("2027-09-01T11:00:00+02:00")
    with office.app_context(), transaction():
        yearly.ask_contact_persons(now=clock.now())

    with keys_of(WINDVELD_CONTACT.email, office, browser, name) as keys:
        keys.go((Open(mailbox.last(CARLA).link), See("Bent u nog de contactpersoon van Windveld?")))
        keys.go((*press("Ja, dat ben ik nog"), See("Dank u wel, u blijft de contactpersoon")))

    with office.app_context():
        assert CARLA not in [one.role.person.email for one in queries.unanswered_questions()]
