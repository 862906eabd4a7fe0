"""What engines cannot see and we look at ourselves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accessibility.finding import Fault
from accessibility.page import OpenPage


@dataclass(frozen=True)
class Check:
    """One check; `conditions` names the conditions under which it says something, and is empty for all of them.

    A check that presses keys, scrolls or changes the page comes after the ones that only look, and is `upsetting`.
    """

    name: str
    look: Callable[[OpenPage], Iterable[Fault]]
    conditions: tuple[str, ...] = ()
    upsetting: bool = False

    def says_something_in(self, condition: str) -> bool:
        return not self.conditions or condition in self.conditions
