"""python -m accessibility.screenreader: hear what a screen reader says on a journey through the site."""

import argparse
import logging
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

from accessibility.screenreader.browsers import BROWSERS
from accessibility.screenreader.journeys import JOURNEYS, Journey
from accessibility.screenreader.needs import missing
from accessibility.screenreader.processes import RigBroken
from accessibility.screenreader.rig import screen_reader
from accessibility.screenreader.transcript import cost, difference, instruction, place_of, steady, transcript
from accessibility.screenreader.walk import Heard, Traveller, walk
from accessibility.site import worlds
from accessibility.state import World
from accessibility.stopping import stopping_once

AS_KEPT, DIFFERS, BROKEN = 0, 2, 1  # exit codes


def main() -> int:
    """Walk the journeys that were asked for and print what is heard; returns the exit code."""
    asked = _arguments()
    journeys = [one for one in JOURNEYS if one.name in asked.journeys]
    if not asked.journeys:
        _list()
        return AS_KEPT
    if unknown := set(asked.journeys) - {one.name for one in journeys}:
        return _broken(f"Deze reis is er niet: {', '.join(sorted(unknown))}. Zonder naam ziet u welke er zijn.")
    if asked.base_url and any(one.sends for one in journeys):
        return _broken("Deze reis verstuurt iets. Daarom gaat zij alleen op de demonstratie, zonder --base-url.")
    if lack := missing(asked.browser):
        return _broken(lack)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    try:
        with stopping_once():
            return _walk_all(journeys, asked)
    except RigBroken as fault:
        return _broken(str(fault))
    except KeyboardInterrupt:
        return _broken("Onderbroken. De schermlezer en de browser zijn gestopt.")


def _walk_all(journeys: Sequence[Journey], asked: argparse.Namespace) -> int:
    with _address(asked.base_url) as address:
        if asked.times > 1:
            rounds = [
                [heard for journey in journeys for heard in _walked(journey, address, asked.browser)]
                for _ in range(asked.times)
            ]
            return _report_steadiness(rounds)
        outcomes = [_compared(one, _walked(one, address, asked.browser), asked) for one in journeys]
    return max(outcomes)


def _walked(journey: Journey, address: str, browser: str) -> list[Heard]:
    """The journey from the start of screen reader and browser, so that nothing of a journey before is in it."""
    only_here = urlsplit(address).hostname in ("127.0.0.1", "localhost")
    with screen_reader() as rig, BROWSERS[browser](rig.programs, only_here=only_here) as opened:
        return walk(journey, Traveller(rig, opened, address))


def _compared(journey: Journey, heard: list[Heard], asked: argparse.Namespace) -> int:
    """Print what was heard, and compare it with what is kept or keep it."""
    _print_heard(journey, heard)
    if not heard[-1].is_as_promised:
        sys.stdout.write(f"\nNiet gehoord: “{heard[-1].step.hears}”. Hier stopt de reis.\n")
        return DIFFERS
    fresh, place = transcript(journey, asked.browser, heard), place_of(journey, asked.browser)
    if asked.keep:
        place.parent.mkdir(exist_ok=True)
        place.write_text(fresh)
        sys.stdout.write(f"\nBewaard in {place.name}.\n")
        return AS_KEPT
    if not place.exists():
        sys.stdout.write("\nHiervan is nog niets bewaard. Met --keep bewaart u dit.\n")
        return DIFFERS
    changed = difference(place.read_text(), fresh)
    sys.stdout.write(
        f"\nAnders dan bewaard (- was, + is nu):\n{changed}\n" if changed else "\nGelijk aan wat bewaard is.\n"
    )
    return DIFFERS if changed else AS_KEPT


def _print_heard(journey: Journey, heard: Sequence[Heard]) -> None:
    """Everything that was said, also what comes and goes and is not compared."""
    sys.stdout.write(f"\n{journey.goal}\n")
    for number, one in enumerate(heard, start=1):
        spoken = "".join(f"   {' '.join(words.split())}\n" for words in one.said)
        sys.stdout.write(f"\n{number}. {instruction(one)}: {cost(len(one.said), one.presses)}\n{spoken}")
    sys.stdout.write(f"\nSamen: {cost(sum(len(one.said) for one in heard), sum(one.presses for one in heard))}\n")


def _report_steadiness(rounds: Sequence[Sequence[Heard]]) -> int:
    """Print how many steps sounded the same each time, and the versions of those that did not."""
    longest = max(map(len, rounds))
    unsteady = 0
    for number in range(longest):
        versions = Counter(tuple(steady(one[number])) if number < len(one) else ("(niet bereikt)",) for one in rounds)
        if len(versions) > 1:
            unsteady += 1
            words = next(one[number].step.words for one in rounds if number < len(one))
            sys.stdout.write(f"\n{words}\n")
            sys.stdout.writelines(f"   {often} keer: {' | '.join(said)}\n" for said, often in versions.most_common())
    sys.stdout.write(f"{longest - unsteady} van {longest} stappen klonken alle {len(rounds)} keer gelijk.\n")
    return DIFFERS if unsteady else AS_KEPT


def _list() -> None:
    for journey in JOURNEYS:
        sys.stdout.write(f"\n{journey.name}: {journey.goal}\n")
        for number, step in enumerate(journey.steps, start=1):
            sys.stdout.write(f"   {number}. {step.words}. U hoort: {step.hears}\n")


@contextmanager
def _address(base_url: str) -> Iterator[str]:
    """Where the site answers: the given address, or that of the demo world, served for as long as this takes."""
    with ExitStack() as stack:
        try:
            address = base_url.rstrip("/") or stack.enter_context(worlds())(World())
        except RuntimeError as fault:  # also what Ctrl-C becomes in a command of the site
            raise RigBroken("De demonstratie is niet klaargezet.") from fault
        yield address


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m accessibility.screenreader",
        description="Hoor wat een schermlezer zegt op een reis door de site.",
    )
    parser.add_argument("journeys", nargs="*", metavar="REIS", help="zonder reis: welke er zijn, en wat u dan doet")
    parser.add_argument("--browser", choices=sorted(BROWSERS), default="chromium")
    parser.add_argument("--base-url", metavar="URL", default="", help="een site die al draait; anders de demonstratie")
    parser.add_argument("--keep", action="store_true", help="bewaar wat te horen is, om later mee te vergelijken")
    parser.add_argument(
        "--times", type=int, default=1, metavar="N", help="loop N keer en zeg wat elke keer gelijk klinkt"
    )
    return parser.parse_args()


def _broken(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return BROKEN


if __name__ == "__main__":
    sys.exit(main())
