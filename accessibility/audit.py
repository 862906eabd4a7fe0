"""One visit: open a state of a page under a condition, and tell what stands in the way there."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

from selenium.common.exceptions import (
    TimeoutException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from selenium.webdriver import Chrome
from urllib3.exceptions import HTTPError

from accessibility.accepted import without_accepted
from accessibility.arriving import NotArrived, arrive, first_line
from accessibility.browser import EACH_PAGE_ONCE, chromium
from accessibility.checks import Check
from accessibility.checks.across import facts_of
from accessibility.checks.all import CHECKS
from accessibility.checks.looking import Unfinished, look, or_gave_up
from accessibility.conditions import Condition, allow_scripts, apply, set_on_page
from accessibility.engines import Engine
from accessibility.engines.all import AT_START, AXE, make_engines
from accessibility.finding import Element, Fault, Finding, Verdict, merged
from accessibility.keyboard import PATIENCE as STEP_PATIENCE
from accessibility.keyboard import Keyboard
from accessibility.page import OpenPage
from accessibility.pictures import picture_of
from accessibility.rules import rules
from accessibility.signing_in import VISITOR, become
from accessibility.state import State
from accessibility.steps import StepFailed


@dataclass(frozen=True)
class Visited:
    """What came of one visit: the findings, and the facts that are compared across pages afterwards."""

    state: State
    condition: Condition
    findings: list[Finding]
    facts: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0


def visits(states: Sequence[State], conditions: Sequence[Condition]) -> Iterator[tuple[State, Condition]]:
    """Every state under every condition; what needs a script is not met without."""
    for condition in conditions:
        for state in states:
            if condition.scripts or not state.needs_scripts:
                yield state, condition


def engine_versions() -> dict[str, str]:
    """Which engines look, each with its version."""
    with make_engines() as engines:
        return {one.name: one.version for one in engines}


class Auditor:
    """Somebody who visits pages with one warm browser, and takes a new one when a page breaks it."""

    def __init__(self, *, only_here: bool = True, patience: float = 20, pictures: Path | None = None) -> None:
        self._only_here, self._patience, self._pictures = only_here, patience, pictures
        self._stack = ExitStack()
        self._browser: Chrome | None = None
        self._engines: Sequence[Engine] | None = None
        self._under: Condition | None = None  # the condition that the browser is in
        self._keeps_names = False
        self._as = ("", VISITOR)  # on which site the browser is signed in, and as whom

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave_browser()
        self._stack.close()

    @property
    def engines(self) -> Sequence[Engine]:
        """Every engine, ready to look; started at the first question."""
        if self._engines is None:
            self._engines = self._stack.enter_context(make_engines())
        return self._engines

    @property
    def browser(self) -> Chrome:
        """The warm browser; started at the first question."""
        if self._browser is None:
            self._own = ExitStack()
            self._browser = self._own.enter_context(
                chromium(
                    only_here=self._only_here,
                    patience=self._patience,
                    flags=EACH_PAGE_ONCE,
                    at_start=[one.script for one in AT_START],
                )
            )
            self._under, self._keeps_names, self._as = None, False, ("", VISITOR)
        return self._browser

    def visit(
        self,
        base_url: str,
        state: State,
        condition: Condition,
        *,
        accepted: bool = True,
        checks: Iterable[Check] = CHECKS,
        engines: Sequence[Engine] | None = None,
        compare: bool = True,
    ) -> Visited:
        """Go there, do what comes first, and tell what stands in the way.

        A page that gives no answer is a finding too, and the next visit goes on. With `accepted`, faults that
        accepted.toml names are left out; `engines` are all when not given; with `compare` the facts by which pages are
        compared come along. Raises EngineBroken when an engine does.
        """
        began = monotonic()
        page = OpenPage(self.browser, state, condition)
        faults: list[Fault] = []
        facts: dict[str, Any] = {}
        checks = tuple(checks)
        if checks or compare:
            self._keep_names()
        for found in self._look(base_url, page, checks, self.engines if engines is None else engines, compare):
            if isinstance(found, Fault):
                faults.append(found)
            else:
                facts = found
        findings = merged(self._finding(page, fault) for fault in faults)
        if accepted:
            findings = without_accepted(findings)
        return Visited(state, condition, findings, facts, monotonic() - began)

    def _look(
        self, base_url: str, page: OpenPage, checks: Sequence[Check], engines: Sequence[Engine], compare: bool
    ) -> Iterator[Fault | dict[str, Any]]:
        """The faults, what was found before trouble too, and the facts of a page that gave none."""
        try:
            self._arrive(base_url, page)
            yield from _faults(page, checks, engines)
            if compare:
                yield from or_gave_up("Vergelijken van pagina’s", lambda: [facts_of(page)])
        except StepFailed as fault:
            yield _trouble("step-failed", str(fault))
        except UnexpectedAlertPresentException as fault:
            self._leave_browser()  # the page may have more to ask, and the next visit would get the question
            yield _trouble("dialog", fault.alert_text or "")
        except NotArrived as fault:
            yield _trouble(fault.rule, fault.detail)
        except Unfinished:
            self._leave_browser()
            yield _trouble("unfinished", "", Verdict.TO_JUDGE)
        except (TimeoutException, HTTPError):  # the page, or the driver itself
            self._leave_browser()  # whatever keeps it busy would keep the next visit busy too
            yield _trouble("hangs", f"na {self._patience:g} seconden")
        except WebDriverException as fault:
            self._leave_browser()
            yield _trouble("crashes", first_line(fault))

    def _arrive(self, base_url: str, page: OpenPage) -> None:
        if page.condition != self._under:
            apply(page.browser, page.condition)
        self._under = page.condition if page.condition.scripts and not page.condition.media else None
        self._become(base_url, page.state.who)
        arrive(page.browser, base_url + page.state.address, page.state.status)
        Keyboard(page.browser, base_url, min(STEP_PATIENCE, self._patience)).go(page.state.first)
        if not page.condition.scripts:
            allow_scripts(page.browser, True)  # engines and checks are scripts; the page was loaded without
        set_on_page(page.browser, page.condition)

    def _become(self, base_url: str, who: str) -> None:
        """Whoever is signed in stays so; a visitor comes without what the visitor before filled in."""
        if who == VISITOR or self._as != (base_url, who):
            become(self.browser, base_url, who)
        self._as = (base_url, who)

    def _keep_names(self) -> None:
        """Have the browser keep the accessibility tree between questions.

        Else each computedName builds it anew, 0.2 s on the map. Without checks nobody asks, and each page loads faster.
        """
        if not self._keeps_names:
            self.browser.execute_cdp_cmd("Accessibility.enable", {})
            self._keeps_names = True

    def _finding(self, page: OpenPage, fault: Fault) -> Finding:
        state = page.state
        return Finding(
            rule=fault.rule,
            state=state.name,
            address=state.address,
            conditions=(page.condition.name,),
            element=fault.element,
            details=(fault.detail,) if fault.detail else (),
            found_by=(fault.found_by,),
            verdict=fault.verdict,
            picture=self._picture(page, fault.element),
        )

    def _picture(self, page: OpenPage, element: Element | None) -> str:
        if self._pictures is None or self._browser is None or element is None or element.box is None:
            return ""
        return picture_of(page, element, self._pictures)

    def _leave_browser(self) -> None:
        if self._browser is not None:
            self._browser = None
            self._own.close()


def _faults(page: OpenPage, checks: Sequence[Check], engines: Sequence[Engine]) -> Iterator[Fault]:
    """Engines first: they only look."""
    for engine in engines:
        if page.condition.is_thorough or engine.name == AXE:
            yield from or_gave_up(engine.name, engine.examine, page)
    yield from look(page, checks)


def _trouble(rule: str, detail: str, verdict: Verdict = Verdict.FAULT) -> Fault:
    return Fault(rules()[rule], detail=detail, verdict=verdict)
