"""Somebody signs in with a letter: by its link or by its code, once, and for a quarter of an hour."""

import pytest

from koplopers.people import queries
from tests.people.door import ASK, CARLA, CODE, EMAIL, PRESS, TYPE, ask, is_in, press, type_code
from tests.visitor import Visitor


@pytest.mark.promise("sign-in-no-memory")
def test_carla_signs_in_with_the_link(stranger, mailbox):
    ask(stranger)

    press(stranger, mailbox.last(CARLA).link)

    assert stranger.open("/beheer/account").text.startswith("Mijn account Naam Carla Fictie")


def test_carla_signs_in_with_the_code(stranger, mailbox):
    ask(stranger)

    type_code(stranger, mailbox.last(CARLA).code)

    assert is_in(stranger)


def test_the_page_says_until_when_the_letter_works(stranger, clock_at):
    ask(stranger)
    clock_at("12:14:59")

    assert "De link en de code werken tot 12.15 uur" in stranger.open("/inloggen/code").text

    clock_at("12:15")
    page = stranger.open("/inloggen/code")
    assert "werken niet meer. Vraag een nieuwe mail" in page.text
    assert list(page.links).count("Vraag een nieuwe mail") == 1


def test_the_page_says_that_no_third_letter_goes_out(stranger, mailbox, clock_at):
    for minute in (0, 3, 9):
        clock_at(f"12:{minute:02}")
        ask(stranger)

    page = stranger.open("/inloggen/code")

    assert len(mailbox.of(CARLA)) == 2
    assert "Wij sturen nu geen nieuwe mail." in page.text
    assert "Gebruik de laatste mail. De link daarin werkt tot 12.18 uur" in page.text
    assert "krijgt u binnen enkele minuten een mail" not in page.text
    clock_at("12:17:59")
    press(stranger, mailbox.last(CARLA).link)


@pytest.mark.parametrize("as_typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code} "])
def test_the_code_may_be_typed_in_any_way(stranger, mailbox, as_typed):
    ask(stranger)

    type_code(stranger, as_typed(mailbox.last(CARLA).code))

    assert is_in(stranger)


def test_capitals_in_a_mail_address_do_not_matter(stranger, mailbox):
    ask(stranger, " Carla@Windveld.example ")

    press(stranger, mailbox.last(CARLA).link)

    assert is_in(stranger)


def test_she_comes_where_she_wanted_to_be(stranger, mailbox):
    page = stranger.open("/beheer/gemeenten/windveld/team?a=b", status=302)
    stranger.open(page.headers["Location"])
    stranger.send(ASK, {EMAIL: CARLA})

    page = press(stranger, mailbox.last(CARLA).link)

    assert page.headers["Location"] == "/beheer/gemeenten/windveld/team?a=b"


@pytest.mark.parametrize(
    "elsewhere", ["https://elders.example/", "//elders.example", "/\\elders.example", "javascript:1", "/bestaat-niet"]
)
def test_nobody_is_led_away(stranger, mailbox, elsewhere):
    ask(stranger, then=elsewhere)

    assert press(stranger, mailbox.last(CARLA).link).headers["Location"] == "/beheer"


def test_the_letter_says_first_what_it_is(stranger, mailbox):
    ask(stranger)

    mail = mailbox.last(CARLA)

    assert mail.subject == f"Inloggen bij het Koplopersnetwerk: code {mail.code}"
    assert "tot 12.15 uur" in mail.text
    assert "omdat iemand met dit mailadres wil inloggen" in mail.reason


def test_looking_at_the_link_does_nothing(stranger, mailbox):
    """Programs that guard mailboxes open every link, some more than once."""
    ask(stranger)
    guard = Visitor(stranger.app)

    for _ in range(3):
        assert guard.open(mailbox.last(CARLA).link).form(PRESS)

    assert not is_in(guard)
    press(stranger, mailbox.last(CARLA).link)
    assert is_in(stranger)


def test_a_link_works_once(stranger, mailbox):
    ask(stranger)
    link = mailbox.last(CARLA).link
    press(stranger, link)

    page = Visitor(stranger.app).open(link, status=410)

    assert page.heading == "Deze link of code werkt niet meer"
    assert page.form("Stuur mij een nieuwe mail")


def test_two_presses_at_once_open_one_session(stranger, mailbox):
    """The page with the button was open twice."""
    ask(stranger)
    other = Visitor(stranger.app)
    for one in (stranger, other):
        one.open(mailbox.last(CARLA).link)

    stranger.send(PRESS)
    other.send(PRESS, status=410)

    assert (is_in(stranger), is_in(other)) == (True, False)


def test_the_code_is_gone_when_the_link_was_used(stranger, mailbox):
    ask(stranger)
    press(Visitor(stranger.app), mailbox.last(CARLA).link)

    type_code(stranger, mailbox.last(CARLA).code, status=410)


def test_after_a_quarter_of_an_hour_nothing_works(stranger, mailbox, clock_at):
    ask(stranger)
    mail = mailbox.last(CARLA)

    clock_at("12:15")

    stranger.open(mail.link, status=410)
    type_code(stranger, mail.code, status=410)


def test_a_minute_before_that_it_does(stranger, mailbox, clock_at):
    ask(stranger)

    clock_at("12:14:59")

    press(stranger, mailbox.last(CARLA).link)


def test_a_new_letter_ends_the_one_before(stranger, mailbox):
    ask(stranger)
    ask(stranger)

    first, second = mailbox.of(CARLA)

    stranger.open(first.link, status=410)
    press(stranger, second.link)


def test_who_gets_a_new_letter_from_the_page_that_says_it_is_over(stranger, mailbox):
    stranger.open("/inloggen/link/onzin", status=410)

    stranger.send("Stuur mij een nieuwe mail", {EMAIL: CARLA})

    press(stranger, mailbox.last(CARLA).link)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        ("carla", "Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        ("carla@windveld", "Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        ("a@b.example, c@d.example", "Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        ("a" * 201 + "@b.example", "Maak dit korter: ten hoogste 200 tekens. Nu zijn het er 211."),
    ],
)
def test_a_mail_address_that_cannot_be_right_is_asked_again(stranger, mailbox, typed, told):
    page = ask(stranger, typed, status=422)

    assert told in page.text
    assert page.field(EMAIL)["value"] == typed
    assert mailbox.everything == []


def test_without_a_letter_there_is_nothing_to_type(stranger):
    page = stranger.open("/inloggen/code")
    assert page.link("Vraag een mail om in te loggen") == "/inloggen"

    stranger.send(TYPE, {CODE: "HJK-472"}, status=410)


def test_a_wrong_code_can_be_mended(stranger, mailbox):
    ask(stranger)

    page = type_code(stranger, "CCC-CCC", status=422)
    assert "Deze code klopt niet. Kijk in de nieuwste mail en typ de code opnieuw. Dit kan nog 4 keer." in page.text
    assert page.field(CODE)["value"] == "CCC-CCC"
    stranger.send(TYPE, {CODE: mailbox.last(CARLA).code})

    assert is_in(stranger)


def test_somebody_who_left_gets_no_letter(stranger, mailbox, secretary):
    with stranger.app.app_context():
        number = queries.person_with(CARLA).id
    secretary.open(f"/beheer/mensen/{number}/account-beeindigen")
    secretary.send("Beëindig dit account")

    ask(stranger)

    assert [mail.kind for mail in mailbox.of(CARLA)] == ["left"]
