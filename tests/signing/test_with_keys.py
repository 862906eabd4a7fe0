"""In a real browser, with keys alone: from the home page to a confirmed signature with a co-signer's yes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from accessibility.conditions import allow_scripts, apply, condition
from accessibility.keyboard import Keyboard, at_rest
from accessibility.site import served
from accessibility.steps import FocusOn, Hear, Open, Press, See, TabTo, Type
from koplopers import clock
from koplopers.database import transaction
from koplopers.signing.actions import publish
from tests.people.mailbox import Mailbox
from tests.signing.applicant import ANNA, BO, newest

pytestmark = pytest.mark.browser

ENTER = Press("Enter")
BEGIN = (
    Open("/"),
    TabTo("Het manifest ondertekenen"),
    ENTER,
    See("Onderteken het manifest"),
    TabTo("Begin met ondertekenen"),
    ENTER,
    See("Welke gemeente ondertekent?"),
)
MUNICIPALITY = (TabTo("Naam van de gemeente"), Type("windveld"), ENTER, See("Wie ondertekent voor de gemeente?"))
SIGNER = (
    TabTo("Naam"),
    Type("Anna Aanzee"),
    TabTo("Functie"),
    Type("burgemeester"),
    TabTo("Mag de naam openbaar worden?"),
    Type("Ja"),
    TabTo("E-mailadres bij de gemeente"),
    Type(ANNA),
    ENTER,
    See("Het besluit van het college"),
)
MANDATE = (
    TabTo("Waarom mag deze persoon ondertekenen?"),
    Type("De burgemeester o"),
    TabTo("Dag"),
    Type("17"),
    TabTo("Maand"),
    Type("november"),
    TabTo("Jaar"),
    Type("2026"),
    TabTo("Kenmerk van het besluit"),
    Type("B-17"),
    ENTER,
    See("Wie ondertekenen mee?"),
)
CO_SIGNER = (
    TabTo("Naam van de medeondertekenaar"),
    Type("Bo Bries"),
    TabTo("Mailadres van de medeondertekenaar"),
    Type(BO),
    TabTo("Wat stelt u voor om openbaar te maken?"),
    Type("De naam"),
    TabTo("Voeg deze persoon toe"),
    ENTER,
    FocusOn("Toegevoegd. De lijst heeft nu 1 naam."),
    TabTo("Ga verder"),
    ENTER,
    See("Waar en wanneer ondertekent u?"),
)
OCCASION = (
    TabTo("Waar ondertekent u?"),
    Type("Windveld"),
    TabTo("Dag"),
    Type("24"),
    TabTo("Maand"),
    Type("11"),
    TabTo("Jaar"),
    Type("2026"),
    ENTER,
    See("Controleer en onderteken"),
)
SIGN = (TabTo("Onderteken namens Windveld"), ENTER, See("Verstuurd"))
CONFIRM = (TabTo("Ja, ik bevestig de ondertekening"), ENTER, See("Dank u wel, de ondertekening is bevestigd"))
CONSENT = (
    See("Ondertekent u mee met Windveld?"),
    TabTo("Wat mag er van u op de site komen?"),
    Type("De naam"),
    TabTo("Ja, ik onderteken mee"),
    ENTER,
    See("U ondertekent mee met Windveld"),
)


@pytest.fixture
def keys(site: Flask, browser: Chrome) -> Iterator[Keyboard]:
    with served(site) as address:
        site.extensions["settings"] = replace(site.extensions["settings"], base_url=address)
        apply(browser, condition("bureau"))
        yield Keyboard(browser, address)
        browser.delete_all_cookies()
        apply(browser, condition("bureau"))
        allow_scripts(browser, True)


@pytest.mark.parametrize("name", ["320 px", "400 % vergroot", "zonder JavaScript"])
def test_windveld_signs_by_keyboard_alone(keys: Keyboard, site: Flask, mailbox: Mailbox, name: str):
    apply(keys.browser, condition(name))

    keys.go((*BEGIN, *MUNICIPALITY, *SIGNER, *MANDATE, *CO_SIGNER, *OCCASION, *SIGN))
    keys.go((Open(mailbox.last(ANNA).link), *CONFIRM))
    keys.go((Open(mailbox.last(BO).link), *CONSENT))
    with site.app_context(), transaction():
        publish(newest(), by=None, now=clock.now())

    keys.go((Open("/netwerk/windveld"), See("Windveld")))
    assert "Anna Aanzee, burgemeester; Bo Bries" in keys.browser.find_element("tag name", "main").text


@pytest.mark.parametrize("name", ["bureau", "zonder JavaScript"])
def test_a_fault_has_focus_and_leads_to_its_field(keys: Keyboard, name: str):
    apply(keys.browser, condition(name))
    keys.go((Open("/ondertekenen/gemeente"), *MUNICIPALITY, TabTo("Ga verder"), ENTER))

    keys.go((FocusOn("4 antwoorden kloppen niet"), Press("Tab"), ENTER, FocusOn("Naam")))

    title = "Fout: Wie ondertekent voor de gemeente? Stap 2 van 6 - Koplopersnetwerk"
    assert at_rest(lambda: keys.browser.title) == title


def test_a_municipality_is_chosen_while_typing(keys: Keyboard):
    keys.go((Open("/ondertekenen/gemeente"), TabTo("Naam van de gemeente"), Type("berg")))

    keys.go((Hear("5 gemeenten gevonden bij “berg”."), FocusOn("Naam van de gemeente")))
    keys.go((TabTo("Kies Bergen (L)"), ENTER, See("Wie ondertekent voor de gemeente?")))

    assert keys.browser.current_url.endswith("/ondertekenen/ondertekenaar")


def test_a_step_is_put_in_as_if_the_page_was_loaded(keys: Keyboard):
    """Title, focus and address follow, Back works, and the page itself stays."""
    keys.go((Open("/ondertekenen/gemeente"),))
    keys.browser.execute_script("window.stays = true")

    keys.go((*MUNICIPALITY, FocusOn("Wie ondertekent voor de gemeente?")))

    assert keys.browser.execute_script("return window.stays") is True
    assert keys.browser.title == "Wie ondertekent voor de gemeente? Stap 2 van 6 - Koplopersnetwerk"
    assert keys.browser.current_url.endswith("/ondertekenen/ondertekenaar")
    keys.browser.back()
    keys.go((See("Welke gemeente ondertekent?"),))
