"""With script, when the site does not answer: that is said, seen and heard, and what was typed stays."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from accessibility.keyboard import Keyboard, at_rest
from accessibility.steps import FocusOn, Hear, Open, See, TabTo, Type
from tests.signing.keys import ENTER, MUNICIPALITY

pytestmark = pytest.mark.browser
AWAY = "De site antwoordt niet. Wat u typte, staat er nog. Probeer het zo weer."


@pytest.fixture
def keys(keys: Keyboard) -> Iterator[Keyboard]:
    yield keys
    away(keys.browser, False)


def away(browser: Chrome, is_away: bool) -> None:
    browser.execute_cdp_cmd("Network.enable", {})
    line = {"offline": is_away, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", line)


def test_it_is_told_and_goes_on_once_the_site_is_back(keys: Keyboard):
    keys.go((Open("/ondertekenen/gemeente"), *MUNICIPALITY, TabTo("Naam"), Type("Anna Aanzee")))
    away(keys.browser, True)
    keys.go((TabTo("Ga verder"), ENTER, Hear(AWAY)))
    notice = keys.browser.find_element(By.CSS_SELECTOR, "#inhoud .notice[data-silence]")
    assert (notice.is_displayed(), notice.text) == (True, AWAY)
    name = keys.browser.find_element(By.CSS_SELECTOR, "#inhoud input[name=naam]")
    assert name.get_property("value") == "Anna Aanzee"

    away(keys.browser, False)
    keys.go((ENTER, FocusOn("3 antwoorden kloppen niet")))

    assert AWAY not in keys.browser.find_element(By.ID, "inhoud").text


def test_what_was_found_is_over_at_the_next_step(keys: Keyboard):
    keys.go((Open("/ondertekenen/gemeente"), TabTo("Naam van de gemeente"), Type("berg")))
    keys.go((Hear("5 gemeenten gevonden bij “berg”."), TabTo("Kies Bergen (L)"), ENTER))
    keys.go((See("Wie ondertekent voor de gemeente?"),))

    assert at_rest(lambda: keys.browser.find_element(By.ID, "melding").get_property("textContent")) == ""
