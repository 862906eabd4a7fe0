"""What works with a mouse only: things to click that are no button, and things to drag without another way."""

from collections.abc import Iterator
from pathlib import Path

from accessibility.checks import Check
from accessibility.checks.keyboard_listeners import hand_over, listening
from accessibility.checks.left import left
from accessibility.finding import Fault, Verdict
from accessibility.page import OpenPage

SCRIPT = (Path(__file__).parent / "keyboard_mouse_only.js").read_text(encoding="utf-8")
OF_MOUSE = (
    *("click", "dblclick", "mousedown", "mouseup", "mousemove", "pointerdown", "pointerup", "pointermove"),
    *("touchstart", "touchmove", "dragstart", "keydown", "keyup", "keypress"),
)


def look(page: OpenPage) -> Iterator[Fault]:
    """Ask the browser what waits for a mouse, and look whether the keyboard can do the same.

    What only looks as if it could be clicked or dragged is for a person to judge.
    """
    unseen = hand_over(page, OF_MOUSE, listening(page))
    yield from page.faults("keyboard-clickable", SCRIPT + "return mouseOnly.clickable()")
    seems = SCRIPT + "return mouseOnly.looksClickable()"
    yield from page.faults("keyboard-clickable", seems, verdict=Verdict.TO_JUDGE)
    yield from page.faults("keyboard-drag", SCRIPT + "return mouseOnly.draggable()", verdict=Verdict.TO_JUDGE)
    yield from left("Alleen met de muis", unseen)


CHECKS = (Check("Alleen met de muis", look, ("bureau",)),)
