"""In a real browser, with keys alone: faults, a choice while typing, and a step that is put in without a new page."""

import pytest

from accessibility.conditions import apply, condition
from accessibility.keyboard import Keyboard, at_rest
from accessibility.steps import FocusOn, Hear, Open, Press, See, TabTo, Type
from tests.signing.keys import ENTER, MUNICIPALITY

pytestmark = pytest.mark.browser


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
