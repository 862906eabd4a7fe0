"""The secretariat sees how letters fare, reads why one was refused, mends its address and sends it again."""

from datetime import UTC, datetime, timedelta

import pytest

from koplopers.database import db, transaction
from koplopers.outbox import actions
from koplopers.outbox.letters import Letter
from koplopers.outbox.models import DeliveryAttempt, OutboxLetter
from tests.secretariat.cases import EXPIRED, GIVEN_UP, HANDED_OVER, LETTERS, letters
from tests.visitor import Visitor

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
ADDRESS = "Mailadres van de ontvanger"


def rows(visitor: Visitor, query: str) -> list[int]:
    page = visitor.open(f"{LETTERS}{query}")
    return [int(one.get_text().strip().partition(":")[0]) for one in page.soup.select("tbody th")]


def queue(visitor: Visitor, *, secret: bool = False) -> int:
    """One more letter, and its number."""
    letter = Letter(
        "test", "noor@bezoeker.example", "Nog iets", "De code is HJK-472.", "U vroeg erom.",
        expires_at=NOW + timedelta(minutes=15), secret=secret,
    )  # fmt: skip
    with visitor.app.app_context(), transaction():
        return actions.queue(letter, now=NOW).id


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [4, EXPIRED, GIVEN_UP, HANDED_OVER]),
        ("?stand=wachtrij", [4]),
        ("?stand=overgedragen", [HANDED_OVER]),
        ("?stand=geweigerd", [GIVEN_UP]),
        ("?stand=terzijde", []),
        ("?stand=verlopen", [EXPIRED]),
        ("?zoek=NOOR", [4]),
        ("?zoek=verzonnen+melding", [GIVEN_UP, HANDED_OVER]),
    ],
)
def test_letters_are_found_by_how_they_fare_and_to_whom(secretary: Visitor, query, found):
    queue(secretary)

    assert rows(secretary, query) == found


def test_why_a_letter_was_refused_is_told_in_the_words_of_the_server(secretary: Visitor):
    assert "550 5.1.1 Deze verzonnen mailbox bestaat niet." in secretary.open(f"{LETTERS}?stand=geweigerd").text

    page = secretary.open(f"{LETTERS}/{GIVEN_UP}")

    assert "550 5.1.1 Deze verzonnen mailbox bestaat niet." in page.soup.find("table").get_text()
    assert "Wij hebben de verzonnen kaart teruggezet." in page.text


def test_a_letter_that_no_server_refused_is_called_given_up(secretary: Visitor):
    number = queue(secretary)
    with secretary.app.app_context(), transaction():
        letter = db.session.get_one(OutboxLetter, number)
        letter.given_up_at = NOW
        letter.attempts = [DeliveryAttempt(started_at=NOW, ended_at=NOW, outcome="later", answer="Geen antwoord")]

    assert "Opgegeven na 3 dagen" in secretary.open(f"{LETTERS}/{number}").text
    assert f"Mail {number} aan noor@bezoeker.example is niet verstuurd" in secretary.open("/beheer").text
    (row,) = [
        one for one in secretary.open(f"{LETTERS}?stand=geweigerd").soup.select("tbody tr") if "noor@" in one.text
    ]
    assert "Opgegeven na 3 dagen" in row.text
    assert "Geweigerd" not in row.text


def test_an_address_that_changed_since_it_was_looked_at_is_not_overwritten(secretary: Visitor):
    with secretary.app.app_context(), transaction():
        letter = db.session.get_one(OutboxLetter, GIVEN_UP)
        was = letter.to
        actions.mend(letter, to="een@bezoeker.example", was=was, actor=1, now=NOW)
        with pytest.raises(actions.DeedRefused):
            actions.mend(letter, to="twee@bezoeker.example", was=was, actor=1, now=NOW)

    assert letters(secretary.app)[GIVEN_UP - 1].to == "een@bezoeker.example"


def test_an_address_is_mended_and_the_letter_goes_out_again(secretary: Visitor):
    secretary.open(f"{LETTERS}/{GIVEN_UP}")
    secretary.send("Herstel het adres")
    secretary.follow_redirect()
    secretary.send("Bewaar het adres", {ADDRESS: "goed@bezoeker.example"})
    assert "nog niet opnieuw verstuurd" in secretary.follow_redirect().text

    secretary.send("Verstuur deze mail opnieuw")

    page = secretary.follow_redirect()
    assert "De mail staat weer in de wachtrij." in page.text
    assert "opnieuw verstuurd, door Sanne Verzonnen" in page.text
    mended = letters(secretary.app)[GIVEN_UP - 1]
    assert (mended.to, mended.given_up_at) == ("goed@bezoeker.example", None)


@pytest.mark.parametrize("typed", ["", "geen adres", "a@b.example, c@d.example", "a@b.example\nBcc: c@d.example"])
def test_what_is_no_address_is_told_and_stays(secretary: Visitor, typed):
    secretary.open(f"{LETTERS}/{GIVEN_UP}/adres")

    page = secretary.send("Bewaar het adres", {ADDRESS: typed}, status=422)

    assert "Vul een e-mailadres in" in page.text
    assert letters(secretary.app)[GIVEN_UP - 1].to == "weg@bezoeker.example"


def test_a_letter_can_be_set_aside(secretary: Visitor):
    secretary.open(f"{LETTERS}/{GIVEN_UP}")

    secretary.send("Leg deze mail terzijde")

    assert "De mail is terzijde gelegd." in secretary.follow_redirect().text
    assert rows(secretary, "?stand=terzijde") == [GIVEN_UP]
    assert "geweigerd" not in secretary.open("/beheer").text


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("Verstuur deze mail opnieuw", "De mail staat weer in de wachtrij."),
        ("Leg deze mail terzijde", "De mail is terzijde gelegd."),
    ],
)
def test_a_second_press_is_told_as_the_first(secretary: Visitor, button, told):
    page = secretary.open(f"{LETTERS}/{GIVEN_UP}")
    secretary.send(button)
    secretary.page = page

    secretary.send(button)

    assert told in secretary.follow_redirect().text


def test_what_a_colleague_did_is_not_done_twice(secretary: Visitor, colleague: Visitor):
    old = secretary.open(f"{LETTERS}/{GIVEN_UP}")
    colleague.open(f"{LETTERS}/{GIVEN_UP}")
    colleague.send("Verstuur deze mail opnieuw")
    secretary.page = old

    secretary.send("Verstuur deze mail opnieuw")

    assert "Er is niets gedaan." in secretary.follow_redirect().text


def test_a_secret_is_for_its_receiver_only(secretary: Visitor):
    """Whoever could read or redirect the letter to sign in with could sign in as somebody else."""
    number = queue(secretary, secret=True)

    page = secretary.open(f"{LETTERS}/{number}")

    assert "HJK-472" not in page.text
    assert "bevat een geheim" in page.text
    assert "HJK-472" not in secretary.open(LETTERS).text
    secretary.open(f"{LETTERS}/{number}/adres", status=404)


@pytest.mark.parametrize("address", [f"{LETTERS}/999", f"{LETTERS}/99999999999999999999", f"{LETTERS}/999/adres"])
def test_a_letter_that_is_not_there_does_not_exist(secretary: Visitor, address):
    secretary.open(address, status=404)
