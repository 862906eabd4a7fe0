"""What else is looked at while a visit has a page open: a page opened once more costs more than the look itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff

from accessibility.checks import Check, colour, layout, targets
from accessibility.checks.looking import look
from accessibility.conditions import Condition, apply, condition
from accessibility.engines import Engine
from accessibility.engines.axe import AxeCore
from accessibility.finding import Fault
from accessibility.page import OpenPage
from accessibility.tree import KEPT, path_of, tree_of

COLOURS = AxeCore(tags=("cat.color",), fewest=3)
AT_ONCE = {"prefers-reduced-motion": "reduce"}  # else a colour is on its way from one to the other


@dataclass(frozen=True)
class Also:
    """Looks at the open page as it becomes when its visitor changes a setting or makes the window narrow."""

    name: str
    conditions: Sequence[Condition]
    checks: Sequence[Check]
    engines: Sequence[Engine] = ()
    version: str = ""

    def examine(self, page: OpenPage) -> Iterator[Fault]:
        for one in self.conditions:
            apply(page.browser, replace(one, features={**one.features, **AT_ONCE}))
            yield from self._named(one.name, self._look(replace(page, condition=one)))
        apply(page.browser, page.condition)

    def _look(self, page: OpenPage) -> Iterator[Fault]:
        for engine in self.engines:
            yield from engine.examine(page)
        yield from look(page, self.checks)

    def _named(self, where: str, faults: Iterable[Fault]) -> Iterator[Fault]:
        for fault in faults:
            yield replace(fault, detail=f"{where}: {fault.detail}")


OTHER_COLOURS = Also("other colours", (condition("donker"), condition("meer contrast")), colour.CHECKS, (COLOURS,))
NARROW = Also("narrow", (condition("320 px"),), (*layout.CHECKS, *targets.CHECKS))


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
