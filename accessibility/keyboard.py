"""Doing the steps of a journey in a real browser with real keys."""

from collections.abc import Callable, Iterable
from functools import singledispatchmethod
from time import monotonic, sleep

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, WebDriverException
from selenium.webdriver import ActionChains, Chrome

from accessibility.steps import KEYS, FocusOn, Hear, Open, Press, See, Step, StepFailed, TabTo, Type

PATIENCE = 5  # seconds for what a key changes
MANY_TABS = 400  # the map has a link for each municipality


class Keyboard:
    """Somebody who has only keys, and knows what has focus by its name."""

    def __init__(self, browser: Chrome, address: str, patience: float = PATIENCE) -> None:
        self.browser, self.address, self.patience = browser, address, patience

    def go(self, steps: Iterable[Step]) -> None:
        """Do these steps; raises StepFailed at the first that does not lead where it should."""
        for step in steps:
            self.do(step)

    @singledispatchmethod
    def do(self, step: Step) -> None:
        raise TypeError(f"nobody knows how to do {step!r}")

    @do.register
    def _(self, step: Open) -> None:
        self.browser.get(self.address + step.address)

    @do.register
    def _(self, step: TabTo) -> None:
        self.tab_to(step.name)

    @do.register
    def _(self, step: Type) -> None:
        self.press(step.text)

    @do.register
    def _(self, step: Press) -> None:
        self.press_key(step.key)

    @do.register
    def _(self, step: Hear) -> None:
        self._wait_for(lambda: self.heard, step.words, "Het statusbericht")

    @do.register
    def _(self, step: See) -> None:
        self._wait_for(lambda: self.heading, step.heading, "De kop")

    @do.register
    def _(self, step: FocusOn) -> None:
        self._wait_for(lambda: self.focus, step.name, "De focus")

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def press_key(self, name: str) -> None:
        """One key by its name in KEYS, with the key that is held down before the +."""
        held, _, key = name.rpartition("+")
        chain = ActionChains(self.browser)
        if held:
            chain.key_down(KEYS[held]).send_keys(KEYS[key]).key_up(KEYS[held]).perform()
        else:
            chain.send_keys(KEYS[key]).perform()

    def tab_to(self, name: str) -> list[str]:
        """Press Tab until what has focus is called this; returns the names on the way, which tell the order."""
        passed: list[str] = []
        for _ in range(MANY_TABS):
            self.press(KEYS["Tab"])
            if (met := self.focus) == name:
                return passed
            passed.append(met)
        raise StepFailed(f"Tab komt niet bij “{name}”. Onderweg: {', '.join(passed[:20])}.")

    @property
    def focus(self) -> str:
        """The name of what has focus, as the browser tells it to assistive technology."""
        return at_rest(lambda: str(self.browser.switch_to.active_element.accessible_name))

    @property
    def heading(self) -> str:
        return at_rest(lambda: self.browser.find_element("tag name", "h1").text)

    @property
    def heard(self) -> str:
        """What stands in the status message of the page."""
        return at_rest(lambda: self.browser.find_element("id", "melding").get_attribute("textContent") or "")

    def _wait_for(self, look: Callable[[], str], expected: str, what: str) -> None:
        until = monotonic() + self.patience
        while (seen := look()) != expected:
            if monotonic() > until:
                raise StepFailed(f"{what} is “{seen}” in plaats van “{expected}”.")
            sleep(0.03)


def at_rest(look: Callable[[], str]) -> str:
    """What is seen, or nothing while the page, or that part of it, is just being replaced."""
    try:
        return look()
    except (NoSuchElementException, StaleElementReferenceException):
        return ""
    except WebDriverException as fault:
        if "inspector error" in (fault.msg or ""):  # between two pages: the frame or the node has just gone
            return ""
        raise
