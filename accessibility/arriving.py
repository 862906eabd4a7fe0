"""Arriving at a page, or finding out what came instead of it."""

from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver import Chrome

ARRIVED = """
window.koplopersArrived = true;
let status = 0;
try { status = performance.getEntriesByType('navigation')[0].responseStatus; } catch { /* the page took its place */ }
const isElsewhere = location.protocol.startsWith('http') && location.origin !== new URL(arguments[0]).origin;
return [window.koplopersBefore === true, location.protocol, isElsewhere ? location.origin : '', status];
"""
NOT_CHANGED = 304  # the page is what it was, from the cache


class NotArrived(Exception):
    """Instead of a page something else came; `rule` is the name of the rule that tells what."""

    def __init__(self, rule: str, detail: str = "") -> None:
        self.rule, self.detail = rule, detail
        super().__init__(rule)


def arrive(browser: Chrome, url: str, status: int = 200) -> None:
    """Open a page that answers with this status.

    Raises NotArrived when the browser shows an error of its own, still the page from before, one of another site, or
    a page with another status.

    The page is marked as the one that was arrived at, so that a check can tell whether a step led to another.
    Windows that the page before opened are closed: a picture of a page behind another window never comes.
    """
    _close_other_windows(browser)
    browser.execute_script("window.koplopersBefore = true")
    try:
        browser.get(url)
    except TimeoutException:
        raise
    except WebDriverException as fault:
        if "net::" not in (fault.msg or ""):
            raise
        raise NotArrived(_rule_of(fault.msg or ""), first_line(fault)) from None
    is_page_before, protocol, elsewhere, answered = browser.execute_script(ARRIVED, url)
    if is_page_before:
        raise NotArrived("downloads")
    if protocol == "chrome-error:":
        again = browser.execute_cdp_cmd("Page.navigate", {"url": url})  # says why, which not every Chromium shows
        raise NotArrived(_rule_of(again.get("errorText", "")))
    if elsewhere:
        raise NotArrived("elsewhere", elsewhere)
    if answered not in (0, status, NOT_CHANGED):
        raise NotArrived("unexpected-status", f"{answered} in plaats van {status}")


def first_line(fault: WebDriverException) -> str:
    """What the browser says is wrong, without the places in its own code."""
    return (fault.msg or "").partition("\n")[0][:200]


def _rule_of(words: str) -> str:
    return "redirects-for-ever" if "ERR_TOO_MANY_REDIRECTS" in words else "no-answer"


def _close_other_windows(browser: Chrome) -> None:
    first, *others = browser.window_handles
    for other in others:
        browser.switch_to.window(other)
        browser.close()
    if others:
        browser.switch_to.window(first)
