"""Why a municipality signs: looked at before it is public, left out with a reason, and taken away later."""

from koplopers.database import db
from koplopers.demo.checking import LATE
from koplopers.signing.log_models import LogEntry
from tests.signing.applicant import Applicant
from tests.signing.checked import APPROVE, faults, kinds
from tests.signing.standing import CASE, LIES, PAGE, WORDS, approve, case_now

FIRST = "Wij willen dat iedereen mee kan doen."
CHOICE, WHY = "De motivatie", "Waarom laat u de motivatie weg?"
ASK, ABOUT, QUESTION = "Stel een vraag aan de ondertekenaar", "Waar gaat de vraag over?", "Uw vraag"


def test_an_approved_motivation_is_quoted_on_the_page_of_the_municipality(clerk, motivated, reader, site):
    clerk.open(CASE)
    page = clerk.follow(APPROVE)
    assert FIRST in page.text

    clerk.press(APPROVE, {CHOICE: "tonen"})

    quotation = reader.open(PAGE).soup.find("figure")
    assert [one.get_text() for one in quotation.select("blockquote p")] == WORDS.split("\n\n")
    assert "Lies Luchtig, burgemeester, bij de ondertekening op 20 november 2026" in quotation.figcaption.get_text()
    data = reader.client.get(f"/manifest/ondertekenaars/{len(kinds(site))}.json").json
    assert data["motivatie"] == {"tekst": WORDS, "van": "Lies Luchtig, burgemeester", "op": "2026-11-20"}
    assert faults(site) == []


def test_the_check_has_to_choose_and_to_say_why(clerk, motivated):
    clerk.open(f"{CASE}/goedkeuren")

    assert "Kies wat er met de motivatie gebeurt." in clerk.press(APPROVE, status=422).text
    page = clerk.press(APPROVE, {CHOICE: "weglaten"}, status=422)

    assert "Schrijf waarom u de motivatie weglaat." in page.text


def test_who_signed_hears_why_the_motivation_was_left_out(clerk, motivated, reader, mailbox):
    clerk.open(f"{CASE}/goedkeuren")

    page = clerk.press(APPROVE, {CHOICE: "weglaten", WHY: "Dit noemt een inwoner met naam."})

    assert "Dit noemt een inwoner met naam." in page.text
    assert FIRST not in reader.open(PAGE).text
    letter = mailbox.last(LIES)
    assert "Uw motivatie staat er niet bij." in letter.text
    assert "Dit noemt een inwoner met naam." in letter.text


def test_another_text_is_asked_for_and_comes_back_as_the_motivation(clerk, motivated, mailbox, site):
    clerk.open(CASE)
    clerk.follow(ASK)
    clerk.press("Verstuur de vraag", {ABOUT: "motivatie", QUESTION: "Kan het zonder de naam?"})
    lies = Applicant(site)
    page = lies.open(mailbox.last(LIES).link)
    assert page.field("Uw motivatie").get_text().strip() == WORDS

    lies.press("Verstuur het antwoord", {"Uw motivatie": "Omdat het hoort."})

    assert case_now(site).application.motivation == "Omdat het hoort."
    assert "Omdat het hoort." in clerk.open(f"{CASE}/goedkeuren").text


def test_a_question_about_something_else_changes_no_motivation(clerk, motivated, mailbox, site):
    clerk.open(CASE)
    clerk.follow(ASK)
    clerk.press("Verstuur de vraag", {QUESTION: "Welk besluit is het?"})
    lies = Applicant(site)
    lies.open(mailbox.last(LIES).link)

    lies.press("Verstuur het antwoord", {"Uw antwoord": "Nummer 17."})

    assert case_now(site).application.motivation == WORDS


def test_the_secretariat_takes_a_motivation_away_and_puts_it_back(clerk, standing, reader, mailbox):
    clerk.open(CASE)
    clerk.follow("Haal de motivatie van de site")
    clerk.press("Bewaar uw keuze", {CHOICE: "weglaten", WHY: "Een inwoner vroeg erom."})

    assert FIRST not in reader.open(PAGE).text
    assert "Een inwoner vroeg erom." in mailbox.last(LIES).text
    assert "motivatie weggelaten, door Sanne Verzonnen" in clerk.open(CASE).text

    clerk.follow("Zet de motivatie alsnog op de site")
    clerk.press("Bewaar uw keuze", {CHOICE: "tonen"})

    assert FIRST in reader.open(PAGE).text
    assert mailbox.last(LIES).subject == "Uw motivatie staat op de site"


def test_an_old_page_hides_nothing_that_changed_since(clerk, standing, reader):
    clerk.open(f"{CASE}/motivatie")
    clerk.client.post(
        f"{CASE}/notitie", data={"versie": "2", "notitie": "Gebeld."}, headers={"Sec-Fetch-Site": "same-origin"}
    )

    page = clerk.press("Bewaar uw keuze", {CHOICE: "weglaten", WHY: "Nu weg."}, status=409)

    assert "Er veranderde net iets" in page.text
    assert FIRST in reader.open(PAGE).text


def test_the_log_never_holds_a_motivation(site, motivated):
    approve(site)

    with site.app_context():
        texts = db.session.scalars(db.select(LogEntry.canonical)).all()

    assert not any("balie" in text for text in texts)


def test_without_a_motivation_nothing_is_asked_about_it(clerk, reader, site):
    page = clerk.open(f"/beheer/ondertekeningen/{LATE}/goedkeuren")

    assert "motivatie" not in page.text.lower()
    clerk.press(APPROVE)
    assert reader.open(PAGE).soup.find("figure") is None
