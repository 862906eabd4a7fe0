"""Finding a municipality by what somebody types of its name, or of the name of one that went up into it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from koplopers.municipalities.rules import words_of

MOST = 8  # offered at once: more is a list to search through
SAID_BEFORE = ("gemeente",)  # people type “gemeente Utrecht”


@dataclass(frozen=True)
class Candidate:
    """A municipality of today with every name by which people know it."""

    code: str
    name: str
    province: str
    other_names: tuple[str, ...]
    former_names: tuple[str, ...]  # of what went up into it


@dataclass(frozen=True)
class Match:
    """A municipality that was found, and the name of its predecessor when it was found by that."""

    candidate: Candidate
    former_name: str = ""


def matches(typed: str, candidates: Iterable[Candidate]) -> list[Match]:
    """The municipalities with a name whose words begin as what was typed; those that are called so come first."""
    wanted = _wanted(typed)
    if not wanted:
        return []
    found = [match for one in candidates if (match := _match(wanted, one))]
    return sorted(found, key=lambda match: not _is_called(wanted, match))


def only(typed: str, found: Sequence[Match]) -> Match | None:
    """The one that was meant beyond doubt: the only one that is called exactly what was typed."""
    called = [match for match in found if _is_called(_wanted(typed), match)]
    return called[0] if len(called) == 1 else None


def _wanted(typed: str) -> list[str]:
    words = words_of(typed)
    return words[1:] if len(words) > 1 and words[0] in SAID_BEFORE else words


def _match(wanted: list[str], one: Candidate) -> Match | None:
    if any(_begins(wanted, name) for name in (one.name, *one.other_names)):
        return Match(one)
    former = next((name for name in one.former_names if _begins(wanted, name)), "")
    return Match(one, former) if former else None


def _begins(wanted: list[str], name: str) -> bool:
    words = words_of(name)
    return all(any(word.startswith(begin) for word in (*words, "".join(words))) for begin in wanted)


def _is_called(wanted: list[str], match: Match) -> bool:
    names = (match.former_name,) if match.former_name else (match.candidate.name, *match.candidate.other_names)
    return any(wanted in (words_of(name), ["".join(words_of(name))]) for name in names)
