"""Once a year every contact person is asked whether they still are; who does not answer is seen."""

from datetime import UTC, datetime

import pytest

from koplopers import clock
from koplopers.database import transaction
from koplopers.people import queries, yearly
from koplopers.work.schedule import run_due
from tests.people.door import CARLA, ask
from tests.people.trail import entries

ZOE = "zoe@zonnedrecht.example"
A_YEAR_LATER = "2027-09-01T11:00:00+02:00"


@pytest.fixture
def asked(office, clock_at, mailbox):
    """A year after they joined, in the morning."""
    clock_at(A_YEAR_LATER)
    ask_all(office)
    return mailbox


def ask_all(app) -> int:
    with app.app_context(), transaction():
        return yearly.ask_contact_persons(now=clock.now())


def unanswered(app) -> list[str]:
    with app.app_context():
        return [one.role.person.email for one in queries.unanswered_questions()]


def test_nobody_is_asked_before_the_year_is_over(office, clock_at, mailbox):
    clock_at("2027-08-31T11:00:00+02:00")

    assert ask_all(office) == 0
    assert mailbox.everything == []


def test_everybody_is_asked_once(office, asked):
    assert ask_all(office) == 0
    assert asked.everything == [CARLA, ZOE]
    assert asked.last(CARLA).subject == "Bent u nog de contactpersoon van Windveld?"
    assert unanswered(office) == [CARLA, ZOE]


def test_carla_says_yes_with_one_press(office, asked, stranger):
    stranger.open(asked.last(CARLA).link)

    stranger.send("Ja, dat ben ik nog")

    assert stranger.follow_redirect().heading == "Dank u wel, u blijft de contactpersoon"
    assert unanswered(office) == [ZOE]
    assert entries(office, "beantwoordde de jaarlijkse vraag")[0].after == {"nog contactpersoon": "ja"}


def test_looking_is_no_answer(office, asked, stranger):
    for _ in range(3):
        stranger.open(asked.last(CARLA).link)

    assert unanswered(office) == [CARLA, ZOE]


def test_carla_says_no_and_comes_to_the_hand_over(office, asked, stranger):
    link = asked.last(CARLA).link
    stranger.open(link)
    page = stranger.client.post(link, data={"antwoord": "nee"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert page.headers["Location"] == "/beheer/gemeenten/windveld/team/overdragen"

    door = stranger.open(page.headers["Location"], status=302).headers["Location"]
    ask(stranger, then=door.partition("verder=")[2])
    stranger.open(asked.last(CARLA).link)
    stranger.send("Log in")

    assert stranger.follow_redirect().heading == "Draag Windveld over"
    assert unanswered(office) == [CARLA, ZOE]  # the secretariat sees it until it is handed over


def test_who_does_not_answer_is_asked_again_after_a_month(office, asked, clock_at, stranger):
    first = asked.last(CARLA)
    clock_at("2027-09-30T11:00:00+02:00")
    assert ask_all(office) == 0
    clock_at("2027-10-01T11:00:00+02:00")
    assert ask_all(office) == 2

    stranger.open(first.link)
    stranger.send("Ja, dat ben ik nog")

    stranger.open(asked.last(CARLA).link, status=410)
    assert unanswered(office) == [ZOE]


def test_a_year_after_the_answer_it_is_asked_again(office, asked, clock_at, stranger):
    stranger.open(asked.last(CARLA).link)
    stranger.send("Ja, dat ben ik nog")

    clock_at("2028-08-30T11:00:00+02:00")
    ask_all(office)
    assert len(asked.of(CARLA)) == 1
    clock_at("2028-08-31T11:00:00+02:00")
    ask_all(office)
    assert len(asked.of(CARLA)) == 2


def test_a_link_of_months_ago_says_that_it_is_over(asked, clock_at, stranger):
    clock_at("2027-10-31T11:00:00+01:00")

    assert stranger.open(asked.last(CARLA).link, status=410).heading == "Deze vraag is al beantwoord of te oud"


def test_the_clock_asks_in_the_morning_and_once(office, mailbox):
    """Also when two machines look at the same minute."""
    with office.app_context():
        early = run_due(now=datetime(2027, 9, 2, 5, tzinfo=UTC))
        later = run_due(now=datetime(2027, 9, 2, 8, tzinfo=UTC))
        again = run_due(now=datetime(2027, 9, 2, 9, tzinfo=UTC))

    assert "contact-persons" not in early + again
    assert "contact-persons" in later
    assert [one for one in mailbox.everything if one in (CARLA, ZOE)] == [CARLA, ZOE]
