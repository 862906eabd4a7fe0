"""What the signer sees and does after confirming, and how names are mended: status, questions, withdrawing."""

from sqlalchemy import func, select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.signing import check_daily
from koplopers.signing.log_models import LogEntry
from tests.signing.applicant import ANNA, BO, Applicant
from tests.signing.checked import HERE, LIST, faults, kinds, ours
from tests.visitor import set_clock

LATER = "De controle van de ondertekening door Windveld duurt langer"


def test_after_a_no_anna_begins_anew_in_the_same_browser(sanne, anna):
    sanne.follow("Wijs af met een reden")
    sanne.press("Wijs af en verstuur de reden", {"Reden": "Het besluit is van een andere gemeente."})
    anna.go("/ondertekenen/gemeente")
    assert "Wij konden de ondertekening niet goedkeuren." in anna.follow("Bekijk hoe het ervoor staat").text

    anna.go("/ondertekenen/gemeente")
    page = anna.press("Begin een nieuwe ondertekening")

    assert page.heading == "Welke gemeente ondertekent?"
    assert anna.choose().heading == "Wie ondertekent voor de gemeente?"


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


def test_a_year_after_withdrawing_who_applied_is_forgotten(published, site, reader, mailbox, reference, kept):
    reader.open(f"/ondertekening/{reference}")
    reader.send("Stuur de mail om in te trekken")
    anna = Applicant(site)
    anna.open(mailbox.last(ANNA).link)
    anna.press("Ja, trek de ondertekening in")
    set_clock(site, "2027-11-26T12:00:00+01:00")

    with site.app_context(), transaction():
        assert check_daily.forget_ended(now=clock.now()) == 2  # this one, and the one of the demo world

    (left,) = kept()
    assert (left.signer_name, left.signer_email, left.co_signers[0].email) == ("", "", "")
    assert faults(site) == []


def tell(site) -> None:
    with site.app_context(), transaction():
        check_daily.tell_delays(now=clock.now())
