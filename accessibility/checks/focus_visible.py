"""Whether focus can be seen, measured in pixels: the page with focus and without, and what differs.

Each look is measured once. Many elements get their focus in one picture, because the browser can be told to paint them
as if they had it. What that does not show well is measured again with real focus, one by one, so nothing is called a
fault that was not seen with real focus.
"""

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from selenium.webdriver import Keys

from accessibility.checks import Check
from accessibility.checks.focus_pixels import Box, Shown, opened, shown
from accessibility.checks.focus_stay import staying
from accessibility.checks.keyboard_listeners import hand_over, listening
from accessibility.checks.left import left
from accessibility.finding import Fault
from accessibility.page import OpenPage, element_of
from accessibility.rules import rules

LOOKS = (Path(__file__).parent / "focus_looks.js").read_text(encoding="utf-8")
PAINTED = ["focus", "focus-visible"]
ONE_BY_ONE = 12  # elements that are measured with real focus: each takes two pictures
CONDITIONS = ("bureau", "320 px", "donker", "eigen kleuren")

CHOOSE = """
const {chosen, left} = looks.choose(arguments[0]);
window.koplopersLooks = chosen.map(([element]) => element);
koplopersLooks.forEach(element => element.setAttribute(looks.MARK, ''));
const waiting = [...audit.waiting.focus, ...audit.waiting.focusin];
const scripted = new Set(waiting.filter(one => koplopersLooks.includes(one)));
const painted = koplopersLooks.filter(element => !scripted.has(element));
const number = element => koplopersLooks.indexOf(element);
return {looks: chosen.map(([, look]) => look), groups: looks.groups(painted).map(group => group.map(number)),
  scripted: [...scripted].map(number), left};
"""
STAND = "return looks.stand(arguments[0].map(number => koplopersLooks[number]))"
LEAVE = "koplopersLooks.forEach(element => element.removeAttribute(looks.MARK)); document.activeElement?.blur()"
SLACK = 1.0  # CSS pixels that an element may move before two pictures of it are no longer alike


class FocusLooks:
    """Remembers which looks were good enough under a condition: on the next page of the site they are the same."""

    def __init__(self) -> None:
        self._fine: dict[str, set[str]] = {}

    def look(self, page: OpenPage) -> Iterator[Fault]:
        fine = self._fine.setdefault(page.condition.name, set())
        hand_over(page, ("focus", "focusin"), listening(page))
        chosen = page.ask(LOOKS + CHOOSE, list(fine))
        with staying(page):
            doubtful = [*chosen["scripted"], *_painted(page, chosen["groups"])]
            fine.update(look for number, look in enumerate(chosen["looks"]) if number not in doubtful)
            for number in doubtful[:ONE_BY_ONE]:
                fault = _one_by_one(page, number)
                if fault:
                    yield fault
                else:
                    fine.add(chosen["looks"][number])
            yield from left("Focus in pixels", chosen["left"] + len(doubtful[ONE_BY_ONE:]))
            page.ask(LOOKS + LEAVE)


def _painted(page: OpenPage, groups: list[list[int]]) -> list[int]:
    """The numbers of the elements of which painted focus is not enough, or that move with it."""
    if not groups:
        return []
    without = [_picture(page, group) for group in groups]
    _paint_focus(page)
    focused = [_picture(page, group) for group in groups]
    page.tell("CSS.disable")
    page.tell("DOM.disable")
    return [
        number
        for group, one, other in zip(groups, without, focused, strict=True)
        for number, box, moved in zip(group, one[0], other[0], strict=True)
        if _differs(box, moved) or not shown(one[1], other[1], box).is_enough
    ]


def _paint_focus(page: OpenPage) -> None:
    page.tell("DOM.enable")
    page.tell("CSS.enable")
    root = page.tell("DOM.getDocument", depth=0)["root"]["nodeId"]
    for node in page.tell("DOM.querySelectorAll", nodeId=root, selector="[data-audit-look]")["nodeIds"]:
        page.tell("CSS.forcePseudoState", nodeId=node, forcedPseudoClasses=PAINTED)


def _picture(page: OpenPage, group: list[int]) -> tuple[list[Box], Image.Image]:
    return page.ask(LOOKS + STAND, group), _window(page)


def _window(page: OpenPage) -> Image.Image:
    """The part of the page that is in the window."""
    answer = page.tell("Page.captureScreenshot", format="png", optimizeForSpeed=True)
    return opened(b64decode(answer["data"]))


def _differs(one: Box, other: Box) -> bool:
    return any(abs(one[side] - other[side]) > SLACK for side in ("left", "top", "width", "height"))


def _one_by_one(page: OpenPage, number: int) -> Fault | None:
    """With real focus, as somebody has it who came by keyboard."""
    page.press(Keys.SHIFT)  # after a key, focus is one of a keyboard
    real = LOOKS + "return looks.real(koplopersLooks[arguments[0]], arguments[1])"
    box, without = page.ask(real, number, False), _window(page)
    moved, focused = page.ask(real, number, True), _window(page)
    about = page.ask(LOOKS + "return looks.release(koplopersLooks[arguments[0]])", number)
    seen = shown(without, focused, box, moved)
    rule = _rule(seen, box, about)
    only_cursor = about["hasCursor"] and not seen.is_visible
    detail = "alleen de cursor is te zien" if only_cursor else str(seen)
    return Fault(rules()[rule], element_of(about["described"]), detail) if rule else None


def _rule(seen: Shown, box: Box, about: dict[str, Any]) -> str:
    """The rule that is broken. The cursor in a text field shows focus too, but is not enough for 2.4.13.

    Left to the browser, focus need not be larger; the perimeter of a link in several lines is not that of its box.
    """
    if not about["isHeld"]:
        return ""  # the walk with Tab tells that
    if about["isHidden"] and not seen.is_enough:
        return "focus-covered"
    if not seen.is_visible and not about["hasCursor"]:
        return "focus-visible"
    if seen.is_enough or about["isUntouched"] or box["lines"] > 1:
        return ""
    return "focus-appearance"


CHECKS = (Check("Focus in pixels", FocusLooks().look, CONDITIONS, upsetting=True),)
