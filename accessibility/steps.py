"""What somebody does with a keyboard, in words: the same steps make a page state, a test, and an instruction."""

from dataclasses import dataclass

from selenium.webdriver import Keys

KEYS = {
    "Tab": Keys.TAB,
    "Shift": Keys.SHIFT,
    "Enter": Keys.ENTER,
    "Spatie": Keys.SPACE,
    "Escape": Keys.ESCAPE,
    "Pijl omlaag": Keys.ARROW_DOWN,
    "Pijl omhoog": Keys.ARROW_UP,
}


@dataclass(frozen=True)
class Step:
    """One thing that somebody does or looks for; `str` gives it as an instruction in Dutch."""


@dataclass(frozen=True)
class Open(Step):
    """Open the page at this address of the site."""

    address: str

    def __str__(self) -> str:
        return f"Open {self.address}"


@dataclass(frozen=True)
class TabTo(Step):
    """Press Tab until what has focus is called this."""

    name: str

    def __str__(self) -> str:
        return f"Druk op Tab tot de focus staat op “{self.name}”"


@dataclass(frozen=True)
class Type(Step):
    """Type this text where focus is."""

    text: str

    def __str__(self) -> str:
        return f"Typ “{self.text}”"


@dataclass(frozen=True)
class Press(Step):
    """Press one key; the names are those of KEYS, and “Shift+Tab” holds the first while the second is pressed."""

    key: str

    def __str__(self) -> str:
        return f"Druk op {self.key}"


@dataclass(frozen=True)
class Hear(Step):
    """The status message says this; needs a script, because without one the page is a new page."""

    words: str

    def __str__(self) -> str:
        return f"U hoort: “{self.words}”"


@dataclass(frozen=True)
class See(Step):
    """The main heading is this."""

    heading: str

    def __str__(self) -> str:
        return f"De kop is “{self.heading}”"


@dataclass(frozen=True)
class FocusOn(Step):
    """What has focus is called this."""

    name: str

    def __str__(self) -> str:
        return f"De focus staat op “{self.name}”"


class StepFailed(Exception):
    """A step could not be done, or what it looks for is not there; the message says it in Dutch."""
