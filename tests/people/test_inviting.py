"""Somebody is invited, says yes, and is what they were invited for; and nobody else is."""

import pytest

from tests.people.door import is_in
from tests.people.trail import deeds, entries
from tests.visitor import Visitor

NEW = "nina@nergens.example"
INVITE = "Stuur de uitnodiging"
YES = "Ja, ik doe mee"


def invite(secretary: Visitor, *, status: int = 303, **answers: str):
    secretary.open("/beheer/mensen/uitnodigen")
    return secretary.send(
        INVITE,
        {"Naam van wie u uitnodigt": "Nina Niemand", "Mailadres van wie u uitnodigt": NEW, **answers},
        status=status,
    )


def accept(visitor: Visitor, link: str, *, status: int = 303):
    visitor.open(link)
    return visitor.send(YES, status=status)


@pytest.mark.parametrize(
    ("answers", "becomes"),
    [
        ({"Rol": "secretariat"}, "medewerker van het secretariaat"),
        ({"Rol": "alliance", "Voor welke organisatie": "MIND"}, "beoordelaar namens MIND"),
        ({"Rol": "editor", "Gemeente": "Windveld"}, "redacteur van Windveld"),
        ({"Rol": "contact", "Gemeente": "’t hoge riet"}, "contactpersoon van ’t Hoge Riet"),
        ({"Rol": "contact", "Gemeente": "s hertogenbosch"}, "contactpersoon van 's-Hertogenbosch"),
    ],
)
def test_nina_says_yes_and_is_in(secretary, stranger, mailbox, answers, becomes):
    invite(secretary, **answers)
    mail = mailbox.last(NEW)
    assert becomes in mail.text
    assert "Sanne Verzonnen nodigt u uit" in mail.text

    accept(stranger, mail.link)

    assert becomes in stranger.open("/beheer/account").text
    assert becomes in mailbox.last(NEW).text
    assert deeds(secretary.app)[-2:] == ["nodigde iemand uit", "gaf een rol"]


def test_looking_at_the_letter_changes_nothing(secretary, stranger, mailbox):
    invite(secretary, Rol="secretariat")

    for _ in range(3):
        stranger.open(mailbox.last(NEW).link)

    assert not is_in(stranger)
    accept(stranger, mailbox.last(NEW).link)


def test_an_invitation_works_once(secretary, stranger, mailbox):
    invite(secretary, Rol="secretariat")
    link = mailbox.last(NEW).link
    accept(stranger, link)

    page = Visitor(stranger.app).open(link, status=410)

    assert page.heading == "Deze uitnodiging werkt niet meer"


def test_two_presses_at_once_make_one_account(secretary, stranger, mailbox):
    invite(secretary, Rol="secretariat")
    other = Visitor(stranger.app)
    for one in (stranger, other):
        one.open(mailbox.last(NEW).link)

    stranger.send(YES)
    other.send(YES, status=410)

    assert not is_in(other)


def test_after_two_weeks_it_is_over(secretary, stranger, mailbox, clock_at):
    invite(secretary, Rol="secretariat")

    clock_at("2026-12-08T11:59:00+01:00")
    stranger.open(mailbox.last(NEW).link)
    clock_at("2026-12-08T12:00:00+01:00")
    stranger.open(mailbox.last(NEW).link, status=410)


def test_a_new_invitation_ends_the_one_before(secretary, stranger, mailbox):
    for _ in range(2):
        invite(secretary, Rol="secretariat")

    first, second = mailbox.of(NEW)

    stranger.open(first.link, status=410)
    stranger.open(second.link)


def test_an_invitation_is_taken_back(secretary, stranger, mailbox):
    invite(secretary, Rol="secretariat")
    secretary.open("/beheer/mensen")
    secretary.follow("Trek in: Nina Niemand, medewerker van het secretariaat")

    secretary.send("Trek de uitnodiging in")

    stranger.open(mailbox.last(NEW).link, status=410)
    assert "Er wacht geen uitnodiging" in secretary.open("/beheer/mensen").text
    assert deeds(secretary.app)[-1] == "trok een uitnodiging in"


