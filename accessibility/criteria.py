"""python -m accessibility.criteria: what the site and its audit promise, and what proves it."""

import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "criteria.toml"
TESTS = Path(__file__).parents[1] / "tests"
MARKER = "pytest.mark.promise"


@dataclass(frozen=True)
class HandCheck:
    """Somebody tried it by hand: when, in what function, and how."""

    on: date
    who: str
    how: str


@dataclass(frozen=True)
class Promise:
    """One promise in a sentence, and its proof: tests, or a check by hand, or both."""

    name: str
    says: str
    tests: tuple[str, ...] = ()
    hand: HandCheck | None = None


def main() -> int:
    """Print each promise with its proof; returns 0."""
    for promise in promises().values():
        sys.stdout.write(f"{promise.says}\n")
        for test in promise.tests:
            sys.stdout.write(f"  test: {test}\n")
        if promise.hand:
            sys.stdout.write(f"  met de hand: {promise.hand.on}, {promise.hand.who}: {promise.hand.how}\n")
    return 0


def promises(path: Path = TABLE) -> dict[str, Promise]:
    """Every promise by its name; raises ValueError for one without sentence or proof, or with half a hand check."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _promise(name, entry) for name, entry in table.items()}


def marked(folder: Path = TESTS) -> dict[str, frozenset[str]]:
    """Each test in this folder, as pytest names it, with the promises of its marker; read, and not run."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted(folder.rglob("test_*.py")):
        name = path.relative_to(folder.parent).as_posix()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found[f"{name}::{node.name}"] = frozenset(_names_in_marker(node))
    return found


def disagreements(promised: Mapping[str, Promise], tests: Mapping[str, frozenset[str]]) -> list[str]:
    """Where promises and tests do not point at one another, a sentence for each."""
    return [*_from_promises(promised, tests), *_from_tests(promised, tests)]


def _from_promises(promised: Mapping[str, Promise], tests: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for promise in promised.values():
        for test in promise.tests:
            if test not in tests:
                yield f"{promise.name} leans on {test}, which does not exist"
            elif promise.name not in tests[test]:
                yield f"{promise.name} leans on {test}, which does not say so"


def _from_tests(promised: Mapping[str, Promise], tests: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for test, names in tests.items():
        for name in sorted(names):
            if name not in promised:
                yield f"{test} proves {name}, which nobody promised"
            elif test not in promised[name].tests:
                yield f"{test} proves {name}, which does not name it"


def _promise(name: str, entry: dict[str, Any]) -> Promise:
    try:
        hand = HandCheck(**entry["hand"]) if "hand" in entry else None
        promise = Promise(name, entry["says"], tuple(entry.get("test", ())), hand)
    except (KeyError, TypeError) as fault:
        raise ValueError(f"{name} is no promise: {fault}") from None
    if not promise.tests and not hand:
        raise ValueError(f"{name} has no proof")
    if hand and not (type(hand.on) is date and hand.who and hand.how):
        raise ValueError(f"{name} does not say when, by whom or how it was checked by hand")
    return promise


def _names_in_marker(node: ast.FunctionDef) -> Iterator[str]:
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == MARKER:
            yield from (str(one.value) for one in decorator.args if isinstance(one, ast.Constant))


if __name__ == "__main__":
    sys.exit(main())
