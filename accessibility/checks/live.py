"""What somebody hears when a field changes the page at once, and that typing or choosing takes them nowhere else.

The check does it: a letter, an arrow or a space in the first field of each kind that a script listens to, and Enter on
the first button by which htmx fetches a part of the page. A change of some words has to be told in a live region that
was there before, with words, and once; after a button a person judges whether it should have been.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selenium.webdriver import Keys

from accessibility.checks import Check
from accessibility.checks.focus_stay import staying
from accessibility.checks.keyboard_listeners import hand_over, listening
from accessibility.finding import Fault, Verdict
from accessibility.page import OpenPage, element_of
from accessibility.rules import rules

LIVE = (Path(__file__).parent / "live.js").read_text(encoding="utf-8")
KEYS = {"letter": "e", "arrow": Keys.ARROW_DOWN, "arrow up": Keys.ARROW_UP, "space": Keys.SPACE, "enter": Keys.ENTER}
OF_INPUT = ("input", "change", "keyup")


def look(page: OpenPage) -> Iterator[Fault]:
    listeners = listening(page)
    hand_over(page, OF_INPUT, listeners)
    with staying(page):
        for number, key in enumerate(page.ask(LIVE + "return live.controls()")):
            if page.ask(LIVE + "return live.watch(arguments[0])", number):
                page.press(KEYS[key])
                yield from _told(page.ask(LIVE + "return live.settled()"))


def _told(found: tuple[str, dict[str, Any], str, bool] | None) -> Iterator[Fault]:
    if found:
        rule, described, detail, is_for_a_person = found
        verdict = Verdict.TO_JUDGE if is_for_a_person else Verdict.FAULT
        yield Fault(rules()[rule], element_of(described), detail, verdict=verdict)


CHECKS = (Check("Typen en kiezen", look, ("bureau",), upsetting=True),)
