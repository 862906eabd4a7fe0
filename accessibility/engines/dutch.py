"""What an engine says, in our words: its rule from our tables, its element, and one of two faults that are the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accessibility.finding import Fault, Verdict
from accessibility.page import element_of
from accessibility.rules import Rule, rule_of, rules
from accessibility.wcag import criteria

# About the page as a whole: engines point at html, head or the first element, each at another.
WHOLE_PAGE = {
    "aria-hidden-body",
    "bypass",
    "css-orientation-lock",
    "doctype",
    "document-title",
    "html-has-lang",
    "html-lang-valid",
    "landmark-one-main",
    "meta-refresh",
    "meta-viewport",
    "page-has-heading-one",
}
# Whoever mends the first has mended the second; only the first is told.
ALSO_MENDS = {
    "color-contrast": ("color-contrast-enhanced",),
    "aria-valid-attr": ("aria-allowed-attr",),
    "aria-allowed-role": ("aria-required-children",),
    "markup-out-of-date": ("markup-nesting",),
    "landmark-no-duplicate-banner": ("landmark-unique",),
    "landmark-no-duplicate-contentinfo": ("landmark-unique",),
    "landmark-no-duplicate-main": ("landmark-unique",),
}
MANY = 10  # so many of one kind somebody looks at one by one


@dataclass(frozen=True)
class Told:
    """One thing that an engine says: its own name for the rule, the element as page.js describes it, its own words."""

    name: str
    element: dict[str, Any] | None
    words: str = ""  # in English
    criteria: tuple[str, ...] = ()
    detail: str = ""  # in Dutch
    is_sure: bool = True


def faults_of(engine: str, told: Iterable[Told]) -> Iterator[Fault]:
    """What the engine told as faults of ours; each rule once for each element."""
    found: dict[tuple[str, str], Fault] = {}
    for one in told:
        fault = _fault(engine, one)
        found.setdefault((fault.rule.name, fault.element.path if fault.element else ""), fault)
    mended = {(other, where) for rule, where in found for other in ALSO_MENDS.get(rule, ())}
    yield from _few(fault for key, fault in found.items() if key not in mended)


def _few(faults: Iterable[Fault]) -> Iterator[Fault]:
    """What nobody is sure of once with a number, when one reason makes it so in very many places."""
    unsure: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        if fault.verdict is Verdict.FAULT:
            yield fault
        else:
            unsure[fault.rule.name, fault.detail].append(fault)
    for (_, detail), alike in unsure.items():
        if len(alike) > MANY:
            yield replace(alike[0], detail=f"{detail} Zo zijn er {len(alike)} op deze pagina.".lstrip())
        else:
            yield from alike


def gave_up(engine: str, why: str | None) -> Fault:
    """That this engine could not look at this page, for a person to look instead; the run goes on."""
    detail = f"{engine}: {(why or '').partition(chr(10))[0][:200]}"
    return Fault(rules()["engine-gave-up"], detail=detail, found_by=engine, verdict=Verdict.TO_JUDGE)


def rules_gave_up(engine: str, names: Sequence[str]) -> Iterator[Fault]:
    """That these rules of an engine tripped over this page: once, because one thing on the page trips many."""
    if names:
        yield gave_up(engine, f"regels die op deze pagina braken: {', '.join(names)}")


def rule_for(engine: str, name: str, words: str = "", numbers: tuple[str, ...] = ()) -> Rule:
    """Our rule; where no table knows it one in the engine's own words, so that nothing is dropped."""
    known = tuple(number for number in numbers if number in criteria())
    return rule_of(engine, name) or Rule(
        f"{engine} {name}", known, words or name, f"Zoek op wat {engine} met “{name}” bedoelt.", {engine: (name,)}
    )


def _fault(engine: str, told: Told) -> Fault:
    rule = rule_for(engine, told.name, told.words, told.criteria)
    return Fault(
        rule,
        None if rule.name in WHOLE_PAGE else element_of(told.element),
        told.detail,
        f"{engine} {told.name}",
        Verdict.FAULT if told.is_sure else Verdict.TO_JUDGE,
    )
