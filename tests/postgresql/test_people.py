"""Signing in, roles and hand-overs on a real PostgreSQL, where two people really do something at the same moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from koplopers import clock, retention
from koplopers.database import db, transaction
from koplopers.people import queries, yearly
from koplopers.people.models import Person, Role, SignIn
from tests.conftest import TODAY
from tests.people.door import CARLA, UNKNOWN, ask, is_in, let_nobody_wait, press, type_code
from tests.people.mailbox import Mailbox
from tests.postgresql.alone import alone
from tests.visitor import Visitor, set_clock

pytestmark = [pytest.mark.postgres, pytest.mark.thorough]

SANNE, EMRE, ZOE = "sanne@secretariaat.example", "emre@windveld.example", "zoe@zonnedrecht.example"
HERE = {"Sec-Fetch-Site": "same-origin"}
AT_ONCE = 6


@pytest.fixture(scope="module")
def site(postgres_url, make_app) -> Iterator[Flask]:
    """A site with the demo world. The tests follow each other: each takes people whom no earlier one sent away."""
    with alone(make_app(demo=True, now=TODAY, database_url=postgres_url)) as app:
        let_nobody_wait(app)
        yield app


@pytest.fixture
def mail(site) -> Mailbox:
    return Mailbox(site)


@pytest.fixture
def stranger(site) -> Visitor:
    set_clock(site, "2026-11-24T12:00:00+01:00")
    return Visitor(site)


def test_carla_signs_in_by_link_and_by_code(stranger, site, mail):
    ask(stranger)
    press(stranger, mail.last(CARLA).link)
    other = Visitor(site)
    ask(other)
    type_code(other, mail.last(CARLA).code)

    assert is_in(stranger) and is_in(other)
    assert stranger.open(mail.of(CARLA)[0].link, status=410).heading == "Deze link of code werkt niet meer"


def test_many_presses_at_once_open_one_session(stranger, site, mail):
    set_clock(site, "2026-11-24T13:00:00+01:00")
    ask(stranger)
    link = mail.last(CARLA).link

    with ThreadPoolExecutor(AT_ONCE) as at_once:
        pressed = at_once.map(lambda _: site.test_client().post(link, headers=HERE).status_code, range(AT_ONCE))

    assert sorted(pressed) == [303] + [410] * (AT_ONCE - 1)


def test_many_who_ask_at_once_send_two_letters(stranger, site, mail):
    """They wait for each other on the row of the person; nothing else counts what the others are just doing."""
    set_clock(site, "2026-11-24T14:00:00+01:00")

    with ThreadPoolExecutor(AT_ONCE) as at_once:
        asked = at_once.map(
            lambda _: site.test_client().post("/inloggen", data={"email": ZOE}).status_code, range(AT_ONCE)
        )

    assert set(asked) == {303}
    assert len(mail.of(ZOE)) == 2


def test_for_an_unknown_address_no_letter_is_left(stranger, mail):
    ask(stranger, UNKNOWN)
    type_code(stranger, "CCC-CCC", status=422)

    assert mail.everything == []


def test_two_new_contact_persons_at_once_make_one(stranger, site, mail):
    """Carla hands over; both whom she asked press at the same moment, and only the last was asked still."""
    carla = Visitor(site).sign_in_as(CARLA)
    for name in ("nina", "nora"):
        carla.open("/beheer/gemeenten/windveld/team/overdragen")
        carla.send(
            "Begin met overdragen",
            {"Naam van wie u uitnodigt": name, "Mailadres van wie u uitnodigt": f"{name}@windveld.example"},
        )
    links = [mail.of(f"{name}@windveld.example")[0].link for name in ("nina", "nora")] * 2

    with ThreadPoolExecutor(AT_ONCE) as at_once:
        answers = list(at_once.map(lambda link: site.test_client().post(link, headers=HERE).status_code, links))

    assert sorted(answers) == [303, 410, 410, 410]
    with site.app_context():
        assert [role.person.name for role in queries.live_contacts()] == ["Zoë Zomaar", "nora"]
    assert not is_in(carla)


def test_what_was_typed_survives_the_end_of_a_session(stranger, site, mail):
    form = "/beheer/mensen/uitnodigen"
    sanne = Visitor(site).sign_in_as(SANNE)
    sanne.open(form)
    set_clock(site, "2026-11-24T15:00:00+01:00")
    sanne.send("Stuur de uitnodiging", {"Naam van wie u uitnodigt": "Nina", "Rol": "editor"})
    sanne.follow_redirect()
    sanne.send("Stuur mij de mail", {"E-mailadres": SANNE})

    press(sanne, mail.last(SANNE).link)

    assert sanne.follow_redirect().field("Naam van wie u uitnodigt")["value"] == "Nina"
    set_clock(site, "2026-11-24T12:00:00+01:00")


def test_people_are_found_whatever_their_capitals(stranger, site):
    page = Visitor(site).sign_in_as(SANNE).open("/beheer/mensen?zoek=ZONNEDRECHT&rol=contact")

    assert [row.get_text().strip().split(",")[0] for row in page.soup.select("tbody th")] == ["Zoë Zomaar"]


def test_the_yearly_question_is_asked_and_answered(stranger, site, mail):
    set_clock(site, "2027-12-01T11:00:00+01:00")
    with site.app_context(), transaction():
        assert yearly.ask_contact_persons(now=clock.now()) == 2

    stranger.open(mail.last(ZOE).link)
    stranger.send("Ja, dat ben ik nog")

    with site.app_context():
        assert [one.role.person.name for one in queries.unanswered_questions()] == ["nora"]


def test_what_had_its_time_is_forgotten(stranger, site):
    with site.app_context(), transaction():
        retention.forget(now=datetime(2026, 11, 24, tzinfo=UTC) + timedelta(days=500))

    with site.app_context():
        assert db.session.scalar(select(func.count()).select_from(SignIn)) == 0
        carla = db.session.scalars(select(Person).where(Person.left_at.is_not(None))).one()
        assert (carla.name, carla.email) == ("", None)
        assert db.session.scalar(select(func.count()).select_from(Role).where(Role.person_id == carla.id)) == 1
