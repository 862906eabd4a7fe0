"""In a real browser, with keys alone: report a barrier, mend a fault, go back, and send the same report again."""

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from accessibility.conditions import apply, condition
from accessibility.keyboard import Keyboard
from accessibility.site import served
from accessibility.steps import FocusOn, Open, Press, See, TabTo, Type

pytestmark = pytest.mark.browser

BEGIN = (
    Open("/over"),
    TabTo("Werkt iets niet? Meld het ons"),
    Press("Enter"),
    See("Meld wat er niet werkt"),
    TabTo("Wat wilde u doen?"),
    Type("Ik zocht mijn gemeente."),
    TabTo("Verstuur de melding"),
    Press("Enter"),
    FocusOn("1 antwoord klopt niet"),
)
MEND = (
    Press("Tab"),
    Press("Enter"),
    FocusOn("Wat ging er mis?"),
    Type("Ik hoorde niet hoeveel er waren."),
    TabTo("Verstuur de melding"),
    Press("Enter"),
    See("Uw melding is aangekomen"),
)


@pytest.fixture
def address(fresh_app: Flask) -> Iterator[str]:
    with served(fresh_app) as address:
        yield address


@pytest.mark.parametrize("name", ["320 px", "zonder JavaScript", pytest.param("bureau", marks=pytest.mark.thorough)])
def test_she_mends_a_fault_and_is_thanked_also_after_a_reload(browser: Chrome, address: str, name: str):
    apply(browser, condition(name))
    keyboard = Keyboard(browser, address)

    keyboard.go((*BEGIN, *MEND))
    browser.refresh()

    keyboard.go((See("Uw melding is aangekomen"),))
    apply(browser, condition("bureau"))


def test_she_goes_back_finds_her_words_and_still_has_one_report(browser: Chrome, address: str):
    apply(browser, condition("bureau"))
    keyboard = Keyboard(browser, address)
    keyboard.go((*BEGIN, *MEND))
    first = browser.current_url

    browser.back()
    keyboard.go((See("Meld wat er niet werkt"),))
    assert browser.find_element("id", "doel").get_attribute("value") == "Ik zocht mijn gemeente."
    assert browser.find_element("id", "gebeurd").get_attribute("value") == "Ik hoorde niet hoeveel er waren."
    keyboard.go((TabTo("Verstuur de melding"), Press("Enter"), See("Uw melding is aangekomen")))

    assert browser.current_url == first
