"""The engines that look, in the order in which they do."""

from collections.abc import Iterator
from contextlib import contextmanager

from accessibility.engines import Engine

AXE = "axe-core"


@contextmanager
def make_engines() -> Iterator[tuple[Engine, ...]]:
    """The engines, ready to look; what they started ends with the block."""
    yield ()
