"""How many page states a second our audit visits, beside pa11y-ci with the same axe-core on the same pages.

Both look with a browser for each core and with the same tags of axe-core. They take turns: a busy machine slows both.
pa11y-ci is fetched into a temporary folder: the site does not need it. Apart from that: every state that our audit has,
those with steps or an account too, on a desktop and a phone.
"""

import json
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import gunicorn, say
from bench_growth import make_site

from accessibility.audit import visits
from accessibility.browser import NAMES, find
from accessibility.checks.all import CHECKS
from accessibility.conditions import CONDITIONS, condition
from accessibility.engines.axe import PACKAGE, AxeCore
from accessibility.pages import STATES
from accessibility.rounds import CORES, go_round
from accessibility.signing_in import VISITOR
from accessibility.site import worlds
from accessibility.state import State, World

PA11Y = "4.1.1"
PORT = 8963
ROUNDS = 3
TAGS = ("wcag2a", "wcag21a", "wcag2aa", "wcag21aa", "best-practice")  # what pa11y makes of its standard WCAG2AA
THOROUGH = [one for one in CONDITIONS if one.is_thorough]


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # that serves the demo world
    # What both can visit: the usual day, as a visitor, and nothing to do first.
    states = [one for one in STATES if one.world == World() and one.who == VISITOR and not one.first]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_site(folder / "site", KOPLOPERS_DEMO="1", KOPLOPERS_NOW=f"{World().day}T12:00:00")
        with_pa11y(folder, states)
        settings = {"KOPLOPERS_INSTANCE": str(folder / "site"), "KOPLOPERS_DEMO": "1"}
        with gunicorn("app:app", PORT, KOPLOPERS_NOW=f"{World().day}T12:00:00", **settings):
            say("## The audit beside pa11y-ci", *beside(folder, states))
    say("## Every state on a desktop and a phone", *everything())


def beside(folder: Path, states: list[State]) -> list[str]:
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(seconds_of_pa11y(folder))
        ours.append(seconds_of_ours(states))
    ratio = statistics.median(other / own for own, other in zip(ours, theirs, strict=True))
    return [
        f"axe-core {AxeCore().version}, {len(states)} states, {CORES} browsers, {ROUNDS} rounds",
        f"ours: {len(states) / statistics.median(ours):.1f} states a second, starting the browsers included",
        f"pa11y-ci {PA11Y}: {len(states) / statistics.median(theirs):.1f} states a second",
        f"ratio: {ratio:.1f}",
    ]


def seconds_of_ours(states: list[State]) -> float:
    """Only axe-core with the tags that pa11y asks for, on a wide screen."""
    plan = [(state, condition("bureau")) for state in states]
    began = time.monotonic()
    visited = list(go_round(plan, lambda _: address(), checks=(), engines=(AxeCore(tags=TAGS),), compare=False))
    assert len(visited) == len(states)
    return time.monotonic() - began


def seconds_of_pa11y(folder: Path) -> float:
    began = time.monotonic()
    command = ["node_modules/.bin/pa11y-ci", "--config", "pa11y.json", "--json"]
    with (folder / "outcome.json").open("w+") as answer:  # into a pipe it stops after 64 KB
        subprocess.run(command, cwd=folder, stdout=answer, stderr=subprocess.DEVNULL, check=False)
        took = time.monotonic() - began
        answer.seek(0)
        visited = json.load(answer)["total"]
    assert visited == len(json.loads((folder / "pa11y.json").read_text())["urls"])
    return took


def everything() -> Iterator[str]:
    plan = list(visits(STATES, THOROUGH))
    with worlds() as address_of:
        for state in STATES:
            address_of(state.world)  # made before the clock starts
        for who, checks in (("every engine", ()), ("every engine and check", CHECKS)):
            began = time.monotonic()
            visited = list(go_round(plan, address_of, checks=checks))
            took = time.monotonic() - began
            yield f"{len(visited)} visits with {who}: {took:.0f} seconds, {len(visited) / took:.2f} a second"


def with_pa11y(folder: Path, states: list[State]) -> None:
    """pa11y-ci with our version of axe-core and our browser, told what to visit."""
    wanted = {"dependencies": {"pa11y-ci": PA11Y}, "overrides": {"axe-core": PACKAGE.version}}
    (folder / "package.json").write_text(json.dumps(wanted), encoding="utf-8")
    quiet = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    subprocess.run(["npm", "install", "--silent", "--ignore-scripts"], cwd=folder, env=quiet, check=True)
    config = {
        "defaults": {
            "runners": ["axe"],
            "standard": "WCAG2AA",
            "concurrency": CORES,
            "chromeLaunchConfig": {
                "executablePath": find(*NAMES),
                "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            },
        },
        "urls": [address() + state.address for state in states],
    }
    (folder / "pa11y.json").write_text(json.dumps(config), encoding="utf-8")


def address() -> str:
    return f"http://127.0.0.1:{PORT}"


if __name__ == "__main__":
    sys.exit(main())
