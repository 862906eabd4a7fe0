"""A name or a mail address changes: by oneself, by the secretariat, and never by whoever has no business with it."""

from datetime import datetime

import pytest
from sqlalchemy import select

from koplopers.database import db, transaction
from koplopers.people import forgetting, queries
from koplopers.people.models import AddressChange, Person
from tests.people.door import CARLA, UNKNOWN, ask, is_in, press
from tests.people.trail import entries
from tests.visitor import Visitor

NEW = "carla.fictie@windveld.example"
EMRE = "emre@windveld.example"
OWN, NEW_OWN = "Uw nieuwe e-mailadres", "Nieuw mailadres van deze persoon"
SEND, YES = "Stuur de mail", "Ja, dit is mijn nieuwe mailadres"


def ask_change(visitor: Visitor, email: str = NEW, *, status: int = 303):
    visitor.open("/beheer/account")
    visitor.follow("Wijzig uw mailadres")
    return visitor.send(SEND, {OWN: email}, status=status)


def say_yes(visitor: Visitor, link: str, *, status: int = 303):
    visitor.open(link)
    return visitor.send(YES, status=status)


def of_carla(secretary: Visitor) -> None:
    secretary.open("/beheer/mensen")
    secretary.follow("Carla Fictie, carla@windveld.example")


def test_carla_changes_her_name(contact):
    contact.open("/beheer/account")
    contact.follow("Wijzig uw naam")
    contact.send("Bewaar de naam", {"Uw naam": "  Carla de Vries "})

    assert "Carla de Vries" in contact.follow_redirect().text
    one = entries(contact.app, "veranderde een naam")[-1]
    assert one.personal == {"before": {"naam": "Carla Fictie"}, "after": {"naam": "Carla de Vries"}}
    assert (one.before, one.after) == (None, None)


@pytest.mark.parametrize(
    ("name", "told"), [("", "Vul uw naam in."), ("x" * 201, "Maak dit korter: ten hoogste 200 tekens.")]
)
def test_a_name_that_cannot_be_is_told_and_kept(contact, name, told):
    contact.open("/beheer/account/naam")

    page = contact.send("Bewaar de naam", {"Uw naam": name}, status=422)

    assert told in page.soup.select_one(".errors").get_text()
    assert page.field("Uw naam").get("value", "") == name


def test_the_same_name_is_no_change(contact):
    contact.open("/beheer/account/naam")
    contact.send("Bewaar de naam")

    assert entries(contact.app, "veranderde een naam") == []


def test_carla_gets_another_address(contact, stranger, mailbox):
    ask_change(contact)
    assert f"Wij stuurden een mail naar {NEW}." in contact.follow_redirect().text
    assert f"Wij stuurden een mail naar {NEW}." in contact.open("/beheer/account").text
    assert mailbox.everything == [NEW]

    say_yes(stranger, mailbox.last(NEW).link)

    assert stranger.follow_redirect().heading == "Uw mailadres is veranderd"
    assert NEW in contact.open("/beheer/account").text
    told = mailbox.last(CARLA)
    assert told.kind == "address-changed" and "Was u dit niet? Laat het ons dan meteen weten:" in told.text
    assert NEW not in told.text
    one = entries(contact.app, "veranderde een mailadres")[-1]
    assert one.personal == {"before": {"e-mail": CARLA}, "after": {"e-mail": NEW}}
    assert (one.before, one.after) == (None, None)


def test_the_new_address_signs_in_and_the_old_one_no_longer(contact, stranger, mailbox):
    ask(stranger)
    waiting = mailbox.last(CARLA).link
    ask_change(contact)
    say_yes(Visitor(contact.app), mailbox.last(NEW).link)

    stranger.open(waiting, status=410)
    ask(stranger)
    ask(stranger, NEW)

    assert mailbox.last(CARLA).kind == "address-changed"
    press(stranger, mailbox.last(NEW).link)
    assert is_in(stranger)


