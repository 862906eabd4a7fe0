"""The people of the network at the secretariat: what cannot be, what was done already, and what is told."""

import pytest

from tests.people.door import CARLA
from tests.people.mailbox import Mailbox
from tests.visitor import Visitor

PEOPLE = "/beheer/mensen"
TOO_LARGE = "9" * 20


@pytest.mark.parametrize(
    "address",
    [
        f"{PEOPLE}/{TOO_LARGE}",
        f"{PEOPLE}/{TOO_LARGE}/naam",
        f"{PEOPLE}/{TOO_LARGE}/rol-geven",
        f"{PEOPLE}/3/rollen/{TOO_LARGE}/beeindigen",
        f"{PEOPLE}?pagina={TOO_LARGE}",
        f"{PEOPLE}?pagina=9",
        f"{PEOPLE}?pagina=x",
        f"/beheer/uitnodigingen/{TOO_LARGE}/intrekken",
    ],
)
def test_a_number_that_nothing_has_does_not_exist(secretary: Visitor, address):
    secretary.open(address, status=404)


def test_a_role_and_an_account_end_once_and_a_second_press_is_told_so(secretary: Visitor):
    for path, button in (
        (f"{PEOPLE}/4/rollen/4/beeindigen", "Beëindig deze rol"),
        (f"{PEOPLE}/3/account-beeindigen", "Beëindig dit account"),
    ):
        form = secretary.open(path)
        secretary.send(button)
        assert "is beëindigd. Daarover gaat een mail weg." in secretary.follow_redirect().text
        secretary.page = form

        secretary.send(button)

        assert "Dit was al gedaan." in secretary.follow_redirect().text


def test_an_invitation_is_sent_and_withdrawn_once_and_both_are_told(secretary: Visitor):
    secretary.open(f"{PEOPLE}/uitnodigen")
    who = {"Naam van wie u uitnodigt": "Nina", "Mailadres van wie u uitnodigt": "nina@windveld.example"}
    secretary.send("Stuur de uitnodiging", {**who, "Rol": "editor", "Gemeente": "Windveld"})
    assert "De uitnodiging staat in de wachtrij" in secretary.follow_redirect().text
    form = secretary.follow("Trek in: Nina, redacteur van Windveld")
    secretary.send("Trek de uitnodiging in")
    assert "De uitnodiging is ingetrokken." in secretary.follow_redirect().text
    secretary.page = form

    secretary.send("Trek de uitnodiging in")

    assert "was al beantwoord, ingetrokken of verlopen" in secretary.follow_redirect().text


def test_somebody_hears_which_role_they_got_and_which_one_they_lost(secretary: Visitor, mailbox: Mailbox):
    for _ in range(2):
        secretary.open(f"{PEOPLE}/3/rol-geven")
        secretary.send("Geef deze rol", {"Rol": "alliance", "Voor welke organisatie": "MIND"})
    page = secretary.follow_redirect()
    assert "De rol is gegeven." in page.text

    secretary.follow("Beëindig de rol beoordelaar namens MIND")
    secretary.send("Beëindig deze rol")

    given, ended = mailbox.of(CARLA)
    assert (given.kind, given.subject) == ("role-given", "U bent nu beoordelaar namens MIND")
    assert (ended.kind, ended.subject) == ("role-ended", "U bent geen beoordelaar namens MIND meer")
    assert "- contactpersoon van Windveld" in ended.text


def test_before_a_municipality_is_left_alone_that_is_told(secretary: Visitor):
    for path in ("rollen/3/beeindigen", "account-beeindigen"):
        assert "Windveld heeft daarna geen contactpersoon." in secretary.open(f"{PEOPLE}/3/{path}").text
    assert "geen contactpersoon" not in secretary.open(f"{PEOPLE}/4/account-beeindigen").text


def test_a_hand_over_does_not_silently_replace_that_of_a_colleague(secretary: Visitor, colleague: Visitor, mailbox):
    address, button = "/beheer/gemeenten/windveld/team/overdragen", "Begin met overdragen"
    name, email = "Naam van wie u uitnodigt", "Mailadres van wie u uitnodigt"
    secretary.open(address)
    form = colleague.open(address)
    colleague.send(button, {name: "Nina", email: "nina@windveld.example"})
    colleague.page = form
    colleague.send(button, {name: "Nina", email: "nina@windveld.example"})
    assert "De overdracht is begonnen." in colleague.follow_redirect().text

    page = secretary.send(button, {name: "Noor", email: "noor@windveld.example"}, status=409)

    assert "Nina kreeg al een uitnodiging" in page.text
    assert len(mailbox.of("nina@windveld.example")) == 1
    assert mailbox.of("noor@windveld.example") == []
    secretary.send(button)
    assert len(mailbox.of("noor@windveld.example")) == 1


@pytest.mark.parametrize(("address", "status"), [(f"{PEOPLE}/999", 404), ("/beheer/bestaat-niet", 404), (PEOPLE, 403)])
def test_a_wrong_turn_in_the_back_office_leaves_the_bar_and_a_way_back(secretary, contact, address, status):
    somebody = contact if status == 403 else secretary

    page = somebody.open(address, status=status)

    assert page.soup.select_one(".office__who")
    assert page.link("Ga terug naar Vandaag") == "/beheer"


def test_a_wrong_turn_elsewhere_is_the_same_for_everybody(secretary: Visitor):
    assert not secretary.open("/bestaat-niet", status=404).soup.select_one(".office__who")
