"""Somebody goes from dot to dot on the map, and sees where she is."""

from dataclasses import replace

import pytest
from selenium.webdriver import Keys

from accessibility.conditions import apply, condition

pytestmark = pytest.mark.browser

DESKTOP = condition("bureau")
NAMES_IN_SIGHT = """return [...document.querySelectorAll('.dot text')]
  .filter(one => getComputedStyle(one).visibility == 'visible').map(one => one.textContent)"""


def test_each_dot_of_the_map_leads_to_its_municipality(keyboard):
    keyboard.open("/netwerk/kaart?zoek=utrecht&provincie=utrecht")
    keyboard.tab_to("Utrecht, koploper")

    keyboard.press(Keys.ENTER)

    keyboard.wait_for(lambda: keyboard.heading, "Utrecht")


def test_a_dot_outside_the_choice_leads_to_its_municipality_too(keyboard):
    keyboard.open("/netwerk/kaart")
    keyboard.tab_to("Aa en Hunze, niet aangesloten")

    keyboard.press(Keys.ENTER)

    keyboard.wait_for(lambda: keyboard.heading, "Aa en Hunze")


def test_the_name_of_the_dot_with_focus_is_in_sight(browser, keyboard):
    keyboard.open("/netwerk/kaart")
    assert browser.execute_script(NAMES_IN_SIGHT) == []

    keyboard.tab_to("Amersfoort, ondertekenaar")

    assert browser.execute_script(NAMES_IN_SIGHT) == ["Amersfoort"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dots_outside_the_choice_are_quiet_but_seen(browser, keyboard, scheme):
    """WCAG 1.4.11: what tells a link must have a contrast of 3 with what it lies on."""
    apply(browser, replace(DESKTOP, features={"prefers-color-scheme": scheme}))
    keyboard.open("/netwerk/kaart")

    quiet, surface = browser.execute_script("""
      const of = (selector, name) => getComputedStyle(document.querySelector(selector)).getPropertyValue(name).trim();
      return [of('.dots--quiet .dot', '--petrol'), of('.map', '--air')];""")

    assert contrast(quiet, surface) >= 3
    apply(browser, DESKTOP)


def contrast(one, other):
    """The contrast of two colours such as #5a6b81, as WCAG defines it."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
