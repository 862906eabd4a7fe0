"""Having checks look at a page, each in its turn."""

from collections.abc import Iterable, Iterator

from selenium.common.exceptions import JavascriptException

from accessibility.arriving import first_line
from accessibility.checks import Check
from accessibility.checks.text import Script, told_together
from accessibility.engines.dutch import gave_up
from accessibility.finding import Fault
from accessibility.page import OpenPage


def look(page: OpenPage, checks: Iterable[Check]) -> Iterator[Fault]:
    """What these checks find, those that say something under the condition of the page.

    Scripts that only look come first, all together; what presses keys or changes the page comes last.
    """
    asked = [one for one in checks if one.says_something_in(page.condition.name)]
    together = [one for one in asked if isinstance(one.look, Script) and not one.upsetting]
    if together:
        yield from told_together(page, together)
    for check in sorted((one for one in asked if one not in together), key=lambda one: one.upsetting):
        try:
            yield from check.look(page)
        except JavascriptException as fault:  # a page that our script does not understand
            yield gave_up(check.name, first_line(fault))
