"""Many visits with a few warm browsers at once, one for each core."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

from accessibility.audit import Auditor, Visited
from accessibility.checks import Check
from accessibility.checks.all import CHECKS
from accessibility.conditions import Condition
from accessibility.engines import Engine
from accessibility.state import State, World

Plan = Iterable[tuple[State, Condition]]
AddressOf = Callable[[World], str]
CORES = max(1, min(4, os.cpu_count() or 1))


def go_round(
    plan: Plan,
    address_of: AddressOf,
    *,
    only_here: bool = True,
    accepted: bool = True,
    pictures: Path | None = None,
    pause: float = 0,
    checks: Iterable[Check] = CHECKS,
    engines: Sequence[Engine] | None = None,
    compare: bool = True,
) -> Generator[Visited]:
    """Every visit of the plan, in the order in which they are ready.

    With a pause (in seconds, between two visits) there is one browser: the site of others is not ours to hurry.
    Raises what a visit raises (BrowserMissing, EngineBroken). Leaving the loop early ends the browsers.
    """
    waiting: SimpleQueue[tuple[State, Condition]] = SimpleQueue()
    ready: SimpleQueue[Visited | BaseException | None] = SimpleQueue()
    planned, how = list(plan), dict[str, Any](accepted=accepted, checks=tuple(checks), engines=engines, compare=compare)
    for one in planned:
        waiting.put(one)
    enough = Event()

    def work() -> None:
        try:
            with Auditor(only_here=only_here, pictures=pictures) as auditor:
                while not enough.is_set():
                    state, condition = waiting.get_nowait()
                    ready.put(auditor.visit(address_of(state.world), state, condition, **how))
                    enough.wait(pause)
        except Empty:
            ready.put(None)
        except BaseException as fault:  # told to whoever waits for the visits
            ready.put(fault)

    workers = [Thread(target=work, daemon=True) for _ in range(min(1 if pause else CORES, len(planned)))]
    for worker in workers:
        worker.start()
    try:
        yield from _as_they_come(ready, len(workers))
    finally:
        enough.set()
        for worker in workers:
            worker.join(timeout=60)


def _as_they_come(ready: "SimpleQueue[Visited | BaseException | None]", working: int) -> Iterator[Visited]:
    while working:
        match ready.get():
            case None:
                working -= 1
            case BaseException() as fault:
                raise fault
            case visited:
                yield visited