def test_until_the_button_is_pressed_the_old_address_works(contact, stranger, mailbox):
    ask_change(contact)
    for _ in range(3):
        stranger.open(mailbox.last(NEW).link)

    ask(stranger)
    press(stranger, mailbox.last(CARLA).link)

    assert is_in(stranger)


def test_the_link_works_once(contact, stranger, mailbox):
    ask_change(contact)
    link = mailbox.last(NEW).link
    say_yes(stranger, link)

    page = Visitor(contact.app).open(link, status=410)

    assert page.heading == "Met deze link kan uw mailadres niet meer veranderen"
    assert len(mailbox.of(CARLA)) == 1


def test_two_presses_at_once_change_it_once(contact, stranger, mailbox):
    ask_change(contact)
    other = Visitor(contact.app)
    for one in (stranger, other):
        one.open(mailbox.last(NEW).link)

    stranger.send(YES)
    other.send(YES, status=410)

    assert len(mailbox.of(CARLA)) == 1


def test_the_link_works_a_quarter_of_an_hour(contact, stranger, mailbox, clock_at):
    clock_at("12:00")
    ask_change(contact)
    clock_at("12:14")
    stranger.open(mailbox.last(NEW).link)
    clock_at("12:15")

    stranger.open(mailbox.last(NEW).link, status=410)

    assert contact.open("/beheer/account/mailadres/verstuurd", status=302).headers["Location"].endswith("/mailadres")


def test_asking_again_ends_the_first_link(contact, stranger, mailbox):
    ask_change(contact)
    ask_change(contact, "carla@nergens.example")

    stranger.open(mailbox.last(NEW).link, status=410)
    stranger.open(mailbox.last("carla@nergens.example").link)


def test_carla_does_not_learn_who_has_an_account(contact, mailbox):
    """The page is the same; only the owner of the address reads the difference."""
    seen = []
    for email in (EMRE, UNKNOWN):
        answer = ask_change(contact, email)
        page = contact.follow_redirect().text.replace(email, "…")
        seen.append(
            (answer.status, answer.headers["Location"], page, contact.open("/beheer/account").text.replace(email, "…"))
        )

    assert seen[0] == seen[1]
    assert mailbox.last(UNKNOWN).kind == "address-change"
    told = mailbox.last(EMRE)
    assert told.kind == "address-taken" and "/inloggen/" not in told.text
    assert "Carla" not in told.text and CARLA not in told.text


def test_an_address_that_was_taken_meanwhile_changes_nothing(contact, editor, stranger, mailbox):
    ask_change(contact)
    link = mailbox.last(NEW).link
    editor.open("/beheer/account/mailadres")
    editor.send(SEND, {OWN: NEW})
    say_yes(editor, mailbox.last(NEW).link)

    say_yes(stranger, link, status=410)

    assert CARLA in contact.open("/beheer/account").text
    assert mailbox.of(CARLA) == []


