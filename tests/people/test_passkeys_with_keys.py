"""In a real browser, with keys alone: make a passkey, sign in with it, and hear what went wrong."""

from dataclasses import replace

import pytest
from flask import Flask

from accessibility.conditions import apply, condition
from accessibility.keyboard import Keyboard, at_rest
from accessibility.steps import FocusOn, Open, Press, See, TabTo, Type
from tests.people.door import CARLA
from tests.people.keys import CHOOSE_ALL
from tests.people.mailbox import Mailbox

pytestmark = pytest.mark.browser

ADD = (
    Open("/beheer/account"),
    TabTo("Naam van de passkey"),
    Type("telefoon"),
    TabTo("Maak een passkey"),
    Press("Enter"),
)
USE = (Open("/inloggen?verder=/beheer/account"), TabTo("Log in met een passkey"), Press("Enter"))


@pytest.mark.promise("sign-in-no-memory")
def test_carla_makes_a_passkey_and_signs_in_with_it(signed_in: Keyboard, authenticator: str, mailbox: Mailbox):
    signed_in.go(ADD)
    signed_in._wait_for(lambda: _row(signed_in), "telefoon", "De passkey")
    assert mailbox.last(CARLA).kind == "passkey-added"
    signed_in.browser.delete_all_cookies()

    signed_in.go((*USE, See("Mijn account")))

    assert "Nog niet" not in signed_in.browser.page_source


def test_a_passkey_gets_another_name_and_is_removed(signed_in: Keyboard, authenticator: str):
    signed_in.go(ADD)
    signed_in._wait_for(lambda: _row(signed_in), "telefoon", "De passkey")

    signed_in.go((TabTo("Wijzig of verwijder telefoon"), Press("Enter"), See("Passkey telefoon")))
    signed_in.go((TabTo("Naam van de passkey"), Type(" van het werk"), Press("Enter"), See("Mijn account")))
    assert _row(signed_in) in ("van het werk", "telefoon van het werk")  # Tab may have chosen the old words
    signed_in.go((TabTo(f"Wijzig of verwijder {_row(signed_in)}"), Press("Enter")))
    signed_in.go((TabTo("Verwijder deze passkey"), Press("Enter"), See("Mijn account")))
    assert "U hebt nog geen passkey." in signed_in.browser.page_source
    signed_in.browser.delete_all_cookies()

    signed_in.go(USE)

    fault = "Deze passkey kennen wij niet. Log in met een mail en voeg hem daarna toe aan uw account."
    signed_in._wait_for(lambda: signed_in.browser.switch_to.active_element.text, fault, "Wat focus heeft")


def test_a_copied_passkey_is_refused(signed_in: Keyboard, authenticator: str):
    """A device counts how often a key was used; a copy is behind."""
    browser = signed_in.browser
    signed_in.go(ADD)
    signed_in._wait_for(lambda: _row(signed_in), "telefoon", "De passkey")
    of_it = {"authenticatorId": authenticator}
    copy = browser.execute_cdp_cmd("WebAuthn.getCredentials", of_it)["credentials"][0]
    for _ in range(2):
        browser.delete_all_cookies()
        signed_in.go((*USE, See("Mijn account")))
    browser.delete_all_cookies()
    browser.execute_cdp_cmd("WebAuthn.clearCredentials", of_it)
    browser.execute_cdp_cmd("WebAuthn.addCredential", {**of_it, "credential": {**copy, "signCount": 0}})

    signed_in.go(USE)

    fault = "De passkey werd niet goed gelezen. Probeer het opnieuw, of log in met een mail."
    signed_in._wait_for(lambda: browser.switch_to.active_element.text, fault, "Wat focus heeft")


def test_a_name_that_is_missing_is_told_in_a_summary_and_at_the_field(signed_in: Keyboard, authenticator: str):
    signed_in.go((Open("/beheer/account"), TabTo("Maak een passkey"), Press("Enter"), FocusOn("1 antwoord klopt niet")))
    field = signed_in.browser.find_element("id", "naam")
    words = "Vul een naam in, zoals: telefoon van het werk."
    assert signed_in.browser.title.startswith("Fout: Mijn account")
    assert signed_in.browser.find_element("id", "naam-fout").text == f"Fout: {words}"
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == "naam-uitleg naam-fout"

    signed_in.go((Press("Tab"), Press("Enter"), FocusOn("Naam van de passkey"), Type("x" * 61)))
    signed_in.press_key("Enter")
    signed_in._wait_for(lambda: _at_the_field(signed_in)[:22], "Fout: Maak dit korter:", "De fout")
    assert len(signed_in.browser.find_elements("css selector", ".field__error:not([hidden])")) == 1

    signed_in.go((FocusOn("1 antwoord klopt niet"), Press("Tab"), Press("Enter"), FocusOn("Naam van de passkey")))
    signed_in.go((*CHOOSE_ALL, Type("telefoon")))
    signed_in.press_key("Enter")
    signed_in._wait_for(lambda: _row(signed_in), "telefoon", "De passkey")


def test_a_second_passkey_on_the_same_device_is_told_to_be_there_already(signed_in: Keyboard, authenticator: str):
    signed_in.go(ADD)
    signed_in._wait_for(lambda: _row(signed_in), "telefoon", "De passkey")

    signed_in.go(ADD)

    fault = "Dit apparaat heeft al een passkey voor uw account. Daarmee kunt u inloggen."
    signed_in._wait_for(lambda: signed_in.browser.switch_to.active_element.text, fault, "Wat focus heeft")


def test_who_is_out_hears_that_before_making_a_passkey(signed_in: Keyboard, authenticator: str):
    signed_in.go(ADD[:3])
    signed_in.browser.delete_all_cookies()

    signed_in.go(ADD[3:])

    fault = "U bent niet meer ingelogd. Log opnieuw in, en maak daarna de passkey."
    signed_in._wait_for(lambda: signed_in.browser.switch_to.active_element.text, fault, "Wat focus heeft")


def test_on_an_address_that_is_a_number_it_says_that_passkeys_do_not_work(signed_in: Keyboard, office: Flask):
    numbered = signed_in.address.replace("localhost", "127.0.0.1")
    office.extensions["settings"] = replace(office.extensions["settings"], base_url=numbered)

    Keyboard(signed_in.browser, numbered).go(USE)

    fault = "Op dit adres werken passkeys niet. Dat is zo als het adres een nummer is. Log in met een mail."
    signed_in._wait_for(lambda: signed_in.browser.switch_to.active_element.text, fault, "Wat focus heeft")


def test_without_a_script_the_page_says_the_other_way(keys: Keyboard):
    apply(keys.browser, condition("zonder JavaScript"))

    keys.go((Open("/inloggen"), See("Inloggen")))

    text = keys.browser.find_element("tag name", "main").text
    assert "Een passkey werkt alleen met JavaScript" in text
    assert "Log in met een passkey" not in text


def _row(keys: Keyboard) -> str:
    """The name of the last passkey in the table."""
    rows = "table tbody th"  # none while the page is being replaced
    return at_rest(lambda: ["", *(one.text for one in keys.browser.find_elements("css selector", rows))][-1])


def _at_the_field(keys: Keyboard) -> str:
    return "".join(one.text for one in keys.browser.find_elements("id", "naam-fout"))
