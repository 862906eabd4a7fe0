"""What appears on hover or focus (WCAG 1.4.13): Escape puts it away, the pointer can reach it, and it stays.

The small words that the browser itself makes of a title are not looked at, because the page has no say in them.
"""

from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

from selenium.webdriver import Keys

from accessibility.checks import Check
from accessibility.checks.focus_stay import staying
from accessibility.checks.keyboard_listeners import hand_over, listening
from accessibility.checks.left import left
from accessibility.finding import Fault
from accessibility.page import OpenPage, element_of
from accessibility.rules import rules

SCRIPT = (Path(__file__).parent / "hover.js").read_text(encoding="utf-8")
WAITING = ("mouseenter", "mouseover", "pointerenter", "pointerover", "focus", "focusin")
APPEAR = 0.1  # seconds in which something appears
STAYS = 0.6  # seconds after which it must still be there: six of the page's own
STEPS = 6  # moves of the pointer from the trigger to what it shows
AWAY = (1, 1)


def look(page: OpenPage) -> Iterator[Fault]:
    hand_over(page, WAITING, listening(page))
    number_of_triggers, unseen = _ask(page, "triggers()")
    if number_of_triggers:
        _ask(page, "hurry()")
        with staying(page):
            for number in range(number_of_triggers):
                yield from _told(page, _on_hover(page, number) or _on_focus(page, number))
            _move(page, *AWAY)
        _ask(page, "rest()")
    yield from left("Wat verschijnt onder de muis", unseen)


def _told(page: OpenPage, broken: list[str]) -> Iterator[Fault]:
    for rule in broken:
        yield Fault(rules()[rule], element_of(_ask(page, "describe()")))


def _on_hover(page: OpenPage, number: int) -> list[str]:
    """The rules that are broken by what the pointer shows."""
    shown = _show(page, number)
    if not shown:
        return []
    faults = []
    sleep(STAYS)
    if not _ask(page, "isThere()"):
        faults.append("hover-vanishes")
    else:
        _glide(page, _ask(page, f"point({number})"), shown["middle"])
        sleep(APPEAR)
        if not _ask(page, "isThere()"):
            faults.append("hover-not-hoverable")
    if faults:
        _show(page, number)
    return [*faults, *_staying(page)]


def _show(page: OpenPage, number: int) -> dict[str, Any] | None:
    _move(page, *AWAY)
    sleep(APPEAR)
    place = _ask(page, f"point({number})")
    _move(page, *place)
    sleep(APPEAR)
    return _ask(page, "came()")  # type: ignore[no-any-return]


def _on_focus(page: OpenPage, number: int) -> list[str]:
    """What only focus shows has to go with Escape too."""
    _move(page, *AWAY)
    _ask(page, f"point({number})")
    if not _ask(page, "isFocusable()"):
        return []
    _ask(page, "focus()")
    sleep(APPEAR)
    if not _ask(page, "came()"):
        return []
    staying = _staying(page)
    _ask(page, "leave()")
    return staying


def _staying(page: OpenPage) -> list[str]:
    """What covers something has to go with Escape; what covers nothing may stay."""
    if not _ask(page, "isThere()") or not _ask(page, "covers()"):
        return []
    page.press(Keys.ESCAPE)
    sleep(APPEAR)
    return ["hover-not-dismissible"] if _ask(page, "isThere()") else []


def _glide(page: OpenPage, start: list[float], end: list[float]) -> None:
    """Move in steps, as a hand does, so that a gap between the two is noticed."""
    for step in range(1, STEPS + 1):
        across, down = (one + (other - one) * step / STEPS for one, other in zip(start, end, strict=True))
        _move(page, across, down)


def _move(page: OpenPage, across: float, down: float) -> None:
    page.tell("Input.dispatchMouseEvent", type="mouseMoved", x=across, y=down)


def _ask(page: OpenPage, call: str) -> Any:
    return page.ask(f"{SCRIPT}\nreturn hover.{call}")


CHECKS = (Check("Wat verschijnt onder de muis", look, ("bureau",), upsetting=True),)
