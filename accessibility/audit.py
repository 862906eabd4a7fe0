"""Going through states and conditions with one browser."""

from collections.abc import Iterator, Sequence
from time import monotonic, sleep

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome

from accessibility.conditions import Condition, allow_scripts, apply
from accessibility.engine import OWN_COLOURS, faults
from accessibility.finding import Finding
from accessibility.pages import State, Typing

WAIT = 5  # seconds for what somebody's typing changes


def visits(states: Sequence[State], conditions: Sequence[Condition]) -> Iterator[tuple[State, Condition]]:
    """Every state under every condition; what needs a script is not met without."""
    for condition in conditions:
        for state in states:
            if condition.scripts or state.first is None:
                yield state, condition


def visit(browser: Chrome, base_url: str, state: State, condition: Condition) -> list[Finding]:
    """Open the page, do what comes first, and tell what stands in the way.

    A page that does not answer is a finding too, and the next visit goes on.
    """
    try:
        apply(browser, condition)
        browser.get(base_url + state.address)
        if state.first and not _is_heard(browser, state.first):
            advice = "Zeg in het statusbericht wat er verandert."
            return [Finding(state.name, condition.name, "not-heard", advice, ("#melding",))]
        allow_scripts(browser, True)  # the engine is a script; the page was loaded without
        left_out = frozenset(state.leaves_out) | frozenset(OWN_COLOURS if "forced-colors" in condition.features else ())
        return faults(browser, state=state.name, condition=condition.name, leaves_out=left_out)
    except WebDriverException as fault:
        advice = f"De pagina gaf geen antwoord ({fault.msg})."
        return [Finding(state.name, condition.name, "no-answer", advice, (state.address,))]


def _is_heard(browser: Chrome, typing: Typing) -> bool:
    """Type, and wait until the status element tells what changed."""
    status = browser.find_element("id", "melding")
    browser.find_element("id", typing.field).send_keys(typing.text)
    until = monotonic() + WAIT
    while not status.get_attribute("textContent"):
        if monotonic() > until:
            return False
        sleep(0.05)
    return True
