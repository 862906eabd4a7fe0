"""What is known of people ends: sessions, letters, invitations, and who left."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from koplopers import retention
from koplopers.database import db, transaction
from koplopers.people import forgetting
from koplopers.people.models import Invitation, Person, Role, SignIn, SignInRequest
from tests.people.door import CARLA, UNKNOWN, ask

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)


def forget(app, **later: float) -> dict[str, int]:
    with app.app_context(), transaction():
        return {term.name: number for term, number in retention.forget(now=NOW + timedelta(**later)).items()}


def number_of(app, model) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model))


@pytest.mark.parametrize(("days", "left"), [(90, 1), (90.1, 0)])
def test_a_session_is_forgotten_after_its_term(office, contact, days, left):
    forget(office, days=days)

    assert number_of(office, SignIn) == left


def test_that_somebody_asked_for_a_letter_is_forgotten_after_a_day(office, stranger):
    ask(stranger, CARLA)
    ask(stranger, UNKNOWN)

    assert forget(office, hours=23)["sign-in requests"] == 0
    assert forget(office, hours=25)["sign-in requests"] == 2
    assert number_of(office, SignInRequest) == 0


def test_of_an_invitation_the_name_is_forgotten_and_the_rest_stays(office, contact):
    contact.open("/beheer/gemeenten/windveld/team/uitnodigen")
    contact.send(
        "Stuur de uitnodiging",
        {"Naam van wie u uitnodigt": "Nina", "Mailadres van wie u uitnodigt": "nina@windveld.example"},
    )

    assert forget(office, days=90.1)["invitations"] == 1
    assert forget(office, days=90.1)["invitations"] == 0
    with office.app_context():
        one = db.session.scalars(select(Invitation)).one()
        assert (one.name, one.email, one.role) == ("", "", "editor")


def test_who_left_loses_name_and_address_and_keeps_the_history(office, secretary):
    roles = number_of(office, Role)
    secretary.open("/beheer/mensen?zoek=carla")
    secretary.follow("Carla Fictie, carla@windveld.example")
    number = secretary.page.address.rpartition("/")[2]
    secretary.follow("Beëindig het account van Carla Fictie")
    secretary.send("Beëindig dit account")

    assert forget(office, days=364)["people who left"] == 0
    assert forget(office, days=366)["people who left"] == 1

    with office.app_context():
        person = db.session.get(Person, int(number))
        assert (person.name, person.email, person.handle) == ("", None, b"")
        assert [role.role for role in person.all_roles] == ["contact"]
    secretary.sign_in_as("sanne@secretariaat.example")
    secretary.open(f"/beheer/mensen/{number}", status=404)
    assert number_of(office, Role) == roles


def test_who_is_still_there_is_not_forgotten(office):
    assert forget(office, days=4000)["people who left"] == 0


def test_each_term_says_in_dutch_what_why_and_how_long():
    terms = (forgetting.ANSWERS, forgetting.REQUESTS, forgetting.SIGN_INS, forgetting.INVITATIONS, forgetting.PEOPLE)

    assert {term.length for term in terms} == {"1 dag", "90 dagen", "1 jaar"}
    assert all(term in retention.terms() for term in terms)
