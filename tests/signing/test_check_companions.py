"""Who signs along after the signature is public: somebody more, somebody less, and a yes that comes too late."""

import pytest

from koplopers.database import db
from tests.signing.applicant import Applicant
from tests.signing.checked import CHOICE, HERE, YES, faults, kinds
from tests.signing.standing import CASE, DAAN, PAGE, STATUS, case_now

GUUS = "guus@raad.example"
ASK, OFF = "Stuur de mail", "Haal {} weg"
WHO = {
    "Naam van de medeondertekenaar": "Guus Gezocht",
    "Mailadres van de medeondertekenaar": GUUS,
    "Wat stelt u voor om openbaar te maken?": "name",
}


@pytest.fixture
def guus(site, lies, mailbox) -> Applicant:
    """He was asked after the signature was public, and has his letter open."""
    lies.follow("Vraag nog iemand om mee te ondertekenen")
    lies.press(ASK, WHO)
    visitor = Applicant(site)
    visitor.open(mailbox.last(GUUS).link)
    return visitor


def test_who_is_asked_later_is_public_once_he_says_yes(guus, reader, site):
    assert "Guus Gezocht" not in reader.open(PAGE).text

    guus.press(YES, {CHOICE: "name"})

    assert "Guus Gezocht" in reader.open(PAGE).text
    assert kinds(site).count("correction") == 1
    assert faults(site) == []


def test_the_same_address_is_not_asked_twice(guus, lies):
    lies.follow("Vraag nog iemand om mee te ondertekenen")

    assert "Dit mailadres staat er al bij." in lies.press(ASK, WHO, status=200).text


def test_somebody_who_signed_along_is_taken_off_and_hears_it(lies, reader, site, mailbox):
    page = lies.follow(OFF.format("Daan Denkbeeld"))
    assert "krijgt daar een mail over" in page.text

    lies.press("Ja, haal Daan Denkbeeld weg")

    assert "Daan Denkbeeld" not in reader.open(PAGE).text
    assert "Fenna Fabel" in reader.open(PAGE).text
    assert mailbox.last(DAAN).subject == "Lage Zoom heeft u weggehaald als medeondertekenaar"
    gone = case_now(site).application.co_signers[0]
    assert (gone.name, gone.email) == ("", "")
    assert faults(site) == []


def test_the_last_one_cannot_be_taken_off(lies):
    lies.follow(OFF.format("Daan Denkbeeld"))
    lies.press("Ja, haal Daan Denkbeeld weg")
    lies.follow(OFF.format("Fenna Fabel"))

    page = lies.press("Ja, haal Fenna Fabel weg", status=200)

    assert "Fenna Fabel is de enige die mee ondertekende." in page.text


def test_who_is_taken_off_before_answering_cannot_say_yes_any_more(guus, lies, site):
    lies.follow(OFF.format("Guus Gezocht"))
    lies.press("Ja, haal Guus Gezocht weg")

    page = guus.press(YES, {CHOICE: "name"}, status=200)

    assert page.heading == "U ondertekent niet mee"
    assert "correction" not in kinds(site)


def test_the_secretariat_does_the_same_at_request(clerk, standing, reader, mailbox, site):
    clerk.open(CASE)
    clerk.follow("Vraag nog iemand om mee te ondertekenen")
    assert "Vul de naam in" in clerk.press(ASK, status=422).text
    clerk.press(ASK, WHO)
    assert mailbox.last(GUUS).subject == "Ondertekent u het manifest mee met Lage Zoom?"

    clerk.follow("Haal Daan Denkbeeld weg als medeondertekenaar")
    clerk.press("Haal deze persoon weg")

    assert "Daan Denkbeeld" not in reader.open(PAGE).text
    assert "medeondertekenaar weggehaald, door Sanne Verzonnen" in clerk.page.text


@pytest.mark.parametrize("how", ["declined", "withdrawn"])
def test_a_yes_after_the_end_is_told_kindly_and_keeps_nothing(clerk, guus, site, how):
    link = guus.page.address
    with site.app_context():
        column = "declined_at" if how == "declined" else "withdrawn_at"
        db.session.execute(db.text(f"UPDATE application_check SET {column} = '2026-11-24 11:00:00.000000'"))
        db.session.commit()

    page = guus.press(YES, {CHOICE: "name"}, status=410)

    assert page.heading == "Lage Zoom ondertekent niet, of niet meer"
    late = case_now(site).application.co_signers[-1]
    assert (late.consented_at, late.showing) == (None, "name")
    assert guus.open(link, status=410).heading == page.heading

    guus.press("Gooi mijn naam en mailadres nu weg")

    assert case_now(site).application.co_signers[-1].email == ""


def test_before_it_is_public_there_is_nothing_to_change(site, motivated, reader):
    page = reader.open(STATUS)

    assert "wijzigen" not in page.text
    reader.client.post(f"{STATUS}/wijzigen", headers=HERE)
    assert reader.client.get(f"{STATUS}/wijzigen/x").status_code == 410
