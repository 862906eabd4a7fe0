"""The browsers in which a journey is heard."""

from contextlib import AbstractContextManager
from typing import Protocol

from accessibility.screenreader.chromium import chromium
from accessibility.screenreader.firefox import firefox
from accessibility.screenreader.processes import Processes


class Browser(Protocol):
    """A browser with one window on the private screen."""

    def open(self, address: str) -> None:
        """Load a page and wait until it is there."""

    def is_in_page(self) -> bool:
        """Whether keys go to the page, and not to the address bar."""


class Start(Protocol):
    def __call__(self, programs: Processes, *, only_here: bool) -> AbstractContextManager[Browser]: ...


BROWSERS: dict[str, Start] = {"chromium": chromium, "firefox": firefox}
