"""python -m accessibility: audit the site by hand."""

import argparse
import logging
import sys
from contextlib import nullcontext

from accessibility.audit import visit, visits
from accessibility.browser import BrowserMissing, chromium
from accessibility.conditions import CONDITIONS
from accessibility.engine import EngineBroken, Finding
from accessibility.pages import STATES
from accessibility.site import demo_world

CLEAN, FINDINGS, BROKEN = 0, 2, 1  # exit codes
TODAY = "2026-11-24T12:00:00"  # the day on which the announced reorganisation has not happened yet


def main() -> int:
    """Visit what was asked for and print each finding; returns the exit code."""
    asked = _arguments()
    states = [state for state in STATES if not asked.pages or any(part in state.name for part in asked.pages)]
    conditions = [one for one in CONDITIONS if not asked.conditions or one.name in asked.conditions]
    if not states or not conditions:
        sys.stderr.write("Zo heet geen pagina of omstandigheid. Kijk in accessibility/pages.py en conditions.py.\n")
        return BROKEN
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    plan = list(visits(states, conditions))
    findings: list[Finding] = []
    try:
        site = nullcontext(asked.base_url.rstrip("/")) if asked.base_url else demo_world(TODAY)
        with site as address, chromium(only_here=not asked.base_url) as browser:
            for number, (state, condition) in enumerate(plan, start=1):
                _progress(number, len(plan), f"{state.name}, {condition.name}")
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
    parser.add_argument("--base-url", metavar="URL", help="een site die al draait; anders de demonstratie")
    return parser.parse_args()


def _progress(number: int, total: int, what: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{number} van {total}: {what}")
    elif number % 20 == 0 or number == total:
        sys.stderr.write(f"{number} van {total}\n")


if __name__ == "__main__":
    sys.exit(main())
