"""What signing asks, step by step: which step is open, what is missing, which version may be signed, and until when.

The signature of a municipality is a joint act: a version of the manifest, one authorised signer, and at least one
co-signer with lived experience or of a local organisation.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from koplopers.manifest.rules import Version, current, is_signing_open

CONFIRM_WITHIN = timedelta(days=14)  # people come back after a holiday
CONSENT_WITHIN = timedelta(days=30)  # a board that meets once a month can still talk about it
CHECKED_WITHIN = 10  # working days that we promise for the check
DRAFT_KEPT = timedelta(days=60)  # after the last answer: a college decides, a co-signer is found
OWN_ADDRESS = "Dit is het adres van wie ondertekent. Een medeondertekenaar is iemand anders, met een eigen adres."
MOST_CO_SIGNERS = 20  # more is a list of members, and each of them gets mail from us
CODE_TRIES = 10  # per letter, so one in six million to guess; the link goes on working

# Per network, because a town hall sits behind one address.
STARTS_PER_ORIGIN = "60 per hour"
TRIES_PER_ORIGIN = "60 per hour"
# To one address: letters go to people who did not ask for them themselves.
LETTERS_TO_ONE = "6 per hour"
LETTERS_OF_ONE = "40 per day"


class Step(StrEnum):
    """One group of questions; the value is the last part of its address."""

    MUNICIPALITY = "gemeente"
    SIGNER = "ondertekenaar"
    MANDATE = "mandaat"
    CO_SIGNERS = "medeondertekenaars"
    OCCASION = "plaats"
    CHECK = "controleren"


STEPS = tuple(Step)


class State(StrEnum):
    """Where an application stands, as it follows from its moments."""

    DRAFT = "draft"
    SENT = "sent"  # the letter to confirm is on its way
    LATE = "late"  # sent, and not confirmed in time
    CONFIRMED = "confirmed"  # the secretariat checks it
    PUBLISHED = "published"


class Mandate(StrEnum):
    """By what somebody may sign for a municipality."""

    MAYOR = "mayor"
    APPOINTED = "appointed"  # Gemeentewet art. 171, second paragraph


class Showing(StrEnum):
    """What is published of a co-signer; who it is about has the last word."""

    NAME = "name"
    ORGANISATION = "organisation"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Moments:
    """When things happened to an application."""

    sent_at: datetime | None = None
    confirmed_at: datetime | None = None
    published_at: datetime | None = None


class Given(Protocol):
    """What the rules need to know of the answers so far."""

    municipality_id: int | None
    signer_name: str
    signer_email: str
    mandate: str
    decision_on: date | None
    place: str
    signed_on: date | None

    @property
    def wanted_co_signers(self) -> Sequence[object]: ...

    @property
    def unfinished(self) -> Collection[Step]: ...


class CoSigning(Protocol):
    """What the rules need to know of somebody who is asked to sign along."""

    asked_at: datetime | None
    consented_at: datetime | None
    refused_at: datetime | None
    withdrawn_at: datetime | None


AnyVersion = TypeVar("AnyVersion", bound=Version)


def state(moments: Moments, now: datetime) -> State:
    if moments.published_at:
        return State.PUBLISHED
    if moments.confirmed_at:
        return State.CONFIRMED
    if moments.sent_at is None:
        return State.DRAFT
    return State.SENT if now < moments.sent_at + CONFIRM_WITHIN else State.LATE


def answered(given: Given) -> Mapping[Step, bool]:
    """Which steps have their answers, all of them right."""
    complete = {
        Step.MUNICIPALITY: given.municipality_id is not None,
        Step.SIGNER: bool(given.signer_name and given.signer_email),
        Step.MANDATE: bool(given.mandate and given.decision_on),
        Step.CO_SIGNERS: bool(given.wanted_co_signers),
        Step.OCCASION: bool(given.place and given.signed_on) and not signs_before_decision(given),
    }
    return {step: done and step not in given.unfinished for step, done in complete.items()}


def signs_before_decision(given: Given) -> bool:
    return given.signed_on is not None and given.decision_on is not None and given.signed_on < given.decision_on


def first_open(given: Given) -> Step:
    """The first step that still asks something; the check when none does."""
    return next((step for step, done in answered(given).items() if not done), Step.CHECK)


def may_open(step: Step, given: Given) -> bool:
    """Whether this step may be looked at: all before it have their answers."""
    return STEPS.index(step) <= STEPS.index(first_open(given))


def next_of(step: Step) -> Step:
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def before(step: Step) -> Step | None:
    return STEPS[STEPS.index(step) - 1] if step is not STEPS[0] else None


def progress(step: Step) -> str:
    """Where somebody is, in words."""
    return f"Stap {STEPS.index(step) + 1} van {len(STEPS)}"


def may_still_answer(*, asked_at: datetime | None, now: datetime) -> bool:
    """Whether somebody who was asked to sign along can still say yes."""
    return asked_at is not None and now < asked_at + CONSENT_WITHIN


def waits_for_co_signers(asked: Iterable[CoSigning], now: datetime) -> bool:
    """Whether a signature should wait: nobody said yes to signing along, and somebody still can."""
    asked = list(asked)
    if any(one.consented_at and not one.withdrawn_at for one in asked):
        return False
    silent = [one for one in asked if not (one.consented_at or one.refused_at or one.withdrawn_at)]
    return any(may_still_answer(asked_at=one.asked_at, now=now) for one in silent)


def heard_at(asked: Iterable[CoSigning]) -> datetime | None:
    """When it was known who signs along, or will be at the latest: from then on nobody is waited for."""
    asked = list(asked)
    agreed = [one.consented_at for one in asked if one.consented_at and not one.withdrawn_at]
    if agreed:
        return min(agreed)
    ends = [one.refused_at or one.withdrawn_at or (one.asked_at and one.asked_at + CONSENT_WITHIN) for one in asked]
    return max((end for end in ends if end), default=None)


def is_alone(asked: Iterable[CoSigning], now: datetime) -> bool:
    """Whether nobody signs along, and nobody who was asked still can."""
    asked = list(asked)
    agrees = any(one.consented_at and not one.withdrawn_at for one in asked)
    return not agrees and not waits_for_co_signers(asked, now)


def shown(showing: str, *, name: str, organisation: str) -> str:
    """What is published of a co-signer who said yes."""
    if showing == Showing.NAME:
        return f"{name} ({organisation})" if organisation else name
    if showing == Showing.ORGANISATION and organisation:
        return organisation
    return "een medeondertekenaar"


def signer_shown(*, function: str, name: str, is_public: bool) -> str:
    """What is published of the signer."""
    return f"{name}, {function}" if is_public else function


def version_to_sign(versions: Sequence[AnyVersion], day: date) -> AnyVersion | None:
    """The version that a municipality signs on this day; None while signing is closed."""
    version = current(versions, day)
    return version if version and is_signing_open(version, day) else None


def opens_on(versions: Sequence[Version], day: date) -> date | None:
    """From when a version can be signed, when that is known and still to come."""
    coming = [one.signing_opens_on for one in versions if one.text and one.signing_opens_on]
    return min((opens for opens in coming if opens > day), default=None)


def is_same_address(email: str, others: Iterable[str]) -> bool:
    """Whether an address is one of these; nobody signs along with themselves."""
    return email.lower() in [other.lower() for other in others if other]


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()


def is_known_domain(email: str, domains: Sequence[str]) -> bool:
    """Whether an address is at one of these domains or below it."""
    domain = domain_of(email)
    return any(domain == known or domain.endswith(f".{known}") for known in domains)


def needs_reason(email: str, domains: Sequence[str]) -> bool:
    """Whether the check wants to know why this address is used: only when there is something to compare it with."""
    return bool(domains) and not is_known_domain(email, domains)