def test_who_has_an_account_gets_a_second_role(secretary, mailbox, contact):
    invite(
        secretary,
        **{
            "Mailadres van wie u uitnodigt": "carla@windveld.example",
            "Rol": "alliance",
            "Voor welke organisatie": "LFB",
        },
    )

    accept(contact, mailbox.last("carla@windveld.example").link)

    text = contact.open("/beheer/account").text
    assert "contactpersoon van Windveld" in text and "beoordelaar namens LFB" in text


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"Naam van wie u uitnodigt": ""}, "Vul de naam in."),
        ({"Mailadres van wie u uitnodigt": "nina"}, "Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        ({}, "Kies een rol uit de lijst."),
        ({"Rol": "burgemeester"}, "Kies een rol uit de lijst. “burgemeester” staat er niet in."),
        ({"Rol": "alliance"}, "Kies de organisatie waarvoor de beoordelaar werkt."),
        ({"Rol": "editor"}, "Vul de gemeente in."),
        ({"Rol": "editor", "Gemeente": "Nergenshuizen"}, "Wij kennen geen gemeente “Nergenshuizen”. Kijk de naam na."),
        ({"Rol": "contact", "Gemeente": "Windveld"}, "Deze gemeente heeft al een contactpersoon. Draag die rol over."),
    ],
)
def test_what_is_missing_is_asked_and_nothing_is_lost(secretary, mailbox, answers, told):
    page = invite(secretary, status=422, **answers)

    assert told in page.soup.select_one(".errors").get_text()
    assert page.field("Mailadres van wie u uitnodigt")["value"] == answers.get("Mailadres van wie u uitnodigt", NEW)
    assert mailbox.everything == []


def test_a_contact_person_invites_an_editor_of_their_own(contact, stranger, mailbox):
    contact.open("/beheer/gemeenten/windveld/team")
    contact.follow("Nodig een redacteur uit")
    contact.send(INVITE, {"Naam van wie u uitnodigt": "Nina Niemand", "Mailadres van wie u uitnodigt": NEW})
    assert "Nina Niemand" in contact.follow_redirect().text

    accept(stranger, mailbox.last(NEW).link)

    assert "redacteur van Windveld" in stranger.open("/beheer/account").text
    assert [one.municipality for one in entries(contact.app, "nodigde iemand uit")] == ["GM9001"]


def test_the_name_of_who_was_invited_is_kept_apart_in_the_journal(secretary):
    """So that it can be erased while the rest stays."""
    invite(secretary, Rol="secretariat")

    one = entries(secretary.app, "nodigde iemand uit")[-1]

    assert NEW in str(one.personal)
    assert NEW not in str((one.before, one.after)) and "Nina" not in str((one.before, one.after))


def test_the_first_account_comes_from_the_command_line(office, stranger, mailbox):
    outcome = office.test_cli_runner().invoke(args=["people", "invite", "Nina", NEW, "--role", "secretariat"])
    assert outcome.exit_code == 0, outcome.output
    assert "De link werkt tot en met 8 december 2026." in outcome.output

    accept(stranger, mailbox.last(NEW).link)

    assert stranger.open("/beheer/mensen").text


def test_nobodys_mailbox_is_filled_with_invitations(secretary, mailbox):
    for _ in range(5):
        invite(secretary, Rol="secretariat")

    page = invite(secretary, Rol="secretariat", status=429)

    assert "Dit adres kreeg vandaag al veel mail. Dit kan weer vanaf 25 november 2026, 12.0" in page.text
    assert page.headers["Retry-After"]
    assert page.field("Naam van wie u uitnodigt")["value"] == "Nina Niemand"
    assert len(mailbox.of(NEW)) == 5


def test_nobody_sends_invitations_without_end(contact, mailbox):
    sent = [
        contact.client.post(
            "/beheer/gemeenten/windveld/team/uitnodigen",
            data={"naam": "Nina", "email": f"n{number}@nergens.example"},
            headers={"Sec-Fetch-Site": "same-origin"},
        ).status_code
        for number in range(31)
    ]

    assert sent == [303] * 30 + [429]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Nina", "nina", "--role", "secretariat"], "Dit is geen mailadres waar een mail naartoe kan."),
        (["Nina", NEW, "--role", "alliance"], "Noem de organisatie met --organisation."),
        (["Nina", NEW, "--role", "editor", "--municipality", "x"], "Noem een gemeente met --municipality"),
        (["Nina", NEW, "--role", "contact", "--municipality", "windveld"], "heeft al een contactpersoon"),
    ],
)
def test_a_command_that_cannot_be_right_says_so(office, mailbox, arguments, told):
    outcome = office.test_cli_runner().invoke(args=["people", "invite", *arguments])

    assert outcome.exit_code == 1
    assert "Er is niets veranderd." in outcome.output and told in outcome.output
    assert mailbox.everything == []
