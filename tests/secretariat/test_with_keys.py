"""In a real browser, with keys alone and also without JavaScript: answer a report, and close several and undo it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from accessibility.conditions import apply, condition
from accessibility.keyboard import Keyboard
from accessibility.site import served
from accessibility.steps import FocusOn, Open, Press, See, TabTo, Type
from koplopers.people.current import COOKIE
from tests.secretariat.cases import LATE, NEW, REPORTS, report
from tests.visitor import Visitor

pytestmark = pytest.mark.browser

ANSWER = (
    Open("/beheer"),
    TabTo(f"Beantwoord melding {LATE} over /netwerk"),
    Press("Enter"),
    TabTo("Schrijf een antwoord"),
    Press("Enter"),
    See(f"Antwoord op melding {LATE}"),
    TabTo("Verstuur het antwoord en handel af"),
    Press("Enter"),
    FocusOn("1 antwoord klopt niet"),
    Press("Tab"),
    Press("Enter"),
    FocusOn("Uw antwoord"),
    Type("De lijst is weer vol."),
    TabTo("Verstuur het antwoord en handel af"),
    Press("Enter"),
    See(f"Melding {LATE}"),
)
CLOSE = (
    Open(REPORTS),
    TabTo(f"Kies melding {LATE}"),
    Type(" "),
    TabTo(f"Kies melding {NEW}"),
    Type(" "),
    TabTo("Handel de gekozen meldingen af"),
    Press("Enter"),
    See("2 meldingen afhandelen?"),
    TabTo("Handel 2 meldingen af"),
    Press("Enter"),
    See("2 meldingen afgehandeld"),
)
UNDO = (TabTo("Maak dit ongedaan"), Press("Enter"), See("Ongedaan gemaakt: 2 meldingen weer open"))
NOTHING = (
    Open(REPORTS),
    TabTo("Handel de gekozen meldingen af"),
    Press("Enter"),
    FocusOn("1 antwoord klopt niet"),
    Press("Tab"),
    Press("Enter"),
    FocusOn(f"Kies melding {LATE}"),
)


@pytest.fixture
def keys(office: Flask, secretary: Visitor, browser: Chrome) -> Iterator[Keyboard]:
    """The browser of the secretary, who is in already."""
    secret = secretary.client.get_cookie(COOKIE).value
    with served(office) as address:
        apply(browser, condition("bureau"))
        browser.get(f"{address}/over")
        browser.add_cookie({"name": COOKIE, "value": secret, "httpOnly": True})
        yield Keyboard(browser, address)
        browser.delete_all_cookies()
        apply(browser, condition("bureau"))


@pytest.mark.parametrize("name", ["320 px", "zonder JavaScript", pytest.param("bureau", marks=pytest.mark.thorough)])
def test_she_answers_a_report_after_mending_a_fault(keys: Keyboard, office: Flask, name: str):
    apply(keys.browser, condition(name))

    keys.go(ANSWER)

    assert report(office, LATE).answered_at


@pytest.mark.parametrize("name", ["320 px", "zonder JavaScript"])
def test_she_closes_two_and_thinks_better_of_it(keys: Keyboard, office: Flask, name: str):
    apply(keys.browser, condition(name))

    keys.go((*NOTHING, *CLOSE))
    assert report(office, LATE).answered_at

    keys.go(UNDO)
    assert report(office, LATE).answered_at is None
    assert report(office, NEW).answered_at is None


def test_she_goes_back_and_finds_her_words(keys: Keyboard):
    """The page is never kept by a cache that others share, and still comes back as it was left."""
    keys.go((Open(f"{REPORTS}/{NEW}/notitie"), TabTo("Notitie voor collega’s"), Type("Een half verhaal."),
             TabTo("Journaal"), Press("Enter"), See("Journaal")))  # fmt: skip

    keys.browser.back()

    assert keys.browser.find_element("css selector", "textarea").get_property("value") == "Een half verhaal."
