"""What was heard as text that people review: kept beside the code, and compared with what is heard later."""

import difflib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from accessibility.screenreader.journeys import Journey
from accessibility.screenreader.speech import contains
from accessibility.screenreader.walk import Heard

KEPT = Path(__file__).parent / "transcripts"

# How a browser tells that it loads a page, where its content begins, and that letters are for reading again, differs
# from time to time; what matters is what is read after it.
COMES_AND_GOES = re.compile(r"(Bezig|Klaar) met laden\b.*|(.* )?document-web\.|belangrijkste inhoud\.?|Bladermodus")
# Which links somebody followed before depends on the day, not on the page.
VISITED = re.compile(r", \d+ (niet-)?bezochte verwijzing(en)?")
REFERENCE = re.compile(r"\b[0-9A-Z]{3}(-[0-9A-Z]{3}){2}\b")  # each report gets its own


def place_of(journey: Journey, browser: str) -> Path:
    return KEPT / f"{journey.name}.{browser}.txt"


def transcript(journey: Journey, browser: str, heard: Sequence[Heard]) -> str:
    """The journey with what matters of what was heard, and what it cost."""
    utterances = [steady(one) for one in heard]
    head = [
        f"{journey.goal}, met Orca en {browser.capitalize()}",
        cost(sum(map(len, utterances)), sum(one.presses for one in heard)),
    ]
    steps = (
        [f"{number}. {instruction(one)}", *(f"   {words}" for words in said)]
        for number, (one, said) in enumerate(zip(heard, utterances, strict=True), start=1)
    )
    return "\n".join([*head, *("\n" + "\n".join(step) for step in steps)]) + "\n"


def instruction(heard: Heard) -> str:
    """The step in words, with how often its key was pressed where that was for the journey to find out."""
    often = f" ({heard.presses} keer)" if heard.presses > 1 and "tot u" in heard.step.words else ""
    return heard.step.words + often


def cost(utterances: int, presses: int) -> str:
    """Fewer is better, both for the ear and for the hand."""
    return f"{_count(utterances, 'uiting', 'uitingen')}, {_count(presses, 'toets', 'toetsen')}"


def steady(heard: Heard) -> list[str]:
    """The utterances without what comes and goes; up to the words that matter where the rest varies."""
    said = [_same_each_day(one) for one in heard.said if not COMES_AND_GOES.fullmatch(one)]
    if not heard.step.rest_varies:
        return said
    ends = (end for end in range(1, len(said) + 1) if contains(said[:end], heard.step.hears))
    return said[: next(ends, len(said))]


def _same_each_day(utterance: str) -> str:
    return REFERENCE.sub("…", VISITED.sub("", " ".join(utterance.split())))


def difference(kept: str, fresh: str) -> str:
    """The lines that differ, with - for what was kept and + for what is heard now; empty when it is the same."""
    return "\n".join(_changed(difflib.unified_diff(kept.splitlines(), fresh.splitlines(), lineterm="", n=1)))


def _changed(lines: Iterable[str]) -> Iterable[str]:
    return (line for line in lines if not line.startswith(("---", "+++", "@@")))


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
