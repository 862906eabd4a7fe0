"""A walk with Tab through the page: what it reaches, in which order, whether focus shows, and whether it gets out.

The walk is of real key presses, at most MOST of them: enough to see a trap in any page, and every stop of most pages.
Back again with Shift+Tab goes the whole way only where something listens to keys or floats over the page.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains, Keys

from accessibility.checks import Check
from accessibility.checks.keyboard_listeners import OF_KEYBOARD_AND_FOCUS, listening
from accessibility.checks.left import left
from accessibility.finding import Fault
from accessibility.page import OpenPage, element_of
from accessibility.rules import rules

MOST = 60  # presses of Tab: a third of a second
FEW = 3  # presses of Shift+Tab where nothing can hold them
ROUND_AGAIN = 12  # presses after Escape: further than a trap that we would call one
WALK = (Path(__file__).parent / "keyboard.js").read_text(encoding="utf-8")
FAULTS = WALK + (Path(__file__).parent / "keyboard_faults.js").read_text(encoding="utf-8")

# After Enter on a link in the page the next Tab has to go on from where that leads.
SKIPPED = """
const [link, landed] = arguments;
const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
if (!target) return 'het doel bestaat niet';
const isBetween = (one, from, to) => [[from, one], [one, to]].every(([before, after]) =>
  before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_FOLLOWING);
const [content, stops] = [document.querySelector('main, [role=main], h1'), walk.expected()];
if (content && stops.some(one => isBetween(one, target, content)) && !stops.some(one => isBetween(one, link, target)))
  return 'slaat niets over';
const [at, PAST] = [walk.current(), Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY];
if (target.contains(landed) || walk.isNowhere(at) || target === at) return '';
return target.compareDocumentPosition(at) & PAST ? '' : 'de volgende Tab gaat terug naar het begin';
"""


def look(page: OpenPage) -> Iterator[Fault]:
    """What a person meets who has only the Tab key."""
    waits = not OF_KEYBOARD_AND_FOCUS.isdisjoint(listening(page))
    stops, floating = page.ask(WALK + "walk.begin(); return [walk.stops(), walk.hasFloating()]")
    presses = min(stops, MOST)
    try:
        page.press(*[Keys.TAB] * presses)
        trap = _trap(page)
        if not trap:
            _press_back(page, presses if waits or floating else FEW, from_the_end=stops <= MOST)
        report = page.ask(FAULTS + "return walkFaults.report(arguments[0])", MOST)
        unseen = left("Tab", 0 if trap else report["left"])
        yield from (*trap, *_told(report["found"]), *unseen, *_skip_link(page, report["skip"]))
    finally:
        page.ask(WALK + "walk.end()")


def _trap(page: OpenPage) -> list[Fault]:
    """Going round is no trap when Escape opens it."""
    trapped = page.ask(FAULTS + "return walkFaults.trapped()")
    if not trapped:
        return []
    page.press(Keys.ESCAPE, *[Keys.TAB] * ROUND_AGAIN)
    if not page.ask(FAULTS + "return walkFaults.trapped()"):
        return []
    detail = "ook niet met Escape" if len(trapped) == 1 else f"Tab gaat rond langs {len(trapped)} plaatsen"
    return [Fault(rules()["keyboard-trap"], element_of(trapped[0]), detail)]


def _press_back(page: OpenPage, times: int, *, from_the_end: bool) -> None:
    """Back from the end of the page, or from wherever the walk had to stop."""
    if from_the_end:
        page.ask(WALK + "walk.fromTheEnd()")
    chain = ActionChains(page.browser).key_down(Keys.SHIFT).send_keys(*[Keys.TAB] * times)
    chain.key_up(Keys.SHIFT).perform()


def _told(found: dict[str, Any]) -> Iterator[Fault]:
    for rule, places in found.items():
        for element, detail in places:
            yield Fault(rules()[rule], element_of(element), detail)


def _skip_link(page: OpenPage, place: int) -> Iterator[Fault]:
    """The link that jumps over the top of the page does so."""
    if place < 0:
        return
    page.ask(WALK + "walk.fromTheTop()")
    page.press(*[Keys.TAB] * (place + 1))
    link = page.ask("return document.activeElement")
    page.press(Keys.ENTER)
    landed = page.ask("return document.activeElement")
    page.press(Keys.TAB)
    wrong = page.ask(WALK + SKIPPED, link, landed)
    if wrong:
        described = page.ask("return audit.describe(arguments[0])", link)
        yield Fault(rules()["skip-link"], element_of(described), wrong)


CHECKS = (Check("Tab door de pagina", look, ("bureau", "320 px", "400 % vergroot"), upsetting=True),)
