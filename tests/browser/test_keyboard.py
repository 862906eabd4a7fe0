"""A resident finds her municipality with the keyboard alone, with and without JavaScript."""

import pytest
from selenium.webdriver import Keys

from accessibility.conditions import allow_scripts, apply, condition

pytestmark = pytest.mark.browser

DESKTOP, PHONE, NO_SCRIPT = (condition(name) for name in ("bureau", "320 px", "zonder JavaScript"))


REACHABLE = """return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, video')]
  .map((one, place) => [one, place]).filter(([one]) => one.checkVisibility() && one.tabIndex >= 0)
  .map(([one, place]) => place)"""
# Keeps where focus comes, because asking after each key would take half a minute on the map.
WALKED = """const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, video')];
window.walked = [];
document.addEventListener('focusin', ({target}) => window.walked.push(all.indexOf(target)));"""


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

    keyboard.wait_for(lambda: keyboard.heard, "1 gemeente gevonden. Gekozen: provincie Fryslân.")
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


@pytest.mark.promise("focus-on-summary")
def test_after_two_faults_the_summary_has_focus(browser, keyboard):
    keyboard.open("/netwerk?provincie=holland&status=winnaar")

    keyboard.wait_for(lambda: keyboard.focus, "2 antwoorden kloppen niet")
    keyboard.press(Keys.TAB)
    keyboard.press(Keys.ENTER)

    assert keyboard.focus == "Provincie"
