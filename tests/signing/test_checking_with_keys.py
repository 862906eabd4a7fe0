"""In a real browser, with keys alone and also without JavaScript: from a confirmed application to what is public."""

import pytest
from selenium.webdriver import Chrome

from accessibility.conditions import allow_scripts, apply, condition
from accessibility.keyboard import Keyboard
from accessibility.site import served
from accessibility.steps import FocusOn, Open, Press, See, TabTo, Type
from koplopers.people.current import COOKIE
from tests.signing.applicant import ANNA

pytestmark = pytest.mark.browser
ENTER = Press("Enter")


@pytest.mark.parametrize("name", [pytest.param("320 px", marks=pytest.mark.thorough), "zonder JavaScript"])
def test_sanne_asks_anna_answers_and_the_signature_is_public(site, browser: Chrome, mailbox, sanne, reference, name):
    apply(browser, condition(name))
    with served(site) as address:
        keys = Keyboard(browser, address)
        keys.go((Open("/"),))
        browser.add_cookie({"name": COOKIE, "value": sanne.client.get_cookie(COOKIE).value})
        ask(keys, reference)
        browser.delete_all_cookies()
        keys.go(
            (Open(mailbox.last(ANNA).link), TabTo("Uw antwoord"), Type("Nummer 17."), TabTo("Verstuur het antwoord"))
        )
        keys.go((ENTER, See("Dank u wel voor uw antwoord")))
        browser.add_cookie({"name": COOKIE, "value": sanne.client.get_cookie(COOKIE).value})
        approve(keys, reference)

        keys.go((Open(f"/ondertekening/{reference}"), TabTo("Bekijk de oorkonde"), ENTER))
        assert "Anna Aanzee, burgemeester; Bo Bries" in browser.find_element("tag name", "main").text
    browser.delete_all_cookies()
    apply(browser, condition("bureau"))
    allow_scripts(browser, True)


def ask(keys: Keyboard, reference: str) -> None:
    keys.go(
        (
            Open("/beheer"),
            TabTo(f"Controleer ondertekening {reference} door Windveld"),
            ENTER,
            TabTo("Stel een vraag aan de ondertekenaar"),
            ENTER,
            TabTo("Verstuur de vraag"),
            ENTER,
            FocusOn("1 antwoord klopt niet"),
            Press("Tab"),
            ENTER,
            FocusOn("Uw vraag"),
            Type("Welk besluit is het?"),
            TabTo("Verstuur de vraag"),
            ENTER,
            See(f"Ondertekening {reference} door Windveld"),
        )
    )


def approve(keys: Keyboard, reference: str) -> None:
    keys.go(
        (
            Open("/beheer"),
            TabTo(f"Controleer ondertekening {reference} door Windveld"),
            ENTER,
            TabTo("Keur goed en maak openbaar"),
            ENTER,
            See(f"Maak openbaar: ondertekening {reference}"),
            TabTo("Keur goed en maak openbaar"),
            ENTER,
            See(f"Ondertekening {reference} door Windveld"),
        )
    )
