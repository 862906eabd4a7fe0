"""What axe-core (Deque) says, through axe-selenium-python."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_selenium_python import Axe
from selenium.common.exceptions import JavascriptException, WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from accessibility.engines.dutch import Told, faults_of, gave_up, rules_gave_up
from accessibility.engines.packages import Package
from accessibility.finding import EngineBroken, Fault
from accessibility.page import OpenPage

PACKAGE = Package("axe-core", "axe.min.js")
READER = (Path(__file__).parent / "axe.js").read_text(encoding="utf-8")
# Whether our axe-core is there already: the auditor's browser brings it, but not where scripts were off.
STATE = "return [window.axe?.version === arguments[0], document.querySelector('iframe, frame') !== null]"
FAILED = "fault => ({fault: String(fault.message ?? fault)})"
TAGS = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Rules that axe-core still calls an experiment and that found nothing false on our pages.
EXPERIMENTS = ("table-fake-caption", "td-has-header")
OFF = {
    "identical-links-same-purpose": "axe-core never decides; our own check compares where the links lead",
    "frame-tested": "says only that a frame let nobody in",
}
OUR_STYLES = ("avoid-inline-spacing",)  # under a condition that writes styles to the elements these are ours
# The colours are the visitor's own, and axe-core would still compute ours.
FORCED_COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
# Nobody presses, tabs or jumps on paper, and the print style may leave whole areas out.
ON_PAPER = (
    "bypass",
    "landmark-one-main",
    "region",
    "scrollable-region-focusable",
    "skip-link",
    "tabindex",
    "target-size",
)
FEWEST_RULES = 60  # of some hundred; with fewer it has not really looked
SLOWEST = 60  # seconds
FRAMES = 10  # more of them are advertisements
WHY = {
    "bgImage": "De tekst staat op een afbeelding.",
    "bgGradient": "De tekst staat op een kleurverloop.",
    "imgNode": "De tekst staat op een afbeelding.",
    "bgOverlap": "Iets anders ligt over de tekst.",
    "fgAlpha": "De tekst is doorzichtig.",
    "pseudoContent": "De achtergrond komt van een pseudo-element.",
    "shortTextContent": "De tekst is maar één teken.",
    "nonBmp": "De tekst bestaat uit symbolen.",
    "elmPartiallyObscured": "Iets anders ligt deels over de tekst.",
    "elmPartiallyObscuring": "De tekst steekt buiten zijn achtergrond.",
    "outsideViewport": "De tekst staat buiten beeld.",
    "equalRatio": "De tekst heeft dezelfde kleur als de achtergrond.",
}


@dataclass(frozen=True)
class AxeCore:
    """axe-core of npm; with these tags it looks, and with fewer rules than `fewest` it has not really looked."""

    name: str = "axe-core"
    package: Package = PACKAGE
    tags: tuple[str, ...] = TAGS
    fewest: int = FEWEST_RULES

    @property
    def version(self) -> str:
        return self.package.version

    def examine(self, page: OpenPage) -> Iterator[Fault]:
        """Faults, and what it cannot decide as TO_JUDGE; raises EngineBroken when it has not looked."""
        try:
            answer = self._answer(page)
        except JavascriptException as fault:
            answer = {"fault": fault.msg}
        if "fault" in answer:
            yield gave_up(self.name, answer["fault"])
            return
        self._refuse_half_a_look(answer)
        yield from faults_of(self.name, (_told(*row) for row in answer["rows"]))
        yield from rules_gave_up(self.name, answer["broken"])

    def _answer(self, page: OpenPage) -> dict[str, Any]:
        _ = self.package.script  # says in Dutch that it is missing; Axe would not
        axe = Axe(page.browser, script_url=str(self.package.path))
        has_axe, has_frames = page.ask(STATE, self.version)  # brings page.js, which the reader of the answer needs
        if not has_axe:
            axe.inject()
        if has_frames:
            self._into_frames(page.browser, axe)
        # Axe pastes the options into `axe.run(…).then(…)` and forgets what goes wrong; so our own `then` comes along.
        with _patience(page.browser):
            answer: dict[str, Any] = axe.run(options=f"{json.dumps(self._options(page))}).then({READER}, {FAILED}")
        return answer

    def _into_frames(self, browser: Chrome, axe: Axe) -> None:
        """axe-core looks into a frame when it runs there too; frames of other sites included."""
        for frame in browser.find_elements(By.CSS_SELECTOR, "iframe, frame")[:FRAMES]:
            try:
                browser.switch_to.frame(frame)
                if not browser.execute_script(STATE, self.version)[0]:
                    axe.inject()
            except WebDriverException:
                continue  # gone, or it shows no page: then there is nothing in it to look at
            finally:
                browser.switch_to.default_content()

    def _options(self, page: OpenPage) -> dict[str, Any]:
        off = (*OFF, *(OUR_STYLES if page.condition.after_load else ()))
        off += FORCED_COLOURS if page.condition.features.get("forced-colors") == "active" else ()
        off += ON_PAPER if page.condition.media == "print" else ()
        rules = {name: {"enabled": True} for name in EXPERIMENTS} | {name: {"enabled": False} for name in off}
        return {
            "runOnly": {"type": "tag", "values": self.tags},
            "rules": rules,
            "resultTypes": ["violations", "incomplete"],
            "elementRef": True,
        }

    def _refuse_half_a_look(self, answer: dict[str, Any]) -> None:
        """A misspelt tag checks nothing and finds nothing, which looks like a perfect page."""
        if strange := sorted(set(self.tags) - set(answer["tags"])):
            raise EngineBroken(f"axe-core kent dit label niet: {', '.join(strange)}. Dan is er niet echt gekeken.")
        if answer["rules"] < self.fewest or not answer["hasPassed"]:
            passed = "" if answer["hasPassed"] else " en keurde er geen goed"
            raise EngineBroken(f"axe-core keek naar {answer['rules']} regels{passed}. Dan is er niet echt gekeken.")


@contextmanager
def _patience(browser: Chrome) -> Iterator[None]:
    """A large page on a busy machine takes axe-core longer than a page may take to load."""
    usual = browser.timeouts.script
    browser.set_script_timeout(max(usual, SLOWEST))
    try:
        yield
    finally:
        browser.set_script_timeout(usual)


def _told(
    name: str, element: dict[str, Any] | None, words: str, tags: list[str], is_sure: bool, data: dict[str, Any]
) -> Told:
    return Told(name, element, words, _criteria(tags), _detail(data, is_sure), is_sure)


def _detail(data: dict[str, Any], is_sure: bool) -> str:
    if is_sure and data["ratio"]:
        needed = f", nodig is {str(data['needed']).removesuffix(':1')} op 1" if data["needed"] else ""
        return f"{data['ratio']} op 1{needed}".replace(".", ",")
    return "" if is_sure else WHY.get(data["why"] or "", "")


def _criteria(tags: list[str]) -> tuple[str, ...]:
    """“wcag1411” is 1.4.11."""
    digits = [tag.removeprefix("wcag") for tag in tags if tag.startswith("wcag")]
    return tuple(f"{one[0]}.{one[1]}.{one[2:]}" for one in digits if one.isdigit() and len(one) > 2)
