"""In a real browser, with keys alone: sign in by code, hand over, use a passkey, and stay signed in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from sqlalchemy import update

from accessibility.conditions import apply, condition
from accessibility.keyboard import Keyboard, at_rest
from accessibility.site import served
from accessibility.steps import FocusOn, Hear, Open, Press, See, TabTo, Type
from koplopers.database import db, transaction
from koplopers.people.models import SignIn
from tests.people.door import CARLA, EMAIL
from tests.people.mailbox import Mailbox
from tests.visitor import Visitor

pytestmark = pytest.mark.browser

COOKIE = "koplopers-aangemeld"
VIRTUAL = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
CHOOSE_ALL = (Press("Tab"), Press("Shift+Tab"))  # who comes to a field with Tab, types over what is in it
ASK = (Open("/inloggen"), TabTo(EMAIL), Type(CARLA), TabTo("Stuur mij de mail"), Press("Enter"), See("Kijk in uw mail"))
ADD = (
    Open("/beheer/account"),
    TabTo("Naam van de passkey"),
    Type("telefoon"),
    TabTo("Maak een passkey"),
    Press("Enter"),
)
USE = (Open("/inloggen?verder=/beheer/account"), TabTo("Log in met een passkey"), Press("Enter"))

COUNT = """window.told = 0;
new MutationObserver(() => window.told++).observe(document.getElementById("melding"), {childList: true});"""


@pytest.fixture
def address(office: Flask, browser: Chrome) -> Iterator[str]:
    """The site under a name, because a passkey belongs to a name and not to a number."""
    with served(office) as numbered:
        named = numbered.replace("127.0.0.1", "localhost")
        office.extensions["settings"] = replace(office.extensions["settings"], base_url=named)
        yield named
        browser.delete_all_cookies()
        apply(browser, condition("bureau"))


@pytest.fixture
def keys(browser: Chrome, address: str) -> Keyboard:
    apply(browser, condition("bureau"))
    return Keyboard(browser, address)


@pytest.fixture
def signed_in(keys: Keyboard, office: Flask) -> Keyboard:
    """Carla's browser, let in without the letter."""
    secret = Visitor(office).sign_in_as(CARLA).client.get_cookie(COOKIE).value
    keys.browser.get(f"{keys.address}/uitgelogd")
    keys.browser.add_cookie({"name": COOKIE, "value": secret, "httpOnly": True})
    return keys


@pytest.fixture
def authenticator(browser: Chrome) -> Iterator[str]:
    """A device that keeps passkeys and always says yes, as Chromium plays it."""
    browser.execute_cdp_cmd("WebAuthn.enable", {})
    made = browser.execute_cdp_cmd("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL})["authenticatorId"]
    yield made
    browser.execute_cdp_cmd("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": made})
    browser.execute_cdp_cmd("WebAuthn.disable", {})


@pytest.mark.parametrize("name", ["320 px", "zonder JavaScript", pytest.param("bureau", marks=pytest.mark.thorough)])
@pytest.mark.promise("sign-in-no-memory")
def test_carla_signs_in_by_typing_the_code(keys: Keyboard, mailbox: Mailbox, name: str):
    apply(keys.browser, condition(name))
    keys.go(ASK)

    keys.go((TabTo("Code uit de mail"), Type("ccc ccc"), TabTo("Log in met de code"), Press("Enter")))
    keys.go((FocusOn("1 antwoord klopt niet"), Press("Tab"), Press("Enter"), FocusOn("Code uit de mail")))
    keys.go(CHOOSE_ALL)
    keys.press(mailbox.last(CARLA).code)
    keys.go((TabTo("Log in met de code"), Press("Enter"), See("Vandaag")))

    keys.go((Open("/beheer/account"), See("Mijn account")))


@pytest.mark.parametrize("name", ["bureau", "zonder JavaScript"])
def test_carla_signs_in_with_the_link(keys: Keyboard, mailbox: Mailbox, name: str):
    apply(keys.browser, condition(name))
    keys.go(ASK)

    keys.go((Open(mailbox.last(CARLA).link), See("Log in"), TabTo("Log in"), Press("Enter")))
    keys.go((See("Vandaag"),))

    keys.go((Open("/beheer/account"), See("Mijn account")))


