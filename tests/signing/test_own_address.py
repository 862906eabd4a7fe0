"""Nobody signs along with themselves: signer and co-signer each have an address of their own."""

from tests.signing.applicant import ADD, ANNA, BO, CO_SIGNER, MANDATE, ON, SIGNER
from tests.signing.standing import LIES

OWN = "Dit is het adres van wie ondertekent."
MAIL = "Mailadres van de medeondertekenaar"


def test_the_signer_is_no_co_signer(anna, kept):
    anna.choose()
    anna.press(ON, SIGNER)
    anna.press(ON, MANDATE)

    page = anna.press(ADD, {**CO_SIGNER, MAIL: ANNA.upper()}, status=422)

    assert OWN in page.text
    assert page.field("Naam van de medeondertekenaar")["value"] == "Bo Bries"
    assert kept()[-1].co_signers == []
    anna.press(ADD, CO_SIGNER)
    assert [one.email for one in kept()[-1].co_signers] == [BO]


def test_a_co_signer_does_not_become_the_signer(anna, kept):
    anna.fill_in()
    anna.open("/ondertekenen/ondertekenaar")

    page = anna.press(ON, {**SIGNER, "E-mailadres bij de gemeente": BO}, status=422)

    assert "Dit adres hebt u ingevuld bij een medeondertekenaar." in page.text
    assert kept()[-1].signer_email == ANNA


def test_also_after_it_is_public(lies, mailbox):
    lies.follow("Vraag nog iemand om mee te ondertekenen")
    asked = {"Naam van de medeondertekenaar": "Lies Luchtig", MAIL: LIES}
    written = len(mailbox.everything)

    page = lies.press("Stuur de mail", {**asked, "Wat stelt u voor om openbaar te maken?": "name"}, status=200)

    assert OWN in page.text
    assert len(mailbox.everything) == written
