"""python -m accessibility: audit the site, or another one, by hand."""

import argparse
import logging
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime

from accessibility import compare, report
from accessibility.asked import NotUnderstood, asked_conditions, asked_states, parser, plan
from accessibility.audit import Visited, engine_versions
from accessibility.browser import BrowserMissing, chromium, version
from accessibility.checks.across import faults_across
from accessibility.conditions import Condition
from accessibility.crawl import Robots, Unreachable, crawl, origin_of
from accessibility.finding import EngineBroken, Finding, merged
from accessibility.progress import Progress
from accessibility.rounds import AddressOf, go_round
from accessibility.run import Run, load, visits_of
from accessibility.site import worlds
from accessibility.state import State
from accessibility.stopping import stopping_once

CLEAN, FINDINGS, BROKEN = 0, 2, 1  # exit codes


def main() -> int:
    """Visit what was asked for and tell each finding; returns the exit code."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    try:
        with stopping_once():
            return _main()
    except KeyboardInterrupt:
        return _broken("\nOnderbroken. Er is geen rapport.")


def _main() -> int:
    try:
        asked = parser().parse_args()
        before = load(asked.compare) if asked.compare else None
        run = _audit(asked)
    except (NotUnderstood, Unreachable, BrowserMissing, EngineBroken, OSError, ValueError) as fault:
        return _broken(str(fault))
    _tell(run)
    if asked.report:
        for path in report.write(run, asked.report, asked.format, before=before):
            sys.stdout.write(f"{path}\n")
    if before:
        sys.stdout.write(f"{compare.in_words(compare.compare(before, run))}\n")
    if run.faults:
        return FINDINGS
    return CLEAN if run.is_complete else BROKEN


def _audit(asked: argparse.Namespace) -> Run:
    conditions = asked_conditions(asked.conditions)
    pictures = asked.report / report.PICTURES if asked.report else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    origin, began = origin_of(asked.base_url) if asked.base_url else "de demonstratie", datetime.now(UTC)
    with ExitStack() as stack:
        try:
            states, address_of, pause = _prepared(asked, origin, stack)
            engines = engine_versions()
        except KeyboardInterrupt:
            sys.stderr.write("\nOnderbroken. Er is nog niets bezocht.\n")
            return Run(origin, began, datetime.now(UTC), engines={}, is_complete=False)
        going = go_round(
            visits := plan(states, conditions), address_of, only_here=not asked.base_url, pictures=pictures, pause=pause
        )
        return _visit(visits, going, origin, engines)


def _prepared(asked: argparse.Namespace, origin: str, stack: ExitStack) -> tuple[list[State], AddressOf, float]:
    """What to visit, where, and the pause between two visits."""
    if not asked.base_url:
        return asked_states(asked.pages, elsewhere=False), stack.enter_context(worlds()), 0.0
    robots = Robots(origin)
    return _states_elsewhere(asked, origin, robots), lambda _: origin, robots.pause


def _states_elsewhere(asked: argparse.Namespace, origin: str, robots: Robots) -> list[State]:
    """What to visit on a site that runs somewhere: what was named, else from link to link."""
    if asked.pages:
        return [one for one in asked_states(asked.pages, elsewhere=True) if _allowed(robots, origin, one)]
    with chromium(only_here=False) as browser:
        sys.stderr.write(f"Pagina’s zoeken op {origin}\n")
        found = [State(address, address) for address in crawl(browser, asked.base_url, asked.crawl, robots)]
    if not found:
        raise Unreachable(f"robots.txt van {origin} laat geen bezoek toe.")
    return found


def _allowed(robots: Robots, origin: str, state: State) -> bool:
    if robots.allows(origin + state.address):
        return True
    sys.stderr.write(f"Overgeslagen, want robots.txt laat het niet toe: {state.address}\n")
    return False


def _visit(visits: list[tuple[State, Condition]], going: Generator[Visited], site: str, engines: dict[str, str]) -> Run:
    """The run of these visits; one that somebody interrupts or that breaks holds what was visited until then."""
    began, visited = datetime.now(UTC), list[Visited]()
    progress = Progress(len(visits))
    with _as_far_as_it_goes(visited), closing(going):
        for one in going:
            visited.append(one)
            progress.step(f"{one.state.name}, {one.condition.name}")
    progress.end()
    visited.sort(key=lambda one: visits.index((one.state, one.condition)))
    findings = merged([*(finding for one in visited for finding in one.findings), *faults_across(visited)])
    return Run(
        site=site,
        began=began,
        ended=datetime.now(UTC),
        engines=engines,
        visits=visits_of(visited),
        findings=findings,
        is_complete=len(visited) == len(visits),
        browser=version(),
    )


@contextmanager
def _as_far_as_it_goes(visited: Sequence[Visited]) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        sys.stderr.write("\nOnderbroken. Het rapport bevat wat tot hier is bezocht.\n")
    except Exception as fault:
        if not visited:
            raise
        said = str(fault) if isinstance(fault, EngineBroken | BrowserMissing) else f"{type(fault).__name__}: {fault}"
        sys.stderr.write(f"\nDe audit brak af: {said}\nHet rapport bevat wat tot hier is bezocht.\n")


def _broken(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return BROKEN


def _tell(run: Run) -> None:
    for finding in run.findings:
        sys.stdout.write(f"{finding.verdict}: {finding}\n")
    sys.stdout.write(f"{summary(run.faults, run.to_judge, len(run.visits))}\n")


def summary(faults: list[Finding], to_judge: list[Finding], visits: int) -> str:
    """How many were found in how many visits, in one sentence."""
    found = _count(len(faults), "bevinding", "bevindingen")
    judged = f", {len(to_judge)} te beoordelen door een mens" if to_judge else ""
    return f"{found} in {_count(visits, 'bezoek', 'bezoeken')}{judged}."


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


if __name__ == "__main__":
    sys.exit(main())
