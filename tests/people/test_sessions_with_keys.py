"""In a real browser, with keys alone: be warned before a session ends, stay, and lose nothing that was typed."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import update

from accessibility.keyboard import Keyboard
from accessibility.steps import FocusOn, Hear, Open, Press, See, TabTo, Type
from koplopers.database import db, transaction
from koplopers.people.models import SignIn
from tests.people.door import CARLA, EMAIL
from tests.people.mailbox import Mailbox

pytestmark = pytest.mark.browser

COUNT = """window.told = 0;
new MutationObserver(() => window.told++).observe(document.getElementById("melding"), {childList: true});"""
HASTEN = """window.passed = 0;
const real = Date.now;
Date.now = () => real() + window.passed;"""
ENDED = "U bent uitgelogd. Wat u typte, blijft bewaard: als u het verstuurt, kunt u eerst weer inloggen."


@pytest.mark.promise("end-is-told")
def test_the_end_is_told_once_and_takes_no_focus(signed_in: Keyboard, office: Flask, clock_at):
    """The clock is put to 3 seconds before the warning of a session that cannot be used longer than a day."""
    clock_at("2026-11-25T11:49:57+01:00")
    _used_all_along(office, until="2026-11-25T11:49:00+01:00")
    signed_in.go((Open("/beheer/gemeenten/windveld/team/overdragen"), TabTo("Naam van wie u uitnodigt"), Type("Nina")))
    field = signed_in.browser.find_element("id", "naam")
    before = field.rect["y"]
    clock_at("2026-11-25T11:50:00+01:00")

    words = (
        "U wordt over 10 minuten uitgelogd. Daarna moet u opnieuw inloggen. "
        "Wat u typte, blijft bewaard: als u het verstuurt, kunt u eerst weer inloggen."
    )
    signed_in.go((Hear(words), FocusOn("Naam van wie u uitnodigt")))

    warning = signed_in.browser.find_element("css selector", "[data-warning]")
    assert warning.is_displayed() and warning.text == words
    assert field.rect["y"] == before, "the page jumps while she types"
    signed_in.browser.execute_script(COUNT)
    signed_in.press("!")
    assert signed_in.browser.execute_async_script("setTimeout(() => arguments[0](window.told), 2500)") == 0


def test_the_warning_counts_down_in_sight_and_tells_the_end_once(signed_in: Keyboard, clock_at):
    signed_in.go((Open("/beheer/gemeenten/windveld/team/overdragen"), TabTo("Naam van wie u uitnodigt")))
    words = "U wordt over {} uitgelogd. Wilt u verder werken? Druk op de knop “Blijf langer ingelogd”."
    signed_in.browser.execute_script(HASTEN)
    _pass_to(signed_in, clock_at, "13:50")
    signed_in._wait_for(lambda: _warning(signed_in), words.format("10 minuten"), "De waarschuwing")
    signed_in.browser.execute_script(COUNT)

    for moment, left in (("13:51", "9 minuten"), ("13:58:01", "2 minuten"), ("13:59:30", "1 minuut")):
        _pass_to(signed_in, clock_at, moment)
        signed_in._wait_for(lambda: _warning(signed_in), words.format(left), "De waarschuwing")
    assert signed_in.browser.execute_script("return window.told") == 0

    _pass_to(signed_in, clock_at, "14:00")
    signed_in.go((Hear(ENDED), FocusOn("Naam van wie u uitnodigt")))
    assert _warning(signed_in) == ENDED
    _pass_to(signed_in, clock_at, "14:05")
    assert signed_in.browser.execute_async_script("setTimeout(() => arguments[0](window.told), 2500)") == 1


def test_a_warning_goes_when_another_tab_stayed(signed_in: Keyboard, clock_at):
    signed_in.go((Open("/beheer/account/naam"), TabTo("Uw naam")))
    signed_in.browser.execute_script(HASTEN)
    _pass_to(signed_in, clock_at, "13:50")
    signed_in._wait_for(lambda: _warning(signed_in)[:13], "U wordt over ", "De waarschuwing")

    signed_in.browser.execute_async_script("fetch('/beheer/account').then(arguments[0], arguments[0])")
    _pass_to(signed_in, clock_at, "13:51")

    signed_in._wait_for(lambda: _warning(signed_in), "", "De waarschuwing")
    assert "U bent ingelogd tot 15.5" in signed_in.browser.find_element("css selector", ".session").text


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


def _warning(keys: Keyboard) -> str:
    """What stands in sight; nothing while there is no warning."""
    return keys.browser.find_element("css selector", "[data-warning]").text


def _pass_to(keys: Keyboard, clock_at: Callable[[str], None], moment: str) -> None:
    """Let the clocks of site and browser go on; the browser looks at its own."""
    clock_at(moment)
    keys.browser.execute_script("window.passed += 7_200_000")


def _used_all_along(office: Flask, until: str) -> None:
    """The session began at noon the day before and was used ever since."""
    with office.app_context(), transaction():
        db.session.execute(update(SignIn).values(last_used_at=datetime.fromisoformat(until)))
