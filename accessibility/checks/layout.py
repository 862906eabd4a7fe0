"""Whether the page arrived whole, and stays readable in a small window, enlarged, with larger or wider text."""

from collections.abc import Iterator

from accessibility.checks import Check
from accessibility.checks.text import Script, told
from accessibility.conditions import HIGH, WIDE
from accessibility.finding import Fault
from accessibility.page import OpenPage

NARROW = ("320 px", "400 % vergroot")
OWN_TEXT = ("ruime tekst", "dubbele tekst")
READING = ("bureau", *NARROW, *OWN_TEXT)


def _lost_when_narrow(page: OpenPage) -> Iterator[Fault]:
    """Compares with what can be read in a wide window, for which the window becomes wide for a moment."""
    _size(page, WIDE, HIGH, 1)
    yield from told(page, "remember-text", False)
    _size(page, page.condition.width, page.condition.height, page.condition.zoom)
    yield from told(page, "lost-text", "lost-text")
    yield from told(page, "growing-text", page.condition.zoom) if page.condition.zoom > 1 else ()


def _lost_with_own_text(page: OpenPage) -> Iterator[Fault]:
    yield from told(page, "usual-text")
    yield from told(page, "lost-text", "lost-text")


def _size(page: OpenPage, width: int, height: int, zoom: int) -> None:
    page.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=zoom, mobile=False)


CHECKS = (
    Check("not-loaded", Script("not-loaded")),
    Check("reflow", Script("reflow", ("reflow",)), NARROW),
    # WCAG allows this with larger text in a wide window; it is a nuisance all the same.
    Check("sideways", Script("reflow", ("sideways-with-own-text",)), OWN_TEXT),
    Check("clipped text", Script("clipped"), READING),
    Check("overlapping text", Script("overlapping"), READING),
    Check("lost when narrow", _lost_when_narrow, NARROW, upsetting=True),
    Check("lost with own text", _lost_with_own_text, OWN_TEXT, upsetting=True),
)