@pytest.mark.parametrize(
    ("email", "told"),
    [
        ("", "Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        ("carla", "Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        ("CARLA@windveld.example", "Dit is het mailadres dat er al staat. Vul een ander adres in."),
    ],
)
def test_an_address_that_cannot_be_is_told_and_kept(contact, mailbox, email, told):
    page = ask_change(contact, email, status=422)

    assert told in page.soup.select_one(".errors").get_text()
    assert page.field(OWN).get("value", "") == email
    assert mailbox.everything == []


def test_nobodys_mailbox_is_filled_with_changes_of_address(contact, mailbox):
    for _ in range(5):
        ask_change(contact)

    page = ask_change(contact, status=429)

    assert "Dit adres kreeg vandaag al veel mail. Dit kan weer vanaf 25 november 2026, 12.0" in page.text
    assert page.headers["Retry-After"] and page.field(OWN)["value"] == NEW
    assert len(mailbox.of(NEW)) == 5


def test_nobody_asks_without_end(contact):
    for number in range(10):
        ask_change(contact, f"c{number}@nergens.example")

    assert "U vroeg al vaak een ander mailadres aan." in ask_change(contact, status=429).text


def test_the_secretariat_corrects_a_name(secretary):
    of_carla(secretary)
    secretary.follow("Wijzig de naam van Carla Fictie")
    secretary.send("Bewaar de naam", {"Naam van deze persoon": "Carla Fictief"})

    assert secretary.follow_redirect().heading == "Carla Fictief"
    one = entries(secretary.app, "veranderde een naam")[-1]
    assert one.personal["after"] == {"naam": "Carla Fictief"} and str(one.actor) != one.subject_id


def test_the_secretariat_starts_it_and_carla_confirms(secretary, stranger, mailbox):
    """Her old mailbox is closed, so she cannot sign in to do it herself."""
    of_carla(secretary)
    secretary.follow("Wijzig het mailadres van Carla Fictie")
    secretary.send(SEND, {NEW_OWN: NEW})
    page = secretary.follow_redirect()
    assert f"Wij stuurden een mail naar {NEW}." in page.text and CARLA in page.text

    say_yes(stranger, mailbox.last(NEW).link)

    of_asked, of_done = (
        entries(secretary.app, deed)[-1] for deed in ("vroeg een ander mailadres aan", "veranderde een mailadres")
    )
    assert str(of_asked.actor) != of_asked.subject_id and str(of_done.actor) == of_done.subject_id
    ask(stranger, NEW)
    assert mailbox.last(NEW).kind == "sign-in"


@pytest.mark.parametrize("path", ["naam", "mailadres"])
def test_of_who_left_nothing_is_changed(secretary, path):
    of_carla(secretary)
    person = secretary.page.address
    secretary.follow("Beëindig het account van Carla Fictie")
    secretary.send("Beëindig dit account")

    assert "Wijzig de naam" not in secretary.open(person).text
    secretary.open(f"{person}/{path}", status=404)


def test_after_leaving_the_letter_changes_nothing(contact, secretary, stranger, mailbox):
    ask_change(contact)
    of_carla(secretary)
    secretary.follow("Beëindig het account van Carla Fictie")
    secretary.send("Beëindig dit account")

    stranger.open(mailbox.last(NEW).link, status=410)


def test_another_site_changes_no_address(contact, mailbox):
    ask_change(contact)
    link = mailbox.last(NEW).link

    answer = contact.client.post(link, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert CARLA in contact.open("/beheer/account").text


def test_the_secret_of_the_link_is_nowhere_and_the_request_is_kept_a_day(office, contact, mailbox):
    ask_change(contact)
    secret = mailbox.last(NEW).link.rpartition("/")[2]
    with office.app_context():
        assert secret not in str([vars(one) for one in db.session.scalars(select(AddressChange))])

    for moment, forgotten in (("2026-11-25T12:00", 0), ("2026-11-25T12:01", 1)):
        with office.app_context(), transaction():
            now = datetime.fromisoformat(f"{moment}:00+01:00")
            assert forgetting.forget_address_changes(now=now) == forgotten


def test_who_left_comes_back_by_an_invitation(secretary, stranger, mailbox):
    of_carla(secretary)
    secretary.follow("Beëindig het account van Carla Fictie")
    secretary.send("Beëindig dit account")
    secretary.open("/beheer/mensen/uitnodigen")
    secretary.send(
        "Stuur de uitnodiging",
        {
            "Naam van wie u uitnodigt": "Carla Fictie",
            "Mailadres van wie u uitnodigt": CARLA,
            "Rol": "contact",
            "Gemeente": "Windveld",
        },
    )

    stranger.open(mailbox.last(CARLA).link)
    stranger.send("Ja, ik doe mee")

    assert "contactpersoon van Windveld" in stranger.open("/beheer/account").text
    with stranger.app.app_context():
        assert queries.person_with(CARLA)
        assert len(list(db.session.scalars(select(Person).where(Person.email == CARLA)))) == 1
