"""The check of the secretariat, from the worklist to the public signature, and what the signer sees of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.demo import people
from koplopers.demo.office import COLLEAGUE
from koplopers.signing import check_daily, log_check
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Signature
from tests.signing.applicant import ANNA, BO, Applicant
from tests.signing.test_publishing import CHOICE, CONFIRM, YES
from tests.visitor import Visitor, set_clock

LIST = "/beheer/ondertekeningen"
APPROVE = "Keur goed en maak openbaar"
LATER = "De controle van de ondertekening door Windveld duurt langer"
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def reference(site, anna, stranger, mailbox, kept) -> str:
    """Windveld signed, Anna confirmed and Bo said yes."""
    anna.sign()
    stranger.open(mailbox.last(ANNA).link)
    stranger.press(CONFIRM)
    bo = Applicant(site)
    bo.open(mailbox.last(BO).link)
    bo.press(YES, {CHOICE: "name"})
    return kept()[-1].reference


@pytest.fixture
def sanne(site, reference) -> Applicant:
    """Of the secretariat, with the case open."""
    visitor = Applicant(site)
    visitor.sign_in_as(people.SECRETARY.email)
    visitor.open(f"{LIST}/{reference}")
    return visitor


@pytest.fixture
def bram(site, reference) -> Applicant:
    visitor = Applicant(site)
    visitor.sign_in_as(COLLEAGUE.email)
    visitor.open(f"{LIST}/{reference}")
    return visitor


@pytest.fixture
def published(sanne):
    sanne.follow(APPROVE)
    sanne.press(APPROVE)
    return sanne


def kinds(site) -> list[str]:
    """What the log of signatures holds, in its order."""
    with site.app_context():
        return list(db.session.scalars(select(LogEntry.kind).order_by(LogEntry.index)))


def faults(site) -> list[str]:
    """What the nightly check of the register finds."""
    with site.app_context():
        return list(log_check.faults())


def ours(site) -> list[Signature]:
    with site.app_context():
        return list(db.session.scalars(select(Signature).where(Signature.application_id.is_not(None))))


def test_what_waits_stands_on_today_and_in_the_list_with_its_day(sanne, reference):
    assert f"Controleer ondertekening {reference} door Windveld wacht sinds vandaag, uiterlijk 8 december" in (
        sanne.open("/beheer").text
    )
    page = sanne.open(LIST)
    assert "wacht sinds vandaag, uiterlijk 8 december" in page.text
    assert "1 ja van 1" in page.text

    assert "Anna Aanzee" in sanne.open(f"{LIST}/{reference.lower()}").text


@pytest.mark.parametrize(("query", "number"), [("zoek=windveld", 1), ("zoek=xyzzy", 0), ("stand=openbaar", 0)])
def test_the_list_is_searched_and_filtered(sanne, query, number):
    assert ("1 ondertekening" if number else "Geen ondertekeningen") in sanne.open(f"{LIST}?{query}").text


def test_what_is_late_is_found(sanne, site):
    assert "Geen ondertekeningen" in sanne.open(f"{LIST}?stand=te-laat&zoek=windveld").text
    set_clock(site, "2026-12-09T12:00:00+01:00")
    sanne.sign_in_as(people.SECRETARY.email)

    assert "1 dag te laat, wacht 15 dagen" in sanne.open(f"{LIST}?stand=te-laat&zoek=windveld").text


def test_others_may_not_look(site, reference):
    for email in (people.REVIEWER.email, people.WINDVELD_CONTACT.email):
        Visitor(site).sign_in_as(email).open(f"{LIST}/{reference}", status=403)
    assert Visitor(site).open(f"{LIST}/{reference}", status=302).headers["Location"].startswith("/inloggen")


def test_before_anna_confirms_there_is_nothing_to_check(site, anna, kept):
    anna.sign()
    visitor = Visitor(site).sign_in_as(people.SECRETARY.email)

    visitor.open(f"{LIST}/{kept()[-1].reference}", status=404)


def test_approving_makes_it_public_and_writes_to_everybody_who_signed(published, site, mailbox, reader, reference):
    assert "De ondertekening staat op de site." in published.page.text
    assert "gepubliceerd, door Sanne Verzonnen" in published.page.text
    assert "Anna Aanzee, burgemeester; Bo Bries" in reader.open("/netwerk/windveld").text
    for address in (ANNA, BO):
        assert mailbox.last(address).subject == "De ondertekening door Windveld staat op de site"
        assert "oorkonde" in mailbox.last(address).text
    assert "De ondertekening staat op de site." in reader.open(f"/ondertekening/{reference}").text


def test_of_two_who_approve_at_once_one_does_and_one_is_told(site, sanne, bram, reference):
    address = f"{LIST}/{reference}/goedkeuren"
    with ThreadPoolExecutor(2) as at_once:
        posts = at_once.map(lambda one: one.client.post(address, data={"versie": "1"}, headers=HERE), (sanne, bram))
        answers = sorted(one.status_code for one in posts)

    assert answers == [303, 409]
    assert len(ours(site)) == 1


def test_an_old_page_approves_nothing_that_changed_since(site, sanne, bram):
    sanne.follow(APPROVE)
    bram.follow("Noteer een telefoontje of iets voor collega’s")
    bram.press("Bewaar de notitie", {"Telefonische controle": "Wacht, de griffier belt terug."})

    page = sanne.press(APPROVE, status=409)

    assert "Wacht, de griffier belt terug." in page.text
    assert not ours(site)
    sanne.press(APPROVE)
    assert len(ours(site)) == 1


def test_a_note_of_a_colleague_is_not_overwritten(sanne, bram):
    for one in (sanne, bram):
        one.follow("Noteer een telefoontje of iets voor collega’s")
    bram.press("Bewaar de notitie", {"Notitie voor collega’s": "Van Bram."})

    page = sanne.press("Bewaar de notitie", {"Notitie voor collega’s": "Van Sanne."}, status=409)

    assert "Van Bram." in page.text
    assert page.field("Notitie voor collega’s").get_text().strip() == "Van Sanne."


def test_a_colleague_sees_who_is_checking(sanne, bram, reference):
    sanne.press("Ik controleer deze: laat het collega’s zien")

    assert "Sanne Verzonnen werkt hieraan" in bram.open(f"{LIST}/{reference}").text


def test_while_a_co_signer_can_say_yes_it_cannot_be_approved(site, anna, stranger, mailbox, kept):
    anna.sign()
    stranger.open(mailbox.last(ANNA).link)
    stranger.press(CONFIRM)
    sanne = Applicant(site)
    sanne.sign_in_as(people.SECRETARY.email)
    sanne.open(f"{LIST}/{kept()[-1].reference}/goedkeuren")

    page = sanne.press(APPROVE, status=409)

    assert "Er kan nog iemand ja zeggen" in page.text
    assert not ours(site)


def test_declining_sends_the_reason_and_tells_who_signed_along(sanne, site, mailbox, reader, reference):
    sanne.follow("Wijs af met een reden")
    assert "Schrijf waarom dit niet kan." in sanne.press("Wijs af en verstuur de reden", status=422).text

    page = sanne.press("Wijs af en verstuur de reden", {"Reden": "Het besluit is van een andere gemeente."})

    assert "De ondertekening is afgewezen." in page.text
    assert "Het besluit is van een andere gemeente." in mailbox.last(ANNA).text
    assert mailbox.last(BO).subject == "Windveld ondertekent het manifest niet, of niet meer"
    assert "Wij konden de ondertekening niet goedkeuren." in reader.open(f"/ondertekening/{reference}").text
    assert "1 ondertekening" in sanne.open(f"{LIST}?stand=afgewezen&zoek=windveld").text


def test_after_a_no_anna_begins_anew_in_the_same_browser(sanne, anna):
    sanne.follow("Wijs af met een reden")
    sanne.press("Wijs af en verstuur de reden", {"Reden": "Het besluit is van een andere gemeente."})
    anna.go("/ondertekenen/gemeente")
    assert "Wij konden de ondertekening niet goedkeuren." in anna.follow("Bekijk hoe het ervoor staat").text

    anna.go("/ondertekenen/gemeente")
    page = anna.press("Begin een nieuwe ondertekening")

    assert page.heading == "Welke gemeente ondertekent?"
    assert anna.choose().heading == "Wie ondertekent voor de gemeente?"


def test_what_is_declined_cannot_be_approved_any_more(sanne, bram, site, reference):
    bram.follow("Wijs af met een reden")
    bram.press("Wijs af en verstuur de reden", {"Reden": "Dubbel."})

    answer = sanne.client.post(f"{LIST}/{reference}/goedkeuren", data={"versie": "2"}, headers=HERE)

    assert answer.status_code == 409
    assert not ours(site)


def test_a_question_goes_out_is_answered_once_and_comes_back(sanne, site, mailbox, reader, reference):
    sanne.follow("Stel een vraag aan de ondertekenaar")
    sanne.press("Verstuur de vraag", {"Uw vraag": "Welk besluit is het?"})
    assert "wacht op antwoord" in sanne.open(f"{LIST}?zoek=windveld").text
    assert f"Controleer ondertekening {reference} door Windveld" not in sanne.open("/beheer").text
    assert "Wij hebben een vraag." in reader.open(f"/ondertekening/{reference}").text
    letter, anna = mailbox.last(ANNA), Applicant(site)

    assert "Welk besluit is het?" in anna.open(letter.link).text
    anna.open(letter.link)
    assert "Schrijf uw antwoord." in anna.press("Verstuur het antwoord", status=422).text
    page = anna.press("Verstuur het antwoord", {"Uw antwoord": "Nummer 17."})

    assert page.heading == "Dank u wel voor uw antwoord"
    assert anna.open(letter.link).heading == "Dank u wel voor uw antwoord"
    anna.client.post(letter.link, data={"antwoord": "Nummer 18."}, headers=HERE)
    text = sanne.open(f"{LIST}/{reference}").text
    assert "Nummer 17." in text
    assert "Nummer 18." not in text
    assert f"Controleer ondertekening {reference} door Windveld" in sanne.open("/beheer").text


def test_a_link_of_another_case_answers_nothing(sanne, mailbox, reader):
    sanne.follow("Stel een vraag aan de ondertekenaar")
    sanne.press("Verstuur de vraag", {"Uw vraag": "Welk besluit is het?"})
    secret = mailbox.last(ANNA).link.rpartition("/")[2]

    page = reader.open(f"/ondertekening/CCC-CCC-CCC/vraag/{secret}", status=410)

    assert "Welk besluit" not in page.text


def test_the_status_tells_when_it_is_ready_and_nothing_of_who_signs(reader, reference):
    page = reader.open(f"/ondertekening/{reference}")

    assert "Wij zijn uiterlijk 8 december 2026 klaar." in page.text
    for secret in ("Windveld", "Anna", "Bo Bries", ANNA):
        assert secret not in str(page.soup)


def test_a_reference_is_found_as_it_is_typed_and_a_wrong_one_is_not(reader, reference, anna):
    assert reader.open(f"/ondertekening/{reference.lower()}", status=302).headers["Location"].endswith(reference)
    reader.open("/ondertekening/CCC-CCC-CCC", status=404)


def test_a_draft_has_no_status(anna, reader, kept):
    anna.fill_in()

    reader.open(f"/ondertekening/{kept()[-1].reference}", status=404)


def test_who_tries_many_references_is_asked_to_wait(reader, reference):
    for _ in range(60):
        reader.client.get("/ondertekening/CCC-CCC-CCC")

    reader.open(f"/ondertekening/{reference}", status=429)


def test_the_municipality_withdraws_with_the_link_of_the_mail(published, site, mailbox, reader, reference):
    reader.open(f"/ondertekening/{reference}")
    reader.send("Stuur de mail om in te trekken")
    assert "De mail met de link gaat naar het adres van wie ondertekende." in reader.follow_redirect().text
    anna, link = Applicant(site), mailbox.last(ANNA).link
    anna.open(link)
    assert ours(site)[0].withdrawn_on is None

    page = anna.press("Ja, trek de ondertekening in")

    assert "De ondertekening is ingetrokken." in page.text
    assert ours(site)[0].withdrawn_on is not None
    entries = kinds(site)
    assert entries.count("withdrawal") == 1
    for path in ("/netwerk/windveld", "/manifest/ondertekenaars?zoek=windveld"):
        assert "Anna Aanzee" not in reader.open(path).text
    assert faults(site) == []
    assert mailbox.last(ANNA).subject == "De ondertekening door Windveld is ingetrokken"
    assert mailbox.last(BO).subject == "Windveld ondertekent het manifest niet, of niet meer"
    anna.client.post(link, headers=HERE)
    assert kinds(site) == entries


def test_before_it_is_public_withdrawing_ends_the_check(sanne, site, reader, mailbox, reference):
    reader.open(f"/ondertekening/{reference}")
    reader.send("Stuur de mail om in te trekken")
    anna = Applicant(site)
    anna.open(mailbox.last(ANNA).link)
    anna.press("Ja, trek de ondertekening in")

    answer = sanne.client.post(f"{LIST}/{reference}/goedkeuren", data={"versie": "2"}, headers=HERE)

    assert answer.status_code == 409
    assert not ours(site)


def test_a_link_to_withdraw_works_two_weeks(sanne, site, reader, mailbox, reference):
    reader.open(f"/ondertekening/{reference}")
    reader.send("Stuur de mail om in te trekken")
    set_clock(site, "2026-12-08T12:01:00+01:00")

    reader.open(mailbox.last(ANNA).link, status=410)


def test_a_misspelt_name_is_mended_everywhere_with_a_trail(published, site, reader, mailbox):
    before = len(kinds(site))
    published.follow("Verbeter de naam van Anna Aanzee")

    page = published.press("Verbeter de naam", {"De juiste naam": "Anne Aanzee"})

    assert "naam verbeterd, door Sanne Verzonnen" in page.text
    assert "Anne Aanzee, burgemeester; Bo Bries" in reader.open("/netwerk/windveld").text
    assert kinds(site)[before:].count("correction") == 1
    assert faults(site) == []


def test_a_name_of_a_co_signer_is_mended(published, reader):
    published.follow("Verbeter de naam van Bo Bries")
    published.press("Verbeter de naam", {"De juiste naam": "Bo de Bries"})

    assert "Bo de Bries (Cliëntenraad Windveld)" in reader.open("/netwerk/windveld").text


def test_a_name_that_is_no_name_is_refused(published):
    published.follow("Verbeter de naam van Bo Bries")

    assert published.press("Verbeter de naam", {"De juiste naam": "=1+1"}, status=422).title.startswith("Fout: ")


def test_when_the_check_is_late_anna_hears_it_once(site, reference, mailbox):
    set_clock(site, "2026-12-08T10:00:00+01:00")
    tell(site)
    assert LATER not in [one.subject for one in mailbox.of(ANNA)]

    set_clock(site, "2026-12-09T10:00:00+01:00")
    tell(site)
    tell(site)

    assert [one.subject for one in mailbox.of(ANNA)].count(LATER) == 1


def test_the_certificate_tells_who_signed_and_goes_with_the_signature(published, site, reader, reference, mailbox):
    with site.app_context():
        number = db.session.scalar(select(func.max(LogEntry.index)))
    page = reader.open(f"/manifest/ondertekenaars/{number}/oorkonde")
    assert page.heading == "Oorkonde van Windveld"
    assert "Anna Aanzee, burgemeester; Bo Bries" in page.text

    reader.open(f"/ondertekening/{reference}")
    reader.send("Stuur de mail om in te trekken")
    anna = Applicant(site)
    anna.open(mailbox.last(ANNA).link)
    anna.press("Ja, trek de ondertekening in")

    reader.open(f"/manifest/ondertekenaars/{number}/oorkonde", status=404)
    reader.open("/manifest/ondertekenaars/99999999999/oorkonde", status=404)


def test_what_was_declined_is_forgotten_after_a_year(sanne, site, kept):
    sanne.follow("Wijs af met een reden")
    sanne.press("Wijs af en verstuur de reden", {"Reden": "Dubbel."})
    for day, left in (("2027-11-23", 1), ("2027-11-26", 0)):
        set_clock(site, f"{day}T12:00:00+01:00")
        with site.app_context(), transaction():
            check_daily.forget_ended(now=clock.now())
        assert len(kept()) == left


def tell(site) -> None:
    with site.app_context(), transaction():
        check_daily.tell_delays(now=clock.now())
