"""The page that is open in the browser, as engines and checks look at it."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains, Chrome

from accessibility.conditions import Condition
from accessibility.finding import Element, Fault, Verdict
from accessibility.rules import rules
from accessibility.state import State

TOOLS = Path(__file__).parent / "page.js"


@dataclass(frozen=True)
class OpenPage:
    """A state of a page in a browser, under a condition."""

    browser: Chrome
    state: State
    condition: Condition

    def ask(self, script: str, *arguments: Any) -> Any:
        """What this script returns; in it `audit` is what page.js offers, `arguments` what is given along."""
        return self.browser.execute_script(f"{_tools()}\nconst audit = window.koplopersAudit;\n{script}", *arguments)

    def faults(self, rule: str, script: str, *arguments: Any, verdict: Verdict = Verdict.FAULT) -> Iterator[Fault]:
        """A fault by this rule for each [element, detail] that the script returns; an element alone is enough."""
        described = self.ask(
            "const found = (() => {" + script + "})();"
            "return found.map(one => Array.isArray(one) ? one : [one, ''])"
            ".map(([element, detail]) => [element ? audit.describe(element) : null, detail ?? ''])",
            *arguments,
        )
        for element, detail in described:
            yield Fault(rules()[rule], element_of(element), detail, verdict=verdict)

    def press(self, *keys: str) -> None:
        """Press these keys, as a person would."""
        ActionChains(self.browser).send_keys(*keys).perform()

    def tell(self, command: str, **arguments: Any) -> Any:
        """Give the browser a command of the DevTools protocol."""
        return self.browser.execute_cdp_cmd(command, arguments)

    def picture(self, left: float, top: float, width: float, height: float) -> bytes:
        """This part of the page as PNG, also outside the window; in CSS pixels from the corner of the page."""
        clip = {"x": max(left, 0), "y": max(top, 0), "width": max(width, 1), "height": max(height, 1), "scale": 1}
        answer = self.tell("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(answer["data"])


def element_of(described: dict[str, Any] | None) -> Element | None:
    """What page.js says of an element, as we keep it."""
    if described is None:
        return None
    kept = ("path", "html", "name", "language")
    return Element(**{name: described[name] for name in kept}, box=tuple(described["box"]))


@cache
def _tools() -> str:
    return TOOLS.read_text(encoding="utf-8")
