"""Walking a journey with a screen reader and a browser, and keeping what is heard at each step."""

from dataclasses import dataclass

from accessibility.screenreader.browsers import Browser
from accessibility.screenreader.journeys import Journey
from accessibility.screenreader.processes import RigBroken
from accessibility.screenreader.rig import Rig
from accessibility.screenreader.speech import PATIENCE, contains
from accessibility.screenreader.steps import Step

# The page on which each journey begins, so that the reader is in the page and not in the address bar.
BEGINNING = "Hier begint de reis kop niveau 1"
FIRST_PAGE = "data:text/html;charset=utf-8,<html lang=nl><title>Begin</title><p>Begin</p><h1>Hier begint de reis</h1>"
TRIES = 5  # a browser that starts slowly may still take the focus to its address bar


@dataclass(frozen=True)
class Heard:
    """What was heard at a step, after how many keys, and whether the words that matter were among it."""

    step: Step
    presses: int
    said: tuple[str, ...]

    @property
    def is_as_promised(self) -> bool:
        return contains(self.said, self.step.hears)


class Traveller:
    """Somebody on the site at this address, with a screen reader and a browser."""

    def __init__(self, rig: Rig, browser: Browser, address: str) -> None:
        self._rig, self._browser, self._address = rig, browser, address

    def open(self, path: str) -> None:
        self._browser.open(self._address + path)

    def press(self, *keys: str) -> None:
        self._rig.keyboard.press(*keys)

    def type(self, text: str) -> None:
        self._rig.keyboard.type(text)

    def hear(self, wanted: str = "", *, patience: float = PATIENCE) -> list[str]:
        return self._rig.speech.hear(wanted, patience=patience)

    def begin(self) -> None:
        """Come to the first page, with the reader in it. Raises RigBroken when it stays out."""
        for _ in range(TRIES):
            self._browser.open(FIRST_PAGE)
            self.hear(patience=2)
            self._enter_page()
            self.press("1")
            if contains(self.hear("kop niveau", patience=4), BEGINNING):
                self.press("Escape")  # after a key that jumps, Orca ignores where a page puts the focus
                self.hear(patience=0)
                return
        raise RigBroken("De schermlezer kwam niet op de pagina waarop een reis begint.")

    def _enter_page(self) -> None:
        """Press F6, which goes round the parts of the window, until the page has the focus."""
        for _ in range(TRIES):
            if self._browser.is_in_page():
                return
            self.press("F6")
            self.hear(patience=1)


def walk(journey: Journey, traveller: Traveller) -> list[Heard]:
    """What is heard at each step, up to the first where the words that matter are missing."""
    traveller.begin()
    heard: list[Heard] = []
    for step in journey.steps:
        presses, said = step.do(traveller)
        heard.append(Heard(step, presses, tuple(said)))
        if not heard[-1].is_as_promised:
            break
    return heard
