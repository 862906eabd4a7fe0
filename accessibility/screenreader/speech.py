"""What the screen reader says, read from the file in which it writes its words."""

import json
from collections.abc import Iterable
from pathlib import Path
from time import monotonic, sleep

QUIET = 0.3  # seconds without a word after which a sentence is over; words follow each other within hundredths
PATIENCE = 15  # seconds in which an answer must begin


def contains(said: Iterable[str], wanted: str) -> bool:
    """Whether these words were said one after the other; where an utterance ends does not matter to an ear."""
    return wanted in " ".join(" ".join(said).split())


class Speech:
    """The words since the last time that somebody listened."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.file.touch()
        self._read = 0

    def hear(self, wanted: str = "", *, patience: float = PATIENCE) -> list[str]:
        """The utterances up to the first silence after `wanted` was heard; without it, after any word.

        Whoever waits in vain gets what was said all the same.
        """
        said: list[str] = []
        begun = last = monotonic()
        while True:
            if fresh := self._fresh():
                said += fresh
                last = monotonic()
            is_answered = bool(said) and contains(said, wanted)
            limit = last + QUIET if is_answered else max(begun + patience, last + QUIET)
            if monotonic() > limit:
                return said
            sleep(0.01)

    def _fresh(self) -> list[str]:
        with self.file.open("rb") as file:
            file.seek(self._read)
            lines = file.read()
        whole = lines[: lines.rfind(b"\n") + 1]
        self._read += len(whole)
        return [str(json.loads(line)) for line in whole.splitlines()]
