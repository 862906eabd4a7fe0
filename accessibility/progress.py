"""Shows how far a long run is: one line that changes on a screen, a line now and then in a log."""

import sys
from typing import TextIO

WIDTH = 30  # characters of the bar
EVERY = 10  # visits between two lines in a log


class Progress:
    """Counts what is done of what is planned."""

    def __init__(self, total: int, stream: TextIO = sys.stderr) -> None:
        self._total, self._stream, self._done = total, stream, 0

    def step(self, what: str) -> None:
        """One more is done: this."""
        self._done += 1
        said = f"{self._done} van {self._total}"
        if self._stream.isatty():
            filled = WIDTH * self._done // self._total
            self._stream.write(f"\r\033[K{'█' * filled}{'░' * (WIDTH - filled)} {said}: {what}"[:120])
            self._stream.flush()
        elif self._done % EVERY == 0 or self._done == self._total:
            self._stream.write(f"{said}\n")

    def end(self) -> None:
        if self._stream.isatty() and self._done:
            self._stream.write("\n")
