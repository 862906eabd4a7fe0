"""Which process runs which test: a file stays together, because its tests share what is dear to start."""

from typing import Any

from xdist.scheduler import LoadScopeScheduling

# Visits that have nothing to do with one another; together they would keep one process busy and the other idle.
SPREAD = tuple(
    f"tests/accessibility/test_states.py::{name}["
    for name in ("test_nothing_stands_in_the_way", "test_nothing_can_be_seen_that_stands_in_the_way")
)


class ByFile(LoadScopeScheduling):  # type: ignore[misc] # the package has no types
    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(SPREAD) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: Any, log: Any) -> ByFile:
    """The hook by which xdist asks for its scheduler."""
    return ByFile(config, log)
