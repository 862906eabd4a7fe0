"""Most tests make a site of their own, and each has the same routes: what werkzeug writes for one is written once."""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

_write = Rule._compile_builder
_written: dict[Any, Callable[..., tuple[str, str]]] = {}


def _written_once(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    if rule.defaults:  # they go into what is written
        return _write(rule, append_unknown)
    asked = (*rule._trace, append_unknown)
    if asked not in _written:
        _written[asked] = _write(rule, append_unknown)
    return _written[asked]


def write_routes_once() -> None:
    """From now on; a site takes a third of the time to make."""
    Rule._compile_builder = _written_once  # type: ignore[method-assign]
