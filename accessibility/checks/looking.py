"""Having engines and checks look at a page, each in its turn; one that trips over the page does not end the visit."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from selenium.common.exceptions import (
    InvalidSessionIdException,
    NoSuchWindowException,
    TimeoutException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from urllib3.exceptions import HTTPError

from accessibility.arriving import first_line
from accessibility.checks import Check
from accessibility.checks.text import Script, told_together
from accessibility.engines.dutch import gave_up
from accessibility.finding import EngineBroken, Fault
from accessibility.page import OpenPage

TOGETHER = "Controles die alleen lezen"
GONE = ("crashed", "disconnected", "not reachable", "session deleted")  # what the driver says of a tab that is no more
Told = TypeVar("Told")


class Unfinished(Exception):
    """Whatever looked keeps the browser busy, so that nothing else can look at this page."""


def look(page: OpenPage, checks: Iterable[Check]) -> Iterator[Fault]:
    """What these checks find, those that say something under the condition of the page.

    Scripts that only look come first, all together; what presses keys or changes the page comes last.
    """
    asked = [one for one in checks if one.says_something_in(page.condition.name)]
    together = [one for one in asked if isinstance(one.look, Script) and not one.upsetting]
    if together:
        yield from or_gave_up(TOGETHER, told_together, page, together)
    for check in sorted((one for one in asked if one not in together), key=lambda one: one.upsetting):
        yield from or_gave_up(check.name, check.look, page)


def or_gave_up(name: str, ask: Callable[..., Iterable[Told]], *arguments: Any) -> Iterator[Told | Fault]:
    """What this one tells; where it trips, by its name what went wrong, for a person to look instead.

    Passes on what the page itself does: a dialog, or the end of its tab. Raises Unfinished after a wait in vain.
    """
    try:
        yield from ask(*arguments)
    except (UnexpectedAlertPresentException, EngineBroken, AssertionError):  # the last is a test that looks along
        raise
    except (TimeoutException, HTTPError):
        yield gave_up(name, "kwam niet klaar")
        raise Unfinished from None
    except WebDriverException as fault:
        if _is_gone(fault):
            raise
        yield gave_up(name, first_line(fault))
    except Exception as fault:  # a page as nobody foresaw it
        yield gave_up(name, f"{type(fault).__name__}: {fault}")


def _is_gone(fault: WebDriverException) -> bool:
    is_known = isinstance(fault, InvalidSessionIdException | NoSuchWindowException)
    return is_known or any(words in (fault.msg or "") for words in GONE)
