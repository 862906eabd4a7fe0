"""Chromium with a window, so that the screen reader meets it as somebody would."""

from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from accessibility.browser import ONLY_HERE, PATIENCE, QUIET
from accessibility.screenreader.processes import Processes, RigBroken

WITH_A_WINDOW = (
    *(argument for argument in QUIET if not argument.startswith("--headless")),
    "--force-renderer-accessibility",
    "--window-position=0,0",
    "--window-size=1280,900",
    "--disable-dev-shm-usage",  # a bare container has little shared memory
    "--lang=nl",
)
FORGETFUL = {"history.saving_disabled": True}  # or links that were followed before are announced as visited


class Chromium:
    """A window of Chromium."""

    def __init__(self, driver: Chrome) -> None:
        self._driver = driver

    def open(self, address: str) -> None:
        try:
            self._driver.get(address)
        except WebDriverException as fault:
            raise RigBroken(f"Chromium opent {address} niet.") from fault

    def is_in_page(self) -> bool:
        return bool(self._driver.execute_script("return document.hasFocus()"))


@contextmanager
def chromium(programs: Processes, *, only_here: bool) -> Iterator[Chromium]:
    """A Chromium on the private screen; with `only_here` it reaches no other machine."""
    options = ChromeOptions()
    options.binary_location = which("chromium") or ""
    options.add_experimental_option("prefs", FORGETFUL)
    profile = programs.folder / "home" / "chromium"
    for argument in (*WITH_A_WINDOW, *([ONLY_HERE] if only_here else []), f"--user-data-dir={profile}"):
        options.add_argument(argument)
    try:
        driver = Chrome(options=options, service=Service(which("chromedriver"), env=programs.environment))
    except WebDriverException as fault:
        raise RigBroken("Chromium startte niet op het eigen scherm.") from fault
    try:
        driver.set_page_load_timeout(PATIENCE)
        yield Chromium(driver)
    finally:
        driver.quit()
