"""Which status the law gives to what is known: computed on a day, never chosen.

Source: the Besluit digitale toegankelijkheid overheid as DigiToegankelijk explains it. A complete investigation follows
WCAG-EM, covers the whole site with PDFs and what lies behind the login, and is less than three years old.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from koplopers.statement.criteria import fifty

SINCE = date(2026, 11, 24)  # the first day on which the site carried a statement
VALID_MONTHS = 36  # a complete investigation counts until it is three years old
PLAN_MONTHS = 6  # how near a planned investigation must be
REFRESH_MONTHS = 12  # the statement is looked at anew, and the site is better, every year


class Status(StrEnum):
    A, B, C, D, E = "A", "B", "C", "D", "E"


LABELS = {
    Status.A: "voldoet volledig",
    Status.B: "voldoet gedeeltelijk",
    Status.C: "eerste maatregelen genomen",
    Status.D: "voldoet niet",
    Status.E: "geen verklaring",
}
MEANINGS = {
    Status.A: "Een volledig onderzoek is minder dan drie jaar oud. De site voldoet aan alle 50 eisen.",
    Status.B: "Een volledig onderzoek is minder dan drie jaar oud. De site voldoet nog niet aan alle eisen. "
    "Bij elke fout staat wat er gebeurt en wanneer, en elk jaar wordt de site beter.",
    Status.C: "Er is geen volledig onderzoek. Er is er een gepland binnen zes maanden.",
    Status.D: "Er is geen volledig onderzoek en er is er geen gepland binnen zes maanden. "
    "Of bij fouten staat niet wat eraan gebeurt.",
    Status.E: "Er is geen toegankelijkheidsverklaring.",
}


@dataclass(frozen=True)
class Looked:
    """An investigation as the law weighs it; `failed` holds the criteria of the fifty that are not met."""

    planned_for: date | None = None
    conducted_on: date | None = None
    is_complete: bool = False
    failed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Known:
    """A fault as the law weighs it; described means: consequence, measure and date are told."""

    criteria: frozenset[str]
    found_on: date
    mended_on: date | None = None
    is_described: bool = False
    planned_for: date | None = None  # when it should be mended

    def is_open(self, day: date) -> bool:
        return self.found_on <= day and (self.mended_on is None or self.mended_on > day)


@dataclass(frozen=True)
class Evidence:
    """All that is recorded, also what lies after the day that is asked about."""

    investigations: tuple[Looked, ...] = ()
    faults: tuple[Known, ...] = ()
    approved_on: tuple[date, ...] = ()  # the days on which somebody responsible agreed with the statement
    recorded_on: tuple[date, ...] = ()  # the days on which somebody recorded or described something


@dataclass(frozen=True)
class Verdict:
    """The status and, in Dutch, why it is this one."""

    status: Status
    reasons: tuple[str, ...]
    failed: frozenset[str] = field(default=frozenset())  # of the fifty, as far as is known

    @property
    def label(self) -> str:
        return LABELS[self.status]


def verdict(evidence: Evidence, day: date) -> Verdict:
    """The status on this day."""
    if day < SINCE:
        return Verdict(Status.E, ("Op deze dag had de site nog geen toegankelijkheidsverklaring.",))
    last = _last_complete(evidence, day)
    failed = _failed(evidence, last, day)
    if last is None or not _is_valid(last, day):
        return _without_investigation(evidence, day, failed, expired=last is not None)
    if not failed:
        return Verdict(
            Status.A,
            ("Een volledig onderzoek van minder dan drie jaar oud laat zien dat de site aan alle 50 eisen voldoet.",),
        )
    lacking = _lacking(evidence, last, failed, day)
    if lacking:
        begin = "Een volledig onderzoek laat zien dat de site nog niet aan alle eisen voldoet."
        return Verdict(Status.D, (begin, *lacking), failed)
    return Verdict(
        Status.B,
        (
            "Een volledig onderzoek, minder dan drie jaar oud, laat zien dat de site nog niet aan alle eisen voldoet.",
            "Bij elke fout staat wat wij doen en wanneer. Elk jaar wordt de site beter.",
        ),
        failed,
    )


def turns(evidence: Evidence) -> set[date]:
    """Every day on which the page can change without anybody doing anything."""
    days = {SINCE}
    for one in evidence.investigations:
        if one.planned_for:
            days |= {months_after(one.planned_for, -PLAN_MONTHS), one.planned_for + timedelta(days=1)}
        if one.conducted_on:
            days |= {one.conducted_on, _year_after(one.conducted_on), months_after(one.conducted_on, VALID_MONTHS)}
    for fault in evidence.faults:
        days.add(fault.found_on)
        if fault.planned_for:
            days.add(fault.planned_for + timedelta(days=1))  # from then on the page says that it is late
        if fault.mended_on:
            days |= {fault.mended_on, _year_after(fault.mended_on)}
    for approved in evidence.approved_on:
        days |= {approved, _year_after(approved)}
    return days


def computed_on(evidence: Evidence, day: date) -> date:
    """The last day on which something changed that the status follows from.

    Not simply today: a page is kept until something changes, and must not depend on when it was made.
    """
    return max((one for one in turns(evidence).union(evidence.recorded_on) if one <= day), default=day)


def needs_refreshing(evidence: Evidence, day: date) -> bool:
    """Whether nobody responsible has agreed with the statement within the last year."""
    return not any(approved <= day < _year_after(approved) for approved in evidence.approved_on)


def months_after(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _year_after(day: date) -> date:
    return months_after(day, REFRESH_MONTHS)


def _last_complete(evidence: Evidence, day: date) -> Looked | None:
    done = [one for one in evidence.investigations if one.is_complete and one.conducted_on and one.conducted_on <= day]
    return max(done, key=lambda one: one.conducted_on or day, default=None)


def _is_valid(looked: Looked, day: date) -> bool:
    return looked.conducted_on is not None and day < months_after(looked.conducted_on, VALID_MONTHS)


def _failed(evidence: Evidence, last: Looked | None, day: date) -> frozenset[str]:
    """What the last complete investigation found, and what was found since.

    A mended fault stays in the count until a new investigation shows that it is gone: only a report proves status A.
    """
    since = [number for fault in evidence.faults if fault.is_open(day) for number in fault.criteria]
    return (last.failed if last else frozenset()) | (fifty() & set(since))


def _without_investigation(evidence: Evidence, day: date, failed: frozenset[str], *, expired: bool) -> Verdict:
    first = (
        "Het laatste volledige onderzoek is drie jaar oud of ouder. Het telt niet meer."
        if expired
        else "Er is nog geen volledig onderzoek naar alle eisen."
    )
    if any(_is_near(one, day) for one in evidence.investigations):
        return Verdict(Status.C, (first, "Binnen zes maanden is er een volledig onderzoek gepland."), failed)
    return Verdict(Status.D, (first, "Binnen zes maanden is er geen gepland."), failed)


def _is_near(looked: Looked, day: date) -> bool:
    """Whether this investigation still has to happen, within the term."""
    if looked.planned_for is None or (looked.conducted_on is not None and looked.conducted_on <= day):
        return False
    return months_after(looked.planned_for, -PLAN_MONTHS) <= day <= looked.planned_for


def _lacking(evidence: Evidence, last: Looked, failed: frozenset[str], day: date) -> list[str]:
    """What keeps a site with faults from status B, in sentences."""
    open_faults = [fault for fault in evidence.faults if fault.is_open(day)]
    bare = {n for fault in open_faults if not fault.is_described for n in fault.criteria} & failed
    sentences = []
    if bare:
        sentences.append(f"Nog niet overal staat wat wij doen en wanneer. Het ontbreekt bij {_in_words(bare)}.")
    if not _improved(evidence, last, day):
        sentences.append("In het laatste jaar is geen fout opgelost.")
    return sentences


def _improved(evidence: Evidence, last: Looked, day: date) -> bool:
    mended = [fault.mended_on for fault in evidence.faults if fault.mended_on and fault.mended_on <= day]
    moments = [*mended, *([last.conducted_on] if last.conducted_on else [])]
    return any(day < _year_after(moment) for moment in moments)


def _in_words(numbers: Iterable[str]) -> str:
    ordered = sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    word = "eis" if len(ordered) == 1 else "eisen"
    return f"{word} {' en '.join([', '.join(ordered[:-1]), ordered[-1]] if ordered[1:] else ordered)}"
