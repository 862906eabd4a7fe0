"""With keys alone, with and without JavaScript: mend a letter, take a case over, filter, search the journal."""

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from accessibility.steps import Open, See, TabTo, Type
from koplopers.demo.people import SECRETARY
from tests.people.keys import keys_of, press
from tests.secretariat.cases import BY_PHONE, CLOSED, GIVEN_UP, JOURNAL, LETTERS, REPORTS, case, letters
from tests.visitor import Visitor

NARROW = pytest.param("320 px", marks=pytest.mark.thorough)
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("name", [NARROW, "zonder JavaScript"])]


MEND = (
    Open(f"{LETTERS}?stand=geweigerd"),
    *press(f"{GIVEN_UP}: Antwoord op uw verzonnen melding"),
    See(f"Mail {GIVEN_UP}"),
    *press("Herstel het adres"),
    See(f"Adres van mail {GIVEN_UP}"),
    TabTo("Mailadres van de ontvanger"),
    Type("goed@bezoeker.example"),
    *press("Bewaar het adres"),
    See(f"Mail {GIVEN_UP}"),
    *press("Verstuur deze mail opnieuw"),
    See(f"Mail {GIVEN_UP}"),
)
TAKE_OVER = (
    Open(case(BY_PHONE)),
    *press("Neem over van Bram Bedenksel"),
    See(f"Notitie bij melding {BY_PHONE}"),
    TabTo("Stop ermee, en laat het aan een collega"),
)
FILTER = (
    Open(REPORTS),
    TabTo("Kenmerk of woorden"),
    Type("kaart"),
    TabTo("Welke meldingen"),
    Type("Alle"),
    *press("Toon meldingen"),
    See("Meldingen"),
    *press(CLOSED),
    See(f"Melding {CLOSED}"),
)
SEARCH = (
    Open(JOURNAL),
    TabTo("Wat er gebeurde"),
    Type("hersteld"),
    *press("Zoek in het journaal"),
    See("Journaal"),
    TabTo("CSV-bestand"),
)


def test_she_does_what_the_back_office_is_for(office: Flask, browser: Chrome, secretary: Visitor, name: str):
    with keys_of(SECRETARY.email, office, browser, name) as keys:
        keys.go((*MEND, *TAKE_OVER, *FILTER, *SEARCH))
        file = keys.browser.switch_to.active_element.get_attribute("href").removeprefix(keys.address)

    mended = letters(office)[GIVEN_UP - 1]
    assert (mended.to, mended.given_up_at) == ("goed@bezoeker.example", None)
    told = secretary.client.get(file)
    assert told.mimetype == "text/csv"
    assert "adres hersteld" in told.text and "afgehandeld" not in told.text
