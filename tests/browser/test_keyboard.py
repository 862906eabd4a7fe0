"""A resident finds her municipality with the keyboard alone, with and without JavaScript."""

from dataclasses import replace
from time import monotonic, sleep
from urllib.parse import parse_qsl, urlsplit

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Keys

from accessibility.conditions import allow_scripts, apply, condition

pytestmark = pytest.mark.browser

DESKTOP, PHONE, NO_SCRIPT = (condition(name) for name in ("bureau", "320 px", "zonder JavaScript"))
PATIENCE = 5  # seconds
MANY_TABS = 60


REACHABLE = """return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, video')]
  .map((one, place) => [one, place]).filter(([one]) => one.checkVisibility() && one.tabIndex >= 0)
  .map(([one, place]) => place)"""
# Keeps where focus comes, because asking after each key would take half a minute on the map.
WALKED = """const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, video')];
window.walked = [];
document.addEventListener('focusin', ({target}) => window.walked.push(all.indexOf(target)));"""
NAMES_IN_SIGHT = """return [...document.querySelectorAll('.dot text')]
  .filter(one => getComputedStyle(one).visibility == 'visible').map(one => one.textContent)"""


class Keyboard:
    """Somebody who has only keys, and knows what has focus by its name."""

    def __init__(self, browser, address):
        self.browser, self.address = browser, address

    def open(self, path):
        self.browser.get(self.address + path)

    def follow(self, name):
        self.tab_to(name)
        self.press(Keys.ENTER)

    def press(self, *keys):
        ActionChains(self.browser).send_keys(*keys).perform()

    def tab_to(self, name):
        """Press Tab until what has focus is called this; the names on the way tell the order."""
        passed = []
        for _ in range(MANY_TABS):
            self.press(Keys.TAB)
            if self.focus == name:
                return passed
            passed.append(self.focus)
        raise AssertionError(f"“{name}” is not reached by Tab; passed {passed}")

    @property
    def focus(self):
        return self._at_rest(lambda: self.browser.switch_to.active_element.accessible_name)

    @property
    def role(self):
        return self.browser.switch_to.active_element.aria_role

    @property
    def found(self):
        return self.browser.find_element("id", "gevonden").text

    @property
    def path(self):
        return self.browser.current_url.removeprefix(self.address)

    @property
    def answered(self):
        """What the address says was answered; a plain form also sends what was left empty."""
        return dict(parse_qsl(urlsplit(self.path).query))

    @property
    def heading(self):
        return self.browser.find_element("tag name", "h1").text

    @property
    def heard(self):
        return self.browser.find_element("id", "melding").get_attribute("textContent")

    def wait_for(self, look, expected):
        until = monotonic() + PATIENCE
        while (seen := self._at_rest(look)) != expected and monotonic() < until:
            sleep(0.05)
        assert seen == expected

    @staticmethod
    def _at_rest(look):
        """What is seen, or nothing while that part of the page is just being replaced."""
        try:
            return look()
        except StaleElementReferenceException:
            return None


@pytest.fixture
def keyboard(browser, demo_address):
    apply(browser, DESKTOP)
    return Keyboard(browser, demo_address)


@pytest.mark.promise("keyboard-journeys")
@pytest.mark.parametrize("condition", [DESKTOP, PHONE, NO_SCRIPT], ids=lambda one: one.name)
def test_she_finds_her_municipality_from_the_home_page(browser, keyboard, condition):
    apply(browser, condition)
    keyboard.open("/")

    keyboard.tab_to("Doet uw gemeente mee?")
    keyboard.press("den bosch", Keys.ENTER)
    keyboard.wait_for(lambda: keyboard.path, "/netwerk?zoek=den+bosch&status=alle")
    keyboard.tab_to("'s-Hertogenbosch")
    keyboard.press(Keys.ENTER)

    keyboard.wait_for(lambda: keyboard.heading, "'s-Hertogenbosch")


@pytest.mark.parametrize("condition", [DESKTOP, NO_SCRIPT], ids=lambda one: one.name)
def test_she_searches_filters_opens_and_comes_back(browser, keyboard, condition):
    """With and without a script the same keys lead to the same answers."""
    apply(browser, condition)
    keyboard.open("/")
    keyboard.follow("Netwerk")
    keyboard.wait_for(lambda: keyboard.heading, "Netwerk")

    keyboard.tab_to("Zoek een gemeente")
    assert keyboard.role == "searchbox"
    keyboard.press("u")
    keyboard.tab_to("Provincie")
    assert keyboard.role == "combobox"
    keyboard.press("Utr")
    keyboard.follow("Toon gemeenten")
    keyboard.wait_for(lambda: keyboard.answered, {"zoek": "u", "provincie": "utrecht"})
    keyboard.wait_for(lambda: keyboard.found, "2 gemeenten gevonden bij “u”")
    keyboard.follow("Utrecht")
    keyboard.wait_for(lambda: keyboard.heading, "Utrecht")
    browser.back()

    keyboard.wait_for(lambda: keyboard.answered, {"zoek": "u", "provincie": "utrecht"})
    keyboard.wait_for(lambda: keyboard.found, "2 gemeenten gevonden bij “u”")
    assert browser.find_element("id", "zoek").get_attribute("value") == "u"


