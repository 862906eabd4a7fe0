"""Where focus is right after arrival: with the faults when there are any, and not nowhere after something was done."""

from collections.abc import Iterator

from accessibility.checks import Check
from accessibility.finding import Fault
from accessibility.page import OpenPage
from accessibility.steps import Open

# The summary of faults: has focus or holds it, and has a link to a field; or it is the alert or group itself.
AFTER_ERROR = """
const wrong = [...document.querySelectorAll('[aria-invalid=true]')].filter(audit.isSeen);
if (!wrong.length) return [];
const at = document.activeElement;
const inSummary = [...document.querySelectorAll('a[href^="#"]')]
  .filter(link => wrong.some(field => document.getElementById(link.hash.slice(1))?.contains(field)))
  .some(link => at !== document.body && (at.contains(link) || link === at));
return inSummary || at === wrong[0] || wrong[0].contains(at) ? [] : [[wrong[0], `de focus staat op ${audit.path(at)}`]];
"""
# On a page that was loaded anew focus starts at the top, as everywhere.
LOST = """
const at = document.activeElement;
return window.koplopersArrived && (!at || at === document.body) ? [[null, '']] : [];
"""


def look(page: OpenPage) -> Iterator[Fault]:
    yield from page.faults("focus-after-error", AFTER_ERROR)
    did_something = bool(page.state.first) and not isinstance(page.state.first[-1], Open)
    if did_something:
        yield from page.faults("focus-lost", LOST)


CHECKS = (Check("Focus bij aankomst", look, ("bureau", "320 px", "zonder JavaScript")),)