def test_carla_hands_over_and_nina_takes_it_without_a_script(signed_in: Keyboard, mailbox: Mailbox):
    apply(signed_in.browser, condition("zonder JavaScript"))
    signed_in.go((Open("/beheer/account"), TabTo("Bekijk de mensen van Windveld"), Press("Enter")))
    signed_in.go((See("Mensen van Windveld"), TabTo("Draag de rol van contactpersoon over"), Press("Enter")))
    signed_in.go(
        (
            See("Draag Windveld over"),
            TabTo("Naam van wie u uitnodigt"),
            Type("Nina"),
            TabTo("Mailadres van wie u uitnodigt"),
            Type("nina"),
        )
    )
    signed_in.go((TabTo("Begin met overdragen"), Press("Enter"), FocusOn("1 antwoord klopt niet")))
    signed_in.go((Press("Tab"), Press("Enter"), FocusOn("Mailadres van wie u uitnodigt"), *CHOOSE_ALL))
    signed_in.press("nina@windveld.example")
    signed_in.press_key("Enter")
    signed_in.go((See("Mensen van Windveld"),))
    signed_in.browser.delete_all_cookies()

    signed_in.go((Open(mailbox.last("nina@windveld.example").link), See("Uitnodiging voor Nina")))
    signed_in.go((TabTo("Ja, ik doe mee"), Press("Enter"), See("Vandaag")))

    signed_in.go((Open("/beheer/gemeenten/windveld/team"), See("Mensen van Windveld")))
    assert "Nina, nina@windveld.example" in signed_in.browser.page_source


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


def test_without_a_script_the_page_says_the_other_way(keys: Keyboard):
    apply(keys.browser, condition("zonder JavaScript"))

    keys.go((Open("/inloggen"), See("Inloggen")))

    text = keys.browser.find_element("tag name", "main").text
    assert "Een passkey werkt alleen met JavaScript" in text
    assert "Log in met een passkey" not in text


@pytest.mark.promise("end-is-told")
def test_the_end_is_told_once_and_takes_no_focus(signed_in: Keyboard, office: Flask, clock_at):
    """The clock is put to 3 seconds before the warning of a session that cannot be used longer than a day."""
    clock_at("2026-11-25T11:49:57+01:00")
    _used_all_along(office, until="2026-11-25T11:49:00+01:00")
    signed_in.go((Open("/beheer/gemeenten/windveld/team/overdragen"), TabTo("Naam van wie u uitnodigt"), Type("Nina")))
    field = signed_in.browser.find_element("id", "naam")
    before = field.rect["y"]
    clock_at("2026-11-25T11:50:00+01:00")

    words = "U wordt over 10 minuten uitgelogd. Wilt u verder werken? Druk op de knop “Blijf langer ingelogd”."
    signed_in.go((Hear(words), FocusOn("Naam van wie u uitnodigt")))

    warning = signed_in.browser.find_element("css selector", "[data-warning]")
    assert warning.is_displayed() and warning.text == words
    assert field.rect["y"] == before, "the page jumps while she types"
    signed_in.browser.execute_script(COUNT)
    signed_in.press("!")
    assert signed_in.browser.execute_async_script("setTimeout(() => arguments[0](window.told), 2500)") == 0


def test_staying_keeps_what_was_typed_and_is_heard(signed_in: Keyboard, clock_at):
    signed_in.go((Open("/beheer/gemeenten/windveld/team/overdragen"), TabTo("Naam van wie u uitnodigt"), Type("Nina")))
    clock_at("13:00")
    signed_in.browser.execute_script("document.querySelector('[data-session] button').focus()")

    signed_in.press_key("Enter")

    signed_in.go((Hear("U blijft ingelogd tot 15.00 uur."), FocusOn("Blijf langer ingelogd")))
    assert signed_in.browser.find_element("id", "naam").get_attribute("value") == "Nina"
    assert len(signed_in.browser.window_handles) == 1


def test_what_was_typed_survives_signing_in_in_between(signed_in: Keyboard, mailbox: Mailbox, clock_at):
    signed_in.go(
        (Open("/beheer/gemeenten/windveld/team/overdragen"), TabTo("Naam van wie u uitnodigt"), Type("Nina Niemand"))
    )
    signed_in.go((TabTo("Mailadres van wie u uitnodigt"), Type("nina@windveld.example")))
    clock_at("14:30")
    signed_in.press_key("Enter")
    signed_in.go((See("Inloggen"), TabTo(EMAIL), Type(CARLA), Press("Enter"), See("Kijk in uw mail")))
    signed_in.go((TabTo("Code uit de mail"), Type(mailbox.last(CARLA).code), Press("Enter")))

    signed_in.go((See("Draag Windveld over"),))

    focus = signed_in.browser.switch_to.active_element.text
    assert focus.startswith("U bent weer ingelogd. Wat u had ingevuld, staat er nog.")
    assert signed_in.browser.find_element("id", "naam").get_attribute("value") == "Nina Niemand"
    assert mailbox.of("nina@windveld.example") == []


def _row(keys: Keyboard) -> str:
    """The name of the last passkey in the table."""
    rows = "table tbody th"  # none while the page is being replaced
    return at_rest(lambda: ["", *(one.text for one in keys.browser.find_elements("css selector", rows))][-1])


def _used_all_along(office: Flask, until: str) -> None:
    """The session began at noon the day before and was used ever since."""
    with office.app_context(), transaction():
        db.session.execute(update(SignIn).values(last_used_at=datetime.fromisoformat(until)))
