"""Carla hands Windveld over to Nina, in a few minutes, and both know where they stand."""

import pytest

from tests.people.door import CARLA, is_in
from tests.people.trail import deeds, entries
from tests.visitor import Visitor

NEW = "nina@windveld.example"
TEAM = "/beheer/gemeenten/windveld/team"
WHO, ADDRESS = "Naam van wie u uitnodigt", "Mailadres van wie u uitnodigt"
YES = "Ja, ik doe mee"


def begin(visitor: Visitor, *, email: str = NEW, status: int = 303):
    visitor.open(TEAM)
    visitor.follow("Draag de rol van contactpersoon over")
    return visitor.send(
        "Begin met overdragen",
        {"Naam van wie u uitnodigt": "Nina Niemand", "Mailadres van wie u uitnodigt": email},
        status=status,
    )


def test_nina_says_yes_and_carla_has_handed_over(contact, stranger, mailbox):
    begin(contact)
    assert mailbox.last(CARLA).subject == "U draagt Windveld over aan Nina Niemand"
    assert "U neemt dit over van Carla Fictie." in mailbox.last(NEW).text

    stranger.open(mailbox.last(NEW).link)
    stranger.send(YES)

    assert "contactpersoon van Windveld" in stranger.open("/beheer/account").text
    assert not is_in(contact)
    assert [mail.kind for mail in mailbox.of(CARLA)] == ["hand-over-begun", "hand-over-done", "left"]
    assert mailbox.last(NEW).kind == "welcome"
    assert deeds(contact.app)[-4:] == ["begon een overdracht", "beëindigde een rol", "beëindigde een account",
                                       "gaf een rol"]  # fmt: skip
    assert {one.municipality for one in entries(contact.app, "gaf een rol")} == {"GM9001"}


def test_until_nina_answers_carla_stays(contact, mailbox):
    begin(contact)

    page = contact.open(TEAM)

    assert "Carla Fictie" in page.text and "als opvolger van Carla Fictie" in page.text
    assert is_in(contact)


def test_carla_takes_it_back_and_both_hear_it(contact, stranger, mailbox):
    begin(contact)
    link = mailbox.last(NEW).link
    contact.open(TEAM)
    contact.follow("Trek in: Nina Niemand, contactpersoon van Windveld")

    contact.send("Trek de uitnodiging in")

    stranger.open(link, status=410)
    for address in (CARLA, NEW):
        assert mailbox.last(address).subject == "De overdracht van Windveld gaat niet door"
    assert is_in(contact)


def test_the_secretariat_can_begin_it_too(secretary, stranger, mailbox):
    """When Carla is ill, or has already left."""
    begin(secretary)

    stranger.open(mailbox.last(NEW).link)
    stranger.send(YES)

    assert mailbox.of(CARLA)[0].kind == "hand-over-begun"
    assert "contactpersoon van Windveld" in stranger.open("/beheer/account").text


def test_an_editor_becomes_the_contact_person_and_keeps_their_account(contact, editor, mailbox):
    begin(contact, email="emre@windveld.example")

    editor.open(mailbox.last("emre@windveld.example").link)
    editor.send(YES)

    assert "contactpersoon van Windveld" in editor.open("/beheer/account").text


def test_whoever_has_another_role_keeps_their_account(contact, secretary, stranger, mailbox):
    secretary.open("/beheer/mensen")
    secretary.follow("Carla Fictie, carla@windveld.example")
    secretary.follow("Geef Carla Fictie nog een rol")
    secretary.send("Geef deze rol", {"Rol": "alliance", "Voor welke organisatie": "MIND"})
    begin(contact)

    stranger.open(mailbox.last(NEW).link)
    stranger.send(YES)

    assert "beoordelaar namens MIND" in contact.open("/beheer/account").text
    contact.open(TEAM, status=403)


def test_choosing_somebody_else_ends_the_first_hand_over(contact, stranger, mailbox):
    begin(contact)
    begin(contact, email="nora@windveld.example")

    stranger.open(mailbox.last(NEW).link, status=410)
    stranger.open(mailbox.last("nora@windveld.example").link)


def test_nobody_hands_over_to_themselves(contact, mailbox):
    page = begin(contact, email=CARLA.upper(), status=422)

    assert "Vul het adres van de opvolger in." in page.text
    assert mailbox.everything == []


def test_the_role_was_ended_meanwhile_and_nina_still_can(contact, secretary, stranger, mailbox):
    begin(contact)
    secretary.open("/beheer/mensen")
    secretary.follow("Carla Fictie, carla@windveld.example")
    secretary.follow("Beëindig het account van Carla Fictie")
    secretary.send("Beëindig dit account")

    stranger.open(mailbox.of(NEW)[0].link)
    stranger.send(YES)

    assert "contactpersoon van Windveld" in stranger.open("/beheer/account").text


def test_an_editor_cannot_take_a_hand_over_back(contact, editor, mailbox):
    begin(contact)
    page = contact.open(TEAM)
    withdraw = page.link("Trek in: Nina Niemand, contactpersoon van Windveld")

    editor.open(withdraw, status=404)


@pytest.mark.parametrize("name", ["Nina " + "van " * 46 + "B", "x" * 200])
def test_a_long_name_is_cut_in_subjects_and_nowhere_else(contact, stranger, mailbox, name):
    contact.open(f"{TEAM}/overdragen")
    contact.send("Begin met overdragen", {WHO: name, ADDRESS: NEW})
    stranger.open(mailbox.last(NEW).link)
    stranger.send(YES)

    begun, done = mailbox.of(CARLA)[:2]

    assert begun.subject.endswith(f"{name[:60].strip()}…") and name in begun.text
    assert done.subject == f"{name[:60].strip()}… is nu contactpersoon van Windveld"


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\u2028", "\t", "\n \n"])
def test_a_line_end_in_a_name_is_a_space(contact, mailbox, line_end):
    """Only a program sends one; in a letter it could start a line of its own."""
    contact.open(f"{TEAM}/overdragen")

    contact.send("Begin met overdragen", {WHO: f"Nina{line_end}Niemand", ADDRESS: NEW})

    assert mailbox.last(CARLA).subject == "U draagt Windveld over aan Nina Niemand"
    assert "Nina Niemand" in contact.open(TEAM).text
