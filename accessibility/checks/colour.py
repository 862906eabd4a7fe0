"""Whether somebody who sees no or other colours gets the same: sets, controls, own colours, paper, pictures of text."""

from collections.abc import Iterator

from accessibility.checks import Check
from accessibility.checks.text import Script, told
from accessibility.conditions import USUAL
from accessibility.finding import Fault
from accessibility.page import OpenPage

PLAIN = ("bureau",)
PAINTED = ("bureau", "donker", "meer contrast")
OWN_COLOURS = ("eigen kleuren",)
PAPER = ("afdruk",)


def _own_colours(page: OpenPage) -> Iterator[Fault]:
    """Looks at what the page paints, and then whether it is still there with white letters on a black ground."""
    _show(page, {})
    yield from told(page, "remember-paint")
    _show(page, {**page.condition.features, "prefers-color-scheme": "dark"})
    yield from told(page, "vanished-paint")
    _show(page, page.condition.features)


def _lost_on_paper(page: OpenPage) -> Iterator[Fault]:
    """Compares with what the main part shows on the screen, which the page is put back to for a moment."""
    _show(page, page.condition.features)
    yield from told(page, "remember-text", True)
    _show(page, page.condition.features, page.condition.media)
    yield from told(page, "lost-text", "lost-on-paper")


def _show(page: OpenPage, features: dict[str, str], media: str = "") -> None:
    asked = [{"name": name, "value": value} for name, value in {**USUAL, **features}.items()]
    page.tell("Emulation.setEmulatedMedia", media=media, features=asked)


CHECKS = (
    Check("colour alone", Script("colour-alone"), PLAIN),
    Check("controls", Script("controls-contrast"), PAINTED),
    Check("images of text", Script("images-of-text"), PLAIN),
    Check("paper", Script("paper"), PAPER),
    Check("own colours", _own_colours, OWN_COLOURS, upsetting=True),
    Check("lost on paper", _lost_on_paper, PAPER, upsetting=True),
)
