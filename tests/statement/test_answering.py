"""The secretariat answers reports in time, and the site forgets who made them and then what was told."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from koplopers import clock
from tests.statement.conftest import forget, statement_of
from tests.statement.reporting import EMAIL, FORM, PHONE, SEND, TOLD, reports
from tests.visitor import Visitor


def test_the_secretariat_reads_reports_and_sees_contact_data_only_when_it_asks(anna: Visitor):
    anna.open(FORM)
    anna.send(SEND, {**TOLD, EMAIL: "anna@voorbeeld.nl"})
    statement = statement_of(anna.app)

    said = statement("reports").output

    assert "Wilde: Mijn gemeente zoeken." in said
    assert "Wil antwoord." in said
    assert "anna@" not in said
    assert "Contact: anna@voorbeeld.nl" in statement("reports", "--contact").output


def test_a_report_that_is_answered_says_so_to_who_made_it(anna: Visitor):
    anna.open(FORM)
    address = anna.send(SEND, TOLD).headers["Location"]
    reference = address.rpartition("/")[2]
    statement = statement_of(anna.app)

    statement("answered", reference.lower(), "--note", "De telling wordt nu voorgelezen.")

    assert "Afgehandeld op 24 november 2026" in anna.open(address).text
    assert "De telling" not in anna.open(address).text
    assert "geen meldingen die op een antwoord wachten" in statement("reports").output
    assert "De telling wordt nu voorgelezen." in statement("reports", "--all").output


def test_an_unknown_report_cannot_be_answered(fresh_app: Flask):
    assert "geen melding met het kenmerk “x”" in statement_of(fresh_app)("answered", "x", status=1).output


def test_when_we_are_late_we_say_so(fresh_app: Flask, monkeypatch):
    anna = Visitor(fresh_app)
    anna.open(FORM)
    address = anna.send(SEND, TOLD).headers["Location"]

    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 9, 9, tzinfo=UTC))

    assert "Wij zijn te laat." in anna.open(address).text
    assert "1 melding te laat" in statement_of(fresh_app)("status").output


CONTACTS = "keer gewist: uw mailadres en telefoonnummer bij een melding"
WORDS = "keer gewist: wat u vertelde in een melding"


@pytest.mark.parametrize(
    ("day", "contacts", "words", "email", "happened"),
    [
        (datetime(2027, 1, 23, 9, tzinfo=UTC), 0, 0, "anna@voorbeeld.nl", "Ik hoorde niets."),
        (datetime(2027, 1, 24, 9, tzinfo=UTC), 1, 0, "", "Ik hoorde niets."),
        (datetime(2027, 11, 25, 9, tzinfo=UTC), 1, 1, "", ""),
    ],
)
def test_who_it_was_is_forgotten_first_and_then_what_was_told(
    anna: Visitor, monkeypatch, day, contacts, words, email, happened
):
    anna.open(FORM)
    anna.send(SEND, {**TOLD, EMAIL: "anna@voorbeeld.nl", PHONE: "06 12345678"})
    monkeypatch.setattr(clock, "now", lambda: day)

    said, again = forget(anna.app), forget(anna.app)

    assert f"{contacts} {CONTACTS}" in said
    assert f"{words} {WORDS}" in said
    assert f"0 {CONTACTS}" in again
    assert f"0 {WORDS}" in again
    (kept,) = reports(anna.app)  # the report itself stays, so the count does
    assert (kept.email, kept.happened) == (email, happened)
    assert (kept.digest is None) is (email == "")


def test_a_note_that_came_after_the_words_were_forgotten_is_forgotten_too(anna: Visitor, monkeypatch):
    anna.open(FORM)
    reference = anna.send(SEND, TOLD).headers["Location"].rpartition("/")[2]
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 11, 25, 9, tzinfo=UTC))
    forget(anna.app)
    statement_of(anna.app)("answered", reference, "--note", "Wie dit was, weten wij nog.")

    forget(anna.app)

    assert reports(anna.app)[0].note == ""
