"""The conditions under which people look at a page, set through the DevTools protocol of Chromium."""

from dataclasses import dataclass, field
from typing import Any

from selenium.webdriver import Chrome

HEIGHT = 900  # CSS pixels


@dataclass(frozen=True)
class Condition:
    """How wide the window is, which media features are on, and whether scripts run."""

    name: str
    width: int = 1280  # CSS pixels
    features: dict[str, str] = field(default_factory=dict)
    scripts: bool = True


CONDITIONS = (
    Condition("bureau"),
    Condition("320 px", width=320),
    Condition("zonder JavaScript", scripts=False),
    Condition("donker", features={"prefers-color-scheme": "dark"}),
    Condition("eigen kleuren", features={"forced-colors": "active"}),
)


def apply(browser: Chrome, condition: Condition) -> None:
    """Put the browser in this condition; what an earlier one set is taken back."""
    features = {"prefers-color-scheme": "light", "forced-colors": "none", **condition.features}
    _tell(
        browser,
        "Emulation.setDeviceMetricsOverride",
        width=condition.width,
        height=HEIGHT,
        deviceScaleFactor=1,
        mobile=False,
    )
    _tell(
        browser,
        "Emulation.setEmulatedMedia",
        features=[{"name": name, "value": value} for name, value in features.items()],
    )
    allow_scripts(browser, condition.scripts)


def allow_scripts(browser: Chrome, allowed: bool) -> None:
    _tell(browser, "Emulation.setScriptExecutionDisabled", value=not allowed)


def _tell(browser: Chrome, command: str, **arguments: Any) -> None:
    browser.execute_cdp_cmd(command, arguments)
