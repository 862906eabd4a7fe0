"""A municipality that signed this very version: told what it can do then, with a way to do it."""

from tests.signing.applicant import NAME_FIELD, SEARCH
from tests.signing.living import address_of, signed

ASK = "Stuur de mail naar wie ondertekende"
PAGE = "/ondertekenen/wijzigen"


def test_the_step_leads_to_what_can_be_done_and_the_mail_to_the_page_of_the_signature(site, anna, mailbox, reader):
    signed(site, "vlindermeer")
    anna.open("/ondertekenen/gemeente")
    page = anna.press(SEARCH, {NAME_FIELD: "Vlindermeer"}, status=422)
    assert "Vlindermeer heeft deze versie van het manifest al ondertekend" in page.text

    page = anna.follow("De ondertekening van Vlindermeer wijzigen of intrekken")
    assert "Vlindermeer, versie werktekst, 24 november 2026" in page.text
    anna.press(ASK)

    letter = mailbox.last(address_of("vlindermeer"))
    assert letter.subject == "De ondertekening door Vlindermeer wijzigen of intrekken"
    assert "/ondertekening/VLINDERMEER-WERKTEKST" in letter.text.upper().replace("ONDERTEKENING", "ondertekening")


def test_the_answer_is_the_same_when_nobody_signed(anna, mailbox):
    page = anna.open(f"{PAGE}/molenkroft")
    page = anna.press(ASK)

    assert "Kennen wij het mailadres van wie ondertekende voor Molenkroft? Dan is de mail onderweg." in page.text
    assert mailbox.everything == []


def test_a_draft_and_what_waits_to_be_confirmed_get_no_mail(site, anna, mailbox):
    anna.sign()
    before = list(mailbox.everything)

    anna.open(f"{PAGE}/windveld")
    anna.press(ASK)

    assert mailbox.everything == before


def test_a_signature_of_2018_goes_through_the_secretariat_and_says_how(reader):
    page = reader.open(f"{PAGE}/utrecht")

    assert "Die ondertekening kennen wij uit een openbare bron." in page.text
    assert page.link("Neem contact op met het secretariaat") == "/contact"
    assert page.link("Vernieuw de ondertekening") == "/ondertekenen/gemeente?zoek=Utrecht"


def test_what_a_predecessor_signed_is_told_with_its_name(reader):
    page = reader.open(f"{PAGE}/west-betuwe")

    assert "Geldermalsen is opgegaan in West Betuwe" in page.text


def test_nobody_fills_the_mailbox_of_who_signed(site, anna, mailbox):
    signed(site, "vlindermeer")
    for _ in range(9):
        anna.open(f"{PAGE}/vlindermeer")
        anna.press(ASK)

    assert len(mailbox.of(address_of("vlindermeer"))) == 6


def test_looking_sends_nothing_and_another_site_cannot_ask(site, anna, mailbox):
    signed(site, "vlindermeer")
    anna.open(f"{PAGE}/vlindermeer")
    answer = anna.client.post(f"{PAGE}/vlindermeer", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert mailbox.everything == []


def test_a_municipality_that_does_not_exist_has_no_such_page(reader):
    reader.open(f"{PAGE}/atlantis", status=404)
    reader.open(f"{PAGE}/geldermalsen", status=404)


def test_the_page_of_a_member_leads_there(reader):
    page = reader.open("/netwerk/nijmegen")

    assert page.link("Wijzig of vernieuw de ondertekening") == f"{PAGE}/nijmegen"
