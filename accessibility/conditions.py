"""The conditions under which people look at a page, set through the DevTools protocol of Chromium."""

from dataclasses import dataclass, field
from typing import Any

from selenium.webdriver import Chrome

WIDE, HIGH = 1280, 900  # CSS pixels

# WCAG 1.4.12: what a visitor may set. Written to the elements themselves: a strict policy refuses a style element.
SPACING = """
for (const one of document.querySelectorAll('body, body *:not(script)')) {
  one.style.setProperty('line-height', '1.5', 'important');
  one.style.setProperty('letter-spacing', '0.12em', 'important');
  one.style.setProperty('word-spacing', '0.16em', 'important');
  if (one.matches('p')) one.style.setProperty('margin-block-end', '2em', 'important');
}
"""
# WCAG 1.4.4: twice the text in the same window, as browsers do that enlarge text only.
LARGE_TEXT = """
const all = [...document.querySelectorAll('body, body *:not(script)')];
const sizes = all.map(one => parseFloat(getComputedStyle(one).fontSize));
document.documentElement.style.setProperty('font-size', '200%', 'important');
all.forEach((one, place) => {
  if (parseFloat(getComputedStyle(one).fontSize) < sizes[place] * 1.99)
    one.style.setProperty('font-size', `${sizes[place] * 2}px`, 'important');
});
"""


@dataclass(frozen=True)
class Condition:
    """How large the window is, what the visitor has set, and whether scripts run."""

    name: str
    width: int = WIDE  # CSS pixels
    height: int = HIGH  # CSS pixels
    zoom: int = 1  # device pixels for each CSS pixel
    features: dict[str, str] = field(default_factory=dict)  # media features
    media: str = ""  # "print"; empty for the screen
    scripts: bool = True
    after_load: str = ""  # a script that does to the page what the visitor's setting would
    is_thorough: bool = False  # every engine looks; elsewhere only axe-core and the checks that the condition is about


CONDITIONS = (
    Condition("bureau", is_thorough=True),
    Condition("320 px", width=320, is_thorough=True),
    Condition("400 % vergroot", width=WIDE // 4, height=HIGH // 4, zoom=4),
    Condition("ruime tekst", after_load=SPACING),
    Condition("dubbele tekst", after_load=LARGE_TEXT),
    Condition("donker", features={"prefers-color-scheme": "dark"}),
    Condition("eigen kleuren", features={"forced-colors": "active"}),
    Condition("meer contrast", features={"prefers-contrast": "more"}),
    Condition("minder beweging", features={"prefers-reduced-motion": "reduce"}),
    Condition("zonder JavaScript", scripts=False),
    Condition("afdruk", media="print"),
)
USUAL = {
    "prefers-color-scheme": "light",
    "forced-colors": "none",
    "prefers-contrast": "no-preference",
    "prefers-reduced-motion": "no-preference",
}


def condition(name: str) -> Condition:
    """The condition with this name; raises KeyError when there is none."""
    return {one.name: one for one in CONDITIONS}[name]


def apply(browser: Chrome, condition: Condition) -> None:
    """Put the browser in this condition, before a page is opened; what an earlier one set is taken back.

    Paper comes later, in `set_on_page`: what somebody does first happens on the screen.
    """
    _tell(
        browser,
        "Emulation.setDeviceMetricsOverride",
        width=condition.width,
        height=condition.height,
        deviceScaleFactor=condition.zoom,
        mobile=False,
    )
    _show(browser, "", condition.features)
    allow_scripts(browser, condition.scripts)


def set_on_page(browser: Chrome, condition: Condition) -> None:
    """Do to the page that is open what this condition does to a page."""
    if condition.media:
        _show(browser, condition.media, condition.features)
    if condition.after_load:
        browser.execute_script(condition.after_load)


def allow_scripts(browser: Chrome, allowed: bool) -> None:
    """Switch the scripts of pages on or off from the next load on; ours need them on."""
    _tell(browser, "Emulation.setScriptExecutionDisabled", value=not allowed)


def _show(browser: Chrome, media: str, features: dict[str, str]) -> None:
    asked = [{"name": name, "value": value} for name, value in {**USUAL, **features}.items()]
    _tell(browser, "Emulation.setEmulatedMedia", media=media, features=asked)


def _tell(browser: Chrome, command: str, **arguments: Any) -> None:
    browser.execute_cdp_cmd(command, arguments)
