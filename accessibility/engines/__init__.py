"""The engines: programs of others that look at the page that is open, each in its own words."""

from collections.abc import Iterable
from typing import Protocol

from accessibility.finding import Fault
from accessibility.page import OpenPage


class Engine(Protocol):
    """One engine. `examine` raises EngineBroken when it gives no usable answer."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def examine(self, page: OpenPage) -> Iterable[Fault]: ...
