"""Everybody who was asked to sign along says no: the signer hears it and can ask somebody else; the check is warned."""

import pytest

from tests.signing.applicant import ANNA, BO, Applicant
from tests.signing.checked import APPROVE, CHOICE, CONFIRM, LIST, YES, ours

NO = "Nee, ik onderteken niet mee"
WARNING = "Let op: niemand ondertekent mee."
GUUS = "guus@raad.example"
WHO = {
    "Naam van de medeondertekenaar": "Guus Gezocht",
    "Mailadres van de medeondertekenaar": GUUS,
    "Wat stelt u voor om openbaar te maken?": "name",
}
ASK = "Stuur de mail"


@pytest.fixture
def alone(site, anna, stranger, mailbox, kept) -> str:
    """Windveld is in check; Bo, the only one who was asked, said no."""
    anna.sign()
    stranger.open(mailbox.last(ANNA).link)
    stranger.press(CONFIRM)
    bo = Applicant(site)
    bo.open(mailbox.last(BO).link)
    bo.press(NO)
    return kept()[-1].reference


def test_the_signer_is_told_and_asks_somebody_else_who_signs_along(alone, site, mailbox, clerk, reader):
    letter = mailbox.last(ANNA)
    assert letter.subject == "Niemand ondertekent mee met Windveld"
    signer = Applicant(site)
    signer.open(letter.link)

    page = signer.press(ASK, WHO)

    assert "De mail is verstuurd." in page.text
    assert "Wat er fout is" not in page.text
    clerk.open(f"{LIST}/{alone}/goedkeuren")
    assert "Er kan nog iemand ja zeggen" in clerk.press(APPROVE, status=409).text
    guus = Applicant(site)
    guus.open(mailbox.last(GUUS).link)
    guus.press(YES, {CHOICE: "name"})
    assert WARNING not in clerk.open(f"{LIST}/{alone}/goedkeuren").text
    clerk.press(APPROVE)
    assert "Anna Aanzee, burgemeester; Guus Gezocht" in reader.open("/netwerk/windveld").text


def test_who_approves_without_anybody_is_warned_and_can_ask_first(alone, site, clerk, mailbox):
    page = clerk.open(f"{LIST}/{alone}/goedkeuren")
    assert WARNING in page.text

    clerk.follow("vraag eerst iemand mee te ondertekenen")
    clerk.press(ASK, WHO)

    assert mailbox.last(GUUS).subject == "Ondertekent u het manifest mee met Windveld?"
    assert not ours(site)


def test_who_lost_the_letter_gets_another_from_the_page_of_the_reference(alone, reader, mailbox):
    reader.open(f"/ondertekening/{alone}")

    first = mailbox.last(ANNA).link
    reader.send("Stuur de mail om iemand te vragen")

    assert mailbox.last(ANNA).subject == "Niemand ondertekent mee met Windveld"
    assert mailbox.last(ANNA).link != first


def test_a_yes_that_is_taken_back_before_it_is_public_is_told_too(reference, site, mailbox):
    bo = Applicant(site)
    bo.open(mailbox.last(BO).link)

    bo.press("Haal mijn naam weg")

    assert mailbox.last(ANNA).subject == "Niemand ondertekent mee met Windveld"


def test_once_it_was_declined_nobody_is_asked_any_more(alone, clerk, mailbox, reader):
    link = mailbox.last(ANNA).link
    clerk.open(f"{LIST}/{alone}/afwijzen")
    clerk.press("Wijs af en verstuur de reden", {"Reden": "Niemand ondertekent mee."})

    assert reader.client.get(link).status_code == 410
