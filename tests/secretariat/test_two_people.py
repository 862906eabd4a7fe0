"""Two people on one case: the second sees the first, may take over, and what either of them typed is never lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from koplopers.demo.office import COLLEAGUE
from koplopers.demo.people import SECRETARY
from tests.people.door import press
from tests.secretariat.cases import BY_PHONE, GIVEN_UP, LATE, LETTERS, NEW, case, letters, report
from tests.secretariat.test_reports import ANSWER, KEEP, NOTE, SEND
from tests.visitor import Visitor, set_clock

HERE = {"Sec-Fetch-Site": "same-origin"}
MINE, THEIRS = "U werkt hieraan sinds 12.00 uur.", "Sanne Verzonnen werkt hieraan sinds 12.00 uur."


def test_the_second_sees_who_works_on_it_and_since_when(secretary: Visitor, colleague: Visitor):
    secretary.open(case(NEW))
    secretary.send("Schrijf een notitie")

    assert MINE in secretary.follow_redirect().text
    assert THEIRS in colleague.open(case(NEW)).text
    assert THEIRS in colleague.open(case(NEW, "notitie")).text


def test_looking_is_not_working(secretary: Visitor, colleague: Visitor):
    secretary.open(case(NEW))
    secretary.open(case(NEW, "notitie"))

    assert "werkt hieraan" not in colleague.open(case(NEW)).text


def test_the_second_may_take_over_and_the_journal_tells(secretary: Visitor):
    page = secretary.open(case(BY_PHONE))
    assert "Bram Bedenksel werkt hieraan sinds 10.00 uur." in page.text

    secretary.send("Neem over van Bram Bedenksel")

    assert MINE in secretary.follow_redirect().text
    assert "overgenomen, door Sanne Verzonnen" in secretary.open(case(BY_PHONE)).text


def test_beginning_does_not_take_over(secretary: Visitor):
    secretary.open(case(BY_PHONE))

    secretary.send("Schrijf een notitie")

    assert "Bram Bedenksel werkt hieraan" in secretary.follow_redirect().text


@pytest.mark.parametrize("ends", ["by saving", "by stopping", "by itself"])
def test_working_ends(secretary: Visitor, colleague: Visitor, ends):
    secretary.open(case(NEW))
    secretary.send("Schrijf een notitie")
    secretary.follow_redirect()

    if ends == "by saving":
        secretary.send(KEEP, {NOTE: "Klaar."})
    elif ends == "by stopping":
        secretary.send("Stop ermee, en laat het aan een collega")
    else:
        set_clock(secretary.app, "2026-11-24T12:31:00+01:00")

    assert "werkt hieraan" not in colleague.open(case(NEW)).text


@pytest.mark.promise("nothing-overwritten")
def test_a_note_is_not_saved_over_a_newer_one_and_both_are_shown(secretary: Visitor, colleague: Visitor):
    secretary.open(case(NEW, "notitie"))
    colleague.open(case(NEW, "notitie"))
    colleague.send(KEEP, {NOTE: "Dit schreef Bram."})

    page = secretary.send(KEEP, {NOTE: "Dit schreef Sanne."}, status=409)

    assert "Een collega was u voor" in page.text
    assert "Dit schreef Bram." in page.text
    assert page.field(NOTE).get_text().strip() == "Dit schreef Sanne."
    assert report(secretary.app, NEW).note == "Dit schreef Bram."

    secretary.send(KEEP, {NOTE: "Dit schreven Bram en Sanne."})

    assert report(secretary.app, NEW).note == "Dit schreven Bram en Sanne."


def test_an_answer_is_not_sent_after_that_of_a_colleague(secretary: Visitor, colleague: Visitor):
    before = len(letters(secretary.app))
    secretary.open(case(LATE, "antwoord"))
    colleague.open(case(LATE, "antwoord"))
    colleague.send(SEND, {ANSWER: "Van Bram."})

    page = secretary.send(SEND, {ANSWER: "Van Sanne."}, status=409)

    assert "beantwoord per mail, door Bram Bedenksel" in page.text
    assert page.field(ANSWER).get_text().strip() == "Van Sanne."
    assert len(letters(secretary.app)) == before + 1


@pytest.mark.parametrize("version", ["", "x", "-1", "999999999999", "²"])
def test_a_version_that_was_tampered_with_saves_nothing(secretary: Visitor, version):
    page = secretary.client.post(case(NEW, "notitie"), data={"versie": version, "notitie": "x"}, headers=HERE)

    assert page.status_code in (200, 409)
    assert report(secretary.app, NEW).note == ""


def test_an_address_is_not_saved_over_a_newer_one(secretary: Visitor, colleague: Visitor):
    secretary.open(f"{LETTERS}/{GIVEN_UP}/adres")
    colleague.open(f"{LETTERS}/{GIVEN_UP}/adres")
    colleague.send("Bewaar het adres", {"Mailadres van de ontvanger": "bram@bezoeker.example"})

    page = secretary.send("Bewaar het adres", {"Mailadres van de ontvanger": "sanne@bezoeker.example"}, status=409)

    assert "Het adres is nu bram@bezoeker.example" in page.text
    assert page.field("Mailadres van de ontvanger")["value"] == "sanne@bezoeker.example"


def test_words_survive_the_end_of_a_session_and_a_colleague_in_between(secretary, colleague, mailbox, clock_at):
    """After a long lunch: she signs in again, finds her answer, and hears that Bram wrote something meanwhile."""
    page, before = case(LATE, "antwoord"), len(letters(secretary.app))
    secretary.open(page)
    clock_at("14:30")
    colleague.sign_in_as(COLLEAGUE.email)
    colleague.open(case(LATE, "notitie"))
    colleague.send(KEEP, {NOTE: "Ik belde al."})
    secretary.send(SEND, {ANSWER: "Een lang antwoord."}, headers={"Referer": f"http://localhost{page}"})
    secretary.follow_redirect()
    secretary.send("Stuur mij de mail", {"E-mailadres": SECRETARY.email})
    press(secretary, mailbox.last(SECRETARY.email).link)

    assert secretary.follow_redirect().field(ANSWER).get_text().strip() == "Een lang antwoord."

    told = secretary.send(SEND, status=409)
    assert "Ik belde al." in told.text
    assert told.field(ANSWER).get_text().strip() == "Een lang antwoord."
    assert [one.kind for one in letters(secretary.app)[before:]] == ["sign-in"]


def test_of_four_who_save_at_the_same_moment_one_is_first_and_three_are_told(office: Flask):
    assert sorted(save_at_once(office, ["Een.", "Twee.", "Drie.", "Vier."])) == [303, 409, 409, 409]


def test_who_presses_four_times_at_the_same_moment_saved_it(office: Flask, secretary: Visitor):
    assert save_at_once(office, ["Ik."] * 4) == [303] * 4
    assert secretary.open(case(NEW)).text.count("notitie gewijzigd") == 1


def save_at_once(office: Flask, notes: list[str]) -> list[int]:
    """Keep these notes, each from a browser of its own, and how each was answered."""
    people = [Visitor(office).sign_in_as(SECRETARY.email) for _ in notes]

    def save(one: Visitor, note: str) -> int:
        data = {"versie": "1", "notitie": note}
        return one.client.post(case(NEW, "notitie"), data=data, headers=HERE).status_code

    with ThreadPoolExecutor(len(notes)) as at_once:
        return list(at_once.map(save, people, notes))


def test_of_two_who_begin_at_the_same_moment_one_works_on_it(office: Flask, secretary: Visitor, colleague: Visitor):
    address = f"/beheer/bezig/notitie/{NEW}"

    with ThreadPoolExecutor(2) as at_once:
        begun = list(at_once.map(lambda one: one.client.post(address, headers=HERE), (secretary, colleague)))

    assert [one.status_code for one in begun] == [303, 303]
    texts = [one.open(case(NEW)).text for one in (secretary, colleague)]
    assert sum("U werkt hieraan" in text for text in texts) == 1


def test_of_two_who_close_the_same_reports_at_the_same_moment_one_does(office, secretary: Visitor, colleague: Visitor):
    data = {f"versie-{LATE}": "1", f"versie-{NEW}": "1"}

    with ThreadPoolExecutor(2) as at_once:
        done = list(
            at_once.map(
                lambda one: one.client.post("/beheer/meldingen/afhandelen", data=data, headers=HERE),
                (secretary, colleague),
            )
        )

    headings = sorted(secretary.open(one.headers["Location"]).heading for one in done)
    assert headings == ["0 meldingen afgehandeld", "2 meldingen afgehandeld"]
