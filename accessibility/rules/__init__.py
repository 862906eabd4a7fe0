"""The rules of the audit: what is wrong and what to do, in Dutch, whichever engine or check found it.

Engines speak each in their own words. A rule here gathers what they call the same fault, so that one fault is told
once. Each table in this folder holds a rule by its name:

    [label]
    criteria = ["1.3.1", "4.1.2"]           # WCAG; empty for good practice
    fault = "Dit veld heeft geen label."
    advice = "Geef het veld een label dat zegt wat iemand moet invullen."
    axe-core = ["label", "select-name"]      # the names that engines give to it

A table without words adds names to a rule of another file: what an engine finds and a check of ours finds too.
"""

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from accessibility.wcag import level_of

FOLDER = Path(__file__).parent
WORDS = ("criteria", "fault", "advice")


@dataclass(frozen=True)
class Rule:
    """One rule; `names` holds per engine what that calls it."""

    name: str
    criteria: tuple[str, ...]
    fault: str
    advice: str
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def level(self) -> str:
        """A, AA or AAA; empty for good practice."""
        return level_of(self.criteria)


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name. Raises ValueError when two tables define the same one, or one that only adds has none."""
    found: dict[str, Rule] = {}
    added: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            names = {key: tuple(value) for key, value in table.items() if key not in WORDS}
            if "fault" not in table:
                added[name] = names
                continue
            if name in found:
                raise ValueError(f"{path.name} defines {name} again")
            found[name] = Rule(name, tuple(table["criteria"]), table["fault"], table["advice"], names)
    if strange := added.keys() - found.keys():
        raise ValueError(f"no table says what is wrong in {', '.join(sorted(strange))}")
    return found | {name: replace(found[name], names=found[name].names | names) for name, names in added.items()}


@cache
def _by_engine() -> dict[tuple[str, str], Rule]:
    return {
        (engine, alias): rule for rule in rules().values() for engine, names in rule.names.items() for alias in names
    }


def rule_of(engine: str, name: str) -> Rule | None:
    """The rule that this engine means by this name; None when no table here knows it."""
    return _by_engine().get((engine, name))
