"""python -m accessibility: audit the site by hand."""

import argparse
import logging
import sys
from contextlib import ExitStack

from accessibility.audit import visit, visits
from accessibility.browser import BrowserMissing, chromium
from accessibility.conditions import CONDITIONS
from accessibility.finding import EngineBroken, Finding
from accessibility.pages import STATES, State, World
from accessibility.site import worlds

CLEAN, FINDINGS, BROKEN = 0, 2, 1  # exit codes


def main() -> int:
    """Visit what was asked for and print each finding; returns the exit code."""
    asked = _arguments()
    states = [state for state in STATES if _is_asked(state, asked)]
    conditions = [one for one in CONDITIONS if not asked.conditions or one.name in asked.conditions]
    if not states or not conditions:
        sys.stderr.write("Zo heet geen pagina of omstandigheid. Kijk in accessibility/pages.py en conditions.py.\n")
        return BROKEN
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    plan = list(visits(states, conditions))
    findings: list[Finding] = []
    try:
        with ExitStack() as stack:
            base_url = asked.base_url.rstrip("/")
            address_of = None if base_url else stack.enter_context(worlds())
            browser = stack.enter_context(chromium(only_here=not base_url))
            for number, (state, condition) in enumerate(plan, start=1):
                _progress(number, len(plan), f"{state.name}, {condition.name}")
                address = address_of(state.world) if address_of else base_url
                findings += visit(browser, address, state, condition)
    except KeyboardInterrupt:
        sys.stderr.write("\nOnderbroken; dit is wat tot hier is gevonden.\n")
    except (BrowserMissing, EngineBroken) as fault:
        sys.stderr.write(f"\n{fault}\n")
        return BROKEN
    sys.stderr.write("\n")
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    sys.stdout.write(f"{len(findings)} bevindingen in {len(plan)} bezoeken.\n")
    return FINDINGS if findings else CLEAN


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
