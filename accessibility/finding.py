"""What the audit has to tell: one finding for each fault in each place, whoever found it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b

from accessibility.rules import Rule


class Verdict(StrEnum):
    """Whether it is wrong, or whether a person has to decide."""

    FAULT = "fout"
    TO_JUDGE = "te beoordelen"


@dataclass(frozen=True)
class Element:
    """Where on the page: a CSS path from the nearest id, the opening tag, what it is called, and its box in pixels.

    `language` is that of its words, as the page says it; "" when it says none.
    """

    path: str
    html: str = ""
    name: str = ""
    box: tuple[float, float, float, float] | None = None  # left, top, width, height, from the corner of the page
    language: str = ""

    def __str__(self) -> str:
        return f"{self.path} “{self.name}”" if self.name else self.path


@dataclass(frozen=True)
class Fault:
    """What an engine or check says of the page that is open; the visit adds the state and the condition."""

    rule: Rule
    element: Element | None = None  # None: it is about the page as a whole
    detail: str = ""  # what was measured, in Dutch: “2,1 op 1”
    found_by: str = "eigen controle"  # which engine, and what that calls it: “axe-core label”
    verdict: Verdict = Verdict.FAULT


@dataclass(frozen=True)
class Finding:
    """One thing that stands in somebody's way in a state of a page, under one or more conditions."""

    rule: Rule
    state: str
    address: str
    conditions: tuple[str, ...]
    element: Element | None = None
    details: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()
    verdict: Verdict = Verdict.FAULT
    picture: str = ""  # the name of a file beside the report

    @property
    def key(self) -> str:
        """The same for the same fault in the same place, run after run."""
        where = self.element.path if self.element else ""
        return blake2b(f"{self.rule.name}\n{self.state}\n{where}".encode(), digest_size=6).hexdigest()

    def __str__(self) -> str:
        said = [f"{self.state} ({', '.join(self.conditions)}): {self.rule.name}: {self.rule.fault}", *self.details]
        said += [self.rule.advice, str(self.element or "")]
        return " ".join(part for part in said if part)


class EngineBroken(Exception):
    """The engine gave no usable answer; the message says why, in Dutch."""


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for the same fault in the same place, with everybody who found it and every condition."""
    found: dict[str, Finding] = {}
    for one in findings:
        found[one.key] = _joined(found[one.key], one) if one.key in found else one
    return list(found.values())


def _joined(one: Finding, other: Finding) -> Finding:
    return replace(
        one,
        conditions=_both(one.conditions, other.conditions),
        details=_both(one.details, other.details),
        found_by=_both(one.found_by, other.found_by),
        verdict=Verdict.FAULT if Verdict.FAULT in (one.verdict, other.verdict) else Verdict.TO_JUDGE,
        picture=one.picture or other.picture,
    )


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
