"""Which step is open, which version may be signed, and until when; told the time, so in milliseconds."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from koplopers.signing import rules
from koplopers.signing.rules import Moments, State, Step

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
TODAY = date(2026, 11, 24)
YEAR = timedelta(days=365)


@dataclass
class Draft:
    municipality_id: int | None = None
    signer_name: str = ""
    signer_email: str = ""
    mandate: str = ""
    decision_on: date | None = None
    place: str = ""
    signed_on: date | None = None
    wanted_co_signers: list[object] = field(default_factory=list)
    unfinished: set[Step] = field(default_factory=set)


@dataclass
class Version:
    text: str = "Iedereen doet mee."
    dated: date = date(2026, 1, 1)
    in_force_from: date | None = date(2026, 1, 1)
    in_force_until: date | None = None
    signing_opens_on: date | None = None
    signing_closes_on: date | None = None
    is_working_text: bool = False


WHOLE = {
    "municipality_id": 7,
    "signer_name": "Anna",
    "signer_email": "anna@windveld.example",
    "mandate": "mayor",
    "decision_on": TODAY,
    "wanted_co_signers": ["Bo"],
    "place": "Windveld",
    "signed_on": TODAY,
}


def test_who_begins_is_asked_for_the_municipality():
    assert rules.first_open(Draft()) is Step.MUNICIPALITY


@pytest.mark.parametrize(
    ("missing", "step"),
    [
        ("municipality_id", Step.MUNICIPALITY),
        ("signer_email", Step.SIGNER),
        ("decision_on", Step.MANDATE),
        ("wanted_co_signers", Step.CO_SIGNERS),
        ("signed_on", Step.OCCASION),
    ],
)
def test_the_first_step_that_misses_an_answer_is_open_and_later_ones_are_not(missing, step):
    draft = Draft(**{name: given for name, given in WHOLE.items() if name != missing})

    assert rules.first_open(draft) is step
    assert [one for one in Step if rules.may_open(one, draft)] == list(Step)[: list(Step).index(step) + 1]


def test_who_answered_everything_may_check_and_look_back_at_every_step():
    draft = Draft(**WHOLE)

    assert rules.first_open(draft) is Step.CHECK
    assert all(rules.may_open(step, draft) for step in Step)


def test_a_step_with_a_wrong_answer_is_open_again():
    assert rules.first_open(Draft(**WHOLE, unfinished={Step.MANDATE})) is Step.MANDATE


def test_steps_are_told_in_words_and_lead_on_and_back():
    assert rules.progress(Step.MANDATE) == "Stap 3 van 6"
    assert rules.next_of(Step.MANDATE) is Step.CO_SIGNERS
    assert rules.before(Step.MANDATE) is Step.SIGNER
    assert rules.before(Step.MUNICIPALITY) is None
    assert rules.next_of(Step.CHECK) is Step.CHECK


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        (Moments(), State.DRAFT),
        (Moments(sent_at=NOW), State.SENT),
        (Moments(sent_at=NOW - timedelta(days=14) + timedelta(seconds=1)), State.SENT),
        (Moments(sent_at=NOW - timedelta(days=14)), State.LATE),
        (Moments(sent_at=NOW - YEAR, confirmed_at=NOW - YEAR), State.CONFIRMED),
        (Moments(sent_at=NOW - YEAR, confirmed_at=NOW - YEAR, published_at=NOW), State.PUBLISHED),
    ],
)
def test_where_an_application_stands_follows_from_its_moments(moments, expected):
    assert rules.state(moments, NOW) is expected


def test_the_version_in_force_is_signed_while_it_can_be():
    old, new = Version(dated=date(2025, 1, 1)), Version()

    assert rules.version_to_sign([old, new], TODAY) is new


def test_without_an_official_text_the_working_text_is_signed():
    working = Version(is_working_text=True, in_force_from=None)

    assert rules.version_to_sign([working, Version(text="")], TODAY) is working


@pytest.mark.parametrize(
    ("dates", "is_open"),
    [
        ({"signing_closes_on": TODAY}, False),
        ({"signing_closes_on": TODAY + timedelta(days=1)}, True),
        ({"signing_opens_on": TODAY}, True),
        ({"signing_opens_on": TODAY + timedelta(days=1)}, False),
    ],
)
def test_signing_opens_and_closes_by_the_dates_of_the_version(dates, is_open):
    assert (rules.version_to_sign([Version(**dates)], TODAY) is not None) is is_open


def test_when_it_opens_is_told_if_it_is_known():
    opens = date(2027, 1, 4)

    assert rules.opens_on([Version(signing_opens_on=opens), Version(signing_opens_on=date(2020, 1, 1))], TODAY) == opens
    assert rules.opens_on([Version()], TODAY) is None


@pytest.mark.parametrize(
    ("email", "domains", "asks_why"),
    [
        ("anna@windveld.example", ["windveld.example"], False),
        ("anna@WINDVELD.example", ["windveld.example"], False),
        ("anna@post.windveld.example", ["windveld.example"], False),
        ("anna@nietwindveld.example", ["windveld.example"], True),
        ("anna@bureau.example", ["windveld.example"], True),
        ("anna@bureau.example", [], False),
    ],
)
def test_an_address_elsewhere_wants_a_reason_only_when_there_is_something_to_compare(email, domains, asks_why):
    assert rules.needs_reason(email, domains) is asks_why
