"""python -m accessibility: audit the site by hand."""

import argparse
import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack

from accessibility.audit import visit, visits
from accessibility.browser import BrowserMissing, chromium
from accessibility.conditions import CONDITIONS, Condition
from accessibility.finding import EngineBroken, Finding
from accessibility.pages import STATES, State, World
from accessibility.site import worlds

CLEAN, FINDINGS, BROKEN = 0, 2, 1  # exit codes


def main() -> int:
    """Visit what was asked for and print each finding; returns the exit code."""
    asked = _arguments()
    states = [state for state in STATES if _is_asked(state, asked)]
    conditions = [one for one in CONDITIONS if not asked.conditions or one.name in asked.conditions]
    plan = list(visits(states, conditions))
    if not plan:
        sys.stderr.write("Zo heet geen pagina of omstandigheid. Kijk in accessibility/pages.py en conditions.py.\n")
        return BROKEN
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    findings: list[Finding] = []
    visited = 0
    try:
        for found in _going_through(plan, asked.base_url.rstrip("/")):
            findings += found
            visited += 1
    except KeyboardInterrupt:
        sys.stderr.write("\nOnderbroken; dit is wat tot hier is gevonden.")
    except (BrowserMissing, EngineBroken) as fault:
        sys.stderr.write(f"\n{fault}\n")
        return BROKEN
    sys.stderr.write("\n")
    _report(findings, visited)
    if findings:
        return FINDINGS
    return CLEAN if visited == len(plan) else BROKEN


def _going_through(plan: list[tuple[State, Condition]], base_url: str) -> Iterator[list[Finding]]:
    """The findings of each visit, with progress on the way."""
    with ExitStack() as stack:
        address_of = None if base_url else stack.enter_context(worlds())
        browser = stack.enter_context(chromium(only_here=not base_url))
        for number, (state, condition) in enumerate(plan, start=1):
            _progress(number, len(plan), f"{state.name}, {condition.name}")
            address = address_of(state.world) if address_of else base_url
            yield visit(browser, address, state, condition)


def _report(findings: list[Finding], visited: int) -> None:
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    sys.stdout.write(
        f"{_count(len(findings), 'bevinding', 'bevindingen')} in {_count(visited, 'bezoek', 'bezoeken')}.\n"
    )


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m accessibility", description="Kijk de site na in een echte browser."
    )
    parser.add_argument("--pages", nargs="+", metavar="DEEL", help="alleen staten waarvan de naam dit bevat")
    parser.add_argument("--conditions", nargs="+", metavar="NAAM", help=", ".join(one.name for one in CONDITIONS))
    parser.add_argument("--base-url", metavar="URL", default="", help="een site die al draait; anders de demonstratie")
    return parser.parse_args()


def _is_asked(state: State, asked: argparse.Namespace) -> bool:
    """A running site has its own day and settings; the states of other days are not there."""
    is_there = not asked.base_url or state.world == World()
    return is_there and (not asked.pages or any(part in state.name for part in asked.pages))


def _progress(number: int, total: int, what: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{number} van {total}: {what}")
    elif number % 20 == 0 or number == total:
        sys.stderr.write(f"{number} van {total}\n")


if __name__ == "__main__":
    sys.exit(main())
