"""The check of the secretariat: the worklist, notes, yes and no, and two who decide at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.demo import people
from koplopers.signing.models import KnownDomain
from tests.signing.applicant import ANNA, BO, Applicant, newest
from tests.signing.checked import APPROVE, CONFIRM, HERE, LIST, ours
from tests.visitor import Visitor, set_clock


def test_what_waits_stands_on_today_and_in_the_list_with_its_day(sanne, reference):
    assert f"Controleer ondertekening {reference} door Windveld wacht sinds vandaag, uiterlijk 8 december" in (
        sanne.open("/beheer").text
    )
    page = sanne.open(LIST)
    assert "wacht sinds vandaag, uiterlijk 8 december" in page.text
    assert "1 ja van 1" in page.text

    assert "Anna Aanzee" in sanne.open(f"{LIST}/{reference.lower()}").text


@pytest.mark.parametrize(
    ("query", "number"), [("zoek=windveld", 1), ("zoek=xyzzy", 0), ("stand=openbaar&zoek=windveld", 0)]
)
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
        assert "Windveld heeft de ondertekening van het manifest “Iedereen doet mee!” vernieuwd" in (
            mailbox.last(address).text
        )
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


def test_what_is_declined_cannot_be_approved_any_more(sanne, bram, site, reference):
    bram.follow("Wijs af met een reden")
    bram.press("Wijs af en verstuur de reden", {"Reden": "Dubbel."})

    answer = sanne.client.post(f"{LIST}/{reference}/goedkeuren", data={"versie": "2"}, headers=HERE)

    assert answer.status_code == 409
    assert not ours(site)


def test_of_a_double_that_is_declined_co_signers_hear_that_the_other_goes_on(sanne, site, stranger, mailbox, reference):
    twice = Applicant(site)
    twice.sign()
    stranger.open(mailbox.last(ANNA).link)
    stranger.press(CONFIRM)
    sanne.open(f"{LIST}/{reference}/afwijzen")

    sanne.press("Wijs af en verstuur de reden", {"Reden": "Dubbel."})

    letter = mailbox.last(BO)
    assert letter.subject == "Deze ondertekening door Windveld gaat niet door"
    assert "De andere controleren wij nog." in letter.text
    assert "ondertekent het manifest niet" not in letter.text + letter.subject
    assert "Uw naam staat daar niet bij." in letter.text


def test_what_was_done_in_the_check_stands_in_the_journal_with_who_did_it(sanne, reference):
    sanne.follow("Noteer een telefoontje of iets voor collega’s")
    sanne.press("Bewaar de notitie", {"Telefonische controle": "De griffier zegt dat het klopt."})
    sanne.follow("Stel een vraag aan de ondertekenaar")
    sanne.press("Verstuur de vraag", {"Uw vraag": "Welk nummer heeft het besluit?"})
    sanne.open(f"{LIST}/{reference}/afwijzen")
    sanne.press("Wijs af en verstuur de reden", {"Reden": "Er is geen besluit."})

    for page in (sanne.page, sanne.open(f"/beheer/journaal?onderwerp={reference}")):
        for deed in ("telefonische controle genoteerd", "vraag gesteld", "afgewezen"):
            assert deed in page.text
    assert "Sanne Verzonnen" in sanne.page.text


def test_an_address_elsewhere_is_shown_with_the_reason_of_the_signer(site, sanne, reference):
    with site.app_context(), transaction():
        one = newest()
        known = {"municipality_id": one.municipality_id, "domain": "windveld.nl", "learned_at": clock.now()}
        db.session.add(KnownDomain(**known))
        one.email_reason = "Ons domein verandert deze maand."

    page = sanne.open(f"{LIST}/{reference}")

    assert "Dit is geen bekend adres van deze gemeente. Bekend: windveld.nl." in page.text
    assert "De reden die erbij staat: Ons domein verandert deze maand." in page.text
