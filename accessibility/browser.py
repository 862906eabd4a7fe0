"""A real Chromium without a window, that talks to this machine only unless told otherwise."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from urllib3.exceptions import HTTPError

# The first is the same browser without the parts that draw its own window: it takes less of the machine. Named by where
# Debian keeps it, because the script of that name in the path stands between browser and driver, and ends without it.
NAMES = ("/usr/lib/chromium/chromium-headless-shell", "chromium", "google-chrome")
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-component-extensions-with-background-pages",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-service-autorun",
    "--hide-scrollbars",
    "--enable-blink-features=ComputedAccessibilityInfo",  # element.computedName and computedRole, as page.js asks
)
# For one page after another and never back: together they take a third off what a visit costs, see docs/performance.md.
EACH_PAGE_ONCE = (
    "--disable-features=BackForwardCache,RenderDocument",  # no page is kept for Back, and no frame made anew for each
    "--js-flags=--max-optimized-bytecode-size=0",  # the engines run once in each page: optimising them never pays back
)
ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
TIMERS = Path(__file__).parent / "timers.js"  # runs before the scripts of every page
PATIENCE = 20  # seconds for a page or for an engine


class BrowserMissing(Exception):
    """There is no Chromium here; the message says what to install."""


@contextmanager
def chromium(
    *, only_here: bool = True, patience: float = PATIENCE, flags: Iterable[str] = (), at_start: Iterable[str] = ()
) -> Iterator[Chrome]:
    """A browser that is closed at the end; with `only_here` it reaches no other machine.

    `patience` is how many seconds a page or a script may take; Chromium gets these `flags` besides the usual
    ones; the scripts `at_start` run first in each page and frame.
    Raises BrowserMissing.
    """
    browser, driver = find(*NAMES), find("chromedriver")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # The driver makes a profile where the machine keeps what is for a while.
        options, service = ChromeOptions(), Service(driver, env={**os.environ, "TMPDIR": folder})
        options.binary_location = browser
        options.set_capability("unhandledPromptBehavior", "dismiss and notify")  # a dialog is a finding, not the end
        options.add_experimental_option("prefs", {"download_restrictions": 3})  # nothing that a page sends is kept
        for argument in (*QUIET, *flags, *([ONLY_HERE] if only_here else [])):
            options.add_argument(argument)
        started = Chrome(options=options, service=service)
        for source in (TIMERS.read_text(encoding="utf-8"), *at_start):
            started.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})
        # From here on: a browser may take longer to start than a page may keep anybody waiting.
        started.set_page_load_timeout(patience)
        started.set_script_timeout(patience)
        try:
            yield started
        finally:
            _end(started, service)


def _end(browser: Chrome, service: Service) -> None:
    """Close the browser; one that no longer listens is ended with its driver."""
    try:
        browser.quit()
    except (WebDriverException, HTTPError):
        service.stop()


def version() -> str:
    """The browser that `chromium` starts, with its version when it says that. Raises BrowserMissing."""
    command = [find(*NAMES), "--version"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)  # noqa: S603 - ours
    except (OSError, subprocess.SubprocessError):
        return "Chromium"
    return told.stdout.partition(" built on ")[0].strip()


def find(*names: str) -> str:
    """Where the first of these programs is that this machine has; raises BrowserMissing."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise BrowserMissing("Chromium ontbreekt. Typ als beheerder: apt-get install chromium chromium-driver")
