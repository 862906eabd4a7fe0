"""What else is looked at while a visit has a page open: a page opened once more costs more than the look itself."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import unified_diff

from accessibility.checks import colour
from accessibility.conditions import apply, condition
from accessibility.engines.axe import AxeCore
from accessibility.finding import Fault
from accessibility.page import OpenPage
from accessibility.tree import KEPT, path_of, tree_of

COLOURS = AxeCore(tags=("cat.color",), fewest=3)
AT_ONCE = {"prefers-reduced-motion": "reduce"}  # else a colour is on its way from one to the other


class OtherColours:
    """The colours of the open page for who likes it dark, and for who wants more contrast."""

    name, version = "other colours", COLOURS.version

    def examine(self, page: OpenPage) -> Iterator[Fault]:
        for other in (condition("donker"), condition("meer contrast")):
            apply(page.browser, replace(other, features={**other.features, **AT_ONCE}))
            there = replace(page, condition=other)
            yield from self._named(COLOURS.examine(there), other.name)
            for check in colour.CHECKS:
                if check.says_something_in(other.name):
                    yield from self._named(check.look(there), other.name)
        apply(page.browser, page.condition)

    def _named(self, faults: Iterable[Fault], where: str) -> Iterator[Fault]:
        for fault in faults:
            yield replace(fault, detail=f"{where}: {fault.detail}")


class KeptTree:
    """What assistive technology gets is what we kept, so that nobody changes it unseen."""

    name, version = "kept tree", ""

    def examine(self, page: OpenPage) -> Iterator[Fault]:
        if page.state not in KEPT:
            return
        path = path_of(page.state)
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        given = tree_of(page)
        difference = "\n".join(unified_diff(kept.splitlines(), given.splitlines(), "bewaard", "nu", lineterm="", n=2))
        renew = f'python -m accessibility.tree --keep "{page.state.name}"'
        assert given == kept, f"{difference}\n\nIs dit zo bedoeld? Bewaar het met: {renew}"
        yield from ()