@pytest.mark.promise("keyboard-everywhere")
@pytest.mark.parametrize("path", ["/", "/netwerk", "/netwerk/kaart?provincie=utrecht", "/netwerk/utrecht", "/manifest"])
def test_tab_walks_the_whole_page_and_out_again(browser, keyboard, path):
    """Nothing traps, nothing is skipped, nothing is met twice, and the order is that of the page."""
    keyboard.open(path)
    reachable = browser.execute_script(REACHABLE)

    browser.execute_script(WALKED)

    keyboard.press(Keys.TAB * len(reachable))
    keyboard.press(Keys.TAB)

    assert browser.execute_script("return window.walked") == reachable
    assert nameless(browser) == [], "everything that takes focus has a name"
    assert browser.switch_to.active_element.tag_name == "body"


def nameless(browser):
    """The roles of what takes focus and has no name, in all that assistive technology is told of this page.

    The main part takes it from the skip link and needs none: its heading comes next.
    """
    told = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [
        one["role"]["value"]
        for one in told
        if any(said["name"] == "focusable" for said in one.get("properties", ()))
        and not one.get("name", {}).get("value")
        and one["role"]["value"] != "main"
    ]


@pytest.mark.promise("focus-stays", "count-is-heard")
def test_results_come_while_she_types_and_nothing_is_lost(keyboard):
    keyboard.open("/netwerk")
    keyboard.tab_to("Zoek een gemeente")

    keyboard.press("geldermalsen")

    keyboard.wait_for(lambda: keyboard.heard, "1 gemeente gevonden bij “geldermalsen”.")
    assert keyboard.focus == "Zoek een gemeente"
    assert keyboard.path == "/netwerk?zoek=geldermalsen"
    keyboard.tab_to("Haal weg: zoekwoord “geldermalsen”")
    assert keyboard.tab_to("West Betuwe") == []


@pytest.mark.promise("typo-heard")
def test_a_typing_error_is_heard_and_the_name_that_was_meant_is_one_tab_further(keyboard):
    keyboard.open("/netwerk")
    keyboard.tab_to("Zoek een gemeente")

    keyboard.press("amersfort")

    keyboard.wait_for(lambda: keyboard.heard, "Geen gemeente gevonden bij “amersfort”. Bedoelde u Amersfoort?")
    assert keyboard.focus == "Zoek een gemeente"
    keyboard.tab_to("Haal weg: zoekwoord “amersfort”")
    assert keyboard.tab_to("Amersfoort") == []


@pytest.mark.promise("back-works")
def test_back_brings_the_earlier_results(browser, keyboard):
    keyboard.open("/netwerk")
    keyboard.tab_to("Zoek een gemeente")
    keyboard.press("utrecht")
    keyboard.wait_for(lambda: keyboard.path, "/netwerk?zoek=utrecht")

    browser.back()

    keyboard.wait_for(lambda: keyboard.path, "/netwerk")
    keyboard.wait_for(lambda: browser.find_element("id", "zoek").get_attribute("value"), "")
    keyboard.wait_for(lambda: browser.find_element("id", "gevonden").text, "39 gemeenten gevonden, pagina 1 van 2")


@pytest.mark.promise("count-is-heard")
def test_a_filter_is_chosen_and_heard(keyboard):
    keyboard.open("/netwerk")
    keyboard.tab_to("Provincie")

    keyboard.press("Fry")

    keyboard.wait_for(lambda: keyboard.heard, "1 gemeente gevonden.")
    assert keyboard.focus == "Provincie"
    assert keyboard.path == "/netwerk?provincie=fryslan"


@pytest.mark.promise("without-script")
def test_without_a_script_the_button_does_the_same(browser, keyboard):
    apply(browser, NO_SCRIPT)
    keyboard.open("/netwerk")
    keyboard.tab_to("Zoek een gemeente")
    keyboard.press("ridderkerk")

    keyboard.tab_to("Toon gemeenten")
    keyboard.press(Keys.ENTER)

    keyboard.wait_for(lambda: browser.find_element("id", "gevonden").text, "1 gemeente gevonden bij “ridderkerk”")
    allow_scripts(browser, True)


@pytest.mark.promise("skip-link")
def test_one_key_skips_to_the_content(browser, keyboard):
    keyboard.open("/netwerk")

    keyboard.tab_to("Ga naar de inhoud")
    keyboard.press(Keys.ENTER)

    assert browser.switch_to.active_element.get_attribute("id") == "inhoud"
    assert keyboard.tab_to("Zoek een gemeente") == []


@pytest.mark.promise("skip-map")
def test_one_key_passes_the_whole_map(browser, keyboard):
    keyboard.open("/netwerk/kaart?status=alle")
    keyboard.tab_to("Sla de kaart over")

    keyboard.press(Keys.ENTER)

    assert browser.switch_to.active_element.get_attribute("id") == "lijst"
    assert keyboard.tab_to("Aa en Hunze") == []


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


@pytest.mark.promise("focus-on-summary")
def test_after_two_faults_the_summary_has_focus(browser, keyboard):
    keyboard.open("/netwerk?provincie=holland&status=winnaar")

    keyboard.wait_for(lambda: keyboard.focus, "2 antwoorden kloppen niet")
    keyboard.press(Keys.TAB)
    keyboard.press(Keys.ENTER)

    assert keyboard.focus == "Provincie"


def contrast(one, other):
    """The contrast of two colours such as #5a6b81, as WCAG defines it."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
