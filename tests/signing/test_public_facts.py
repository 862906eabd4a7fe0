"""Who signs knows beforehand what becomes public, and what the register says of it later is the whole truth."""

from koplopers.database import db
from koplopers.signing import log
from koplopers.signing.models import Signature
from tests.signing.applicant import ANNA, BO, LATER, Applicant
from tests.signing.standing import PAGE, SIGNED_BY

REGISTER = "/manifest/ondertekenaars"


def test_the_start_names_all_that_becomes_public(reader):
    page = reader.open("/ondertekenen")

    assert "Wie mee ondertekenen. Zij kiezen zelf wat er van hen op de site komt." in page.text
    assert "De motivatie, als u er een schrijft." in page.text
    assert "Mailadressen, het besluit en de gelegenheid worden niet openbaar." in page.text


def test_the_occasion_is_said_not_to_become_public(anna):
    anna.fill_in()

    page = anna.go("/ondertekenen/plaats")

    assert "De plaats, de dag en de motivatie worden openbaar, de gelegenheid niet." in page.text


def test_after_one_left_the_entry_says_who_still_stand_and_where_that_is_written(site, lies, standing, reader):
    with site.app_context():
        number = log.entry_for(db.session.get_one(Signature, standing)).index
    assert "Wie er nu staan" not in reader.open(f"{REGISTER}/{number}").text

    lies.follow("Haal Daan Denkbeeld weg")
    lies.press("Ja, haal Daan Denkbeeld weg")

    page = reader.open(f"{REGISTER}/{number}")
    assert "Wie er tekenden Gewist." in page.text
    told = page.text.partition("Wie er nu staan")[2].partition("In het register sinds")[0]
    assert "Fenna Fabel" in told and "Daan" not in told
    link = next(name for name in page.links if name.startswith("vermelding"))
    assert "Fenna Fabel" in reader.follow(link).text


def test_municipality_entry_and_certificate_lead_to_each_other(standing, reader):
    page = reader.open(PAGE)
    entry = next(name for name in page.links if name.startswith("Vermelding"))
    certificate = page.link(f"Oorkonde bij {entry.removesuffix(' in het register').lower()}")

    assert reader.follow(entry).link(f"Oorkonde van {SIGNED_BY}") == certificate
    assert reader.open(certificate).heading == f"Oorkonde van {SIGNED_BY}"


def test_before_it_is_public_a_co_signer_reads_what_will_be(site, reference, mailbox):
    bo = Applicant(site)
    page = bo.open(mailbox.last(BO).link)

    assert "Dit komt van u op de site: " in page.text
    assert "staat" not in page.text.partition("Dit komt van u op de site")[2].partition("Bewaar mijn keuze")[0]


def test_the_letter_names_the_button_as_the_page_does(anna, stranger, mailbox):
    anna.choose()
    anna.press(LATER)
    anna.press("Mail mij de link", {"E-mailadres": ANNA})
    letter = mailbox.last(ANNA)
    stranger.open(letter.link)

    button = stranger.page.soup.select_one("main form button").get_text()
    assert f"de knop “{button}”" in letter.text


def test_the_history_of_a_case_says_what_people_did_themselves(sanne):
    assert "het systeem" not in sanne.page.text
    assert "de ondertekenaar" in sanne.page.text
    assert "een medeondertekenaar" in sanne.page.text


def test_a_request_that_waits_is_not_told_as_done(lies, clerk, standing):
    lies.follow("Vraag om een verbetering")
    lies.press(
        "Verstuur het verzoek",
        {"Welke functie had wie ondertekende?": "wethouder", "Wat is er fout, en hoe weet u dat?": "Een tikfout."},
    )

    page = clerk.open(f"/beheer/register/{standing}")

    assert "Gevraagd, niet veranderd. Functie: wethouder (nu: burgemeester)." in page.text
