"""python -m accessibility.compare OLD.json NEW.json: what is new, what is gone, and what is still there."""

import argparse
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from accessibility.finding import Finding, Verdict
from accessibility.rules import FOLDER
from accessibility.run import Run, load

NOTHING_NEW, NEW, UNREADABLE = 0, 2, 1  # exit codes
# Rules by which a visit says that it did not come to look.
STOPPING = frozenset(tomllib.loads((FOLDER / "visits.toml").read_text(encoding="utf-8")))
GAVE_UP = "engine-gave-up"
COMPARING = {"same-title", "navigation-differs", "help-elsewhere"}  # told of one page, seen by looking at them all


@dataclass(frozen=True)
class Comparison:
    """Two runs beside each other; `unseen` was found before and could not be looked for again."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    still: tuple[Finding, ...]
    unseen: tuple[Finding, ...]


def main() -> int:
    """Tell the difference between two files; returns the exit code."""
    asked = _arguments()
    try:
        comparison = compare(load(asked.old), load(asked.new))
    except (OSError, ValueError) as fault:
        sys.stderr.write(f"{fault}\n")
        return UNREADABLE
    sys.stdout.write(f"{in_words(comparison)}\n")
    return NEW if comparison.new else NOTHING_NEW


def compare(before: Run, after: Run) -> Comparison:
    """Findings by their key. One is gone only when the later run looked again where and with what it was found.

    What a person had to judge before and is a fault now counts as new.
    """
    earlier = {one.key: one for one in before.findings}
    now = {one.key for one in after.findings}
    missing = [one for one in before.findings if one.key not in now]
    return Comparison(
        new=tuple(one for one in after.findings if _is_new(one, earlier)),
        gone=tuple(one for one in missing if _was_sought(one, before, after)),
        still=tuple(one for one in after.findings if not _is_new(one, earlier)),
        unseen=tuple(one for one in missing if not _was_sought(one, before, after)),
    )


def in_words(comparison: Comparison) -> str:
    """The comparison as lines for a terminal or a log."""
    parts = (
        ("Nieuw", comparison.new),
        ("Weg", comparison.gone),
        ("Nog steeds", comparison.still),
        ("Niet opnieuw bekeken", comparison.unseen),
    )
    return "\n".join(line for title, findings in parts for line in _part(title, findings))


def _is_new(finding: Finding, earlier: dict[str, Finding]) -> bool:
    known = earlier.get(finding.key)
    return known is None or (finding.verdict is Verdict.FAULT and known.verdict is Verdict.TO_JUDGE)


def _was_sought(finding: Finding, before: Run, after: Run) -> bool:
    places = _places(finding)
    if finding.rule.name in COMPARING:
        places |= {(one.state, one.condition) for one in before.visits if one.condition in finding.conditions}
    silent = {
        name for one in after.findings if one.rule.name == GAVE_UP and places & _places(one) for name in one.found_by
    }
    return places <= _seen(after) and any(_looked(finder, after, silent) for finder in finding.found_by or ("",))


def _seen(run: Run) -> set[tuple[str, str]]:
    """Where a visit was not stopped by a page that hangs, is gone, or came not at all."""
    stopped = [_places(one) for one in run.findings if one.rule.name in STOPPING]
    return {(one.state, one.condition) for one in run.visits}.difference(*stopped)


def _places(finding: Finding) -> set[tuple[str, str]]:
    return {(finding.state, condition) for condition in finding.conditions}


def _looked(finder: str, run: Run, silent: set[str]) -> bool:
    """Whether this finder took part: an engine when the run names it, own checks always, unless they gave up here."""
    if finder in ("", "eigen controle"):
        return silent <= run.engines.keys()
    return any(finder.startswith(name) for name in run.engines if name not in silent)


def _part(title: str, findings: Iterable[Finding]) -> list[str]:
    lines = [f"  {one.verdict}: {one}" for one in findings]
    return [f"{title}: {len(lines)}", *lines]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m accessibility.compare",
        description="Vergelijk twee rapporten: wat is nieuw, wat is weg, wat is er nog steeds?",
        epilog="Uitkomst: 0 niets nieuws, 2 nieuwe bevindingen, 1 een rapport kan niet worden gelezen.",
    )
    parser.add_argument("old", type=Path, metavar="OUD.json", help="het eerdere rapport")
    parser.add_argument("new", type=Path, metavar="NIEUW.json", help="het latere rapport")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
