"""What was typed wrong is put right with a trail: the signer asks, the secretariat decides or does it itself."""

import json

import pytest

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.signing import check_daily
from koplopers.signing.log_models import LogEntry
from tests.signing.checked import HERE, faults, kinds
from tests.signing.living import number_of
from tests.signing.standing import LIES, PAGE, STATUS, signature_of
from tests.visitor import set_clock

REGISTER = "/beheer/register"
WHY, WRONG = "Wat is er fout, en hoe weet u dat?", "Een tikfout."
FUNCTION, PLACE = "Welke functie had wie ondertekende?", "Waar is er ondertekend?"
KEEP, SEND, DECIDE = "Bewaar de verbetering", "Verstuur het verzoek", "Bewaar uw besluit"


def test_the_secretariat_puts_a_place_and_a_day_right_with_a_trail(clerk, standing, reader, site):
    clerk.open(f"{REGISTER}/{standing}")
    clerk.follow("Verbeter wat fout is")

    page = clerk.press(KEEP, {PLACE: "Hoge Zoom", "Dag": "19", WHY: WRONG})

    assert "De gegevens zijn verbeterd." in page.text
    assert "Plaats: Hoge Zoom (was: Lage Zoom)" in page.text
    text = reader.open(PAGE).text
    assert "Gecorrigeerd op 24 november 2026" in text
    assert "plaats was Lage Zoom; datum was 20 november 2026." in text
    assert "plaats was Lage Zoom" in reader.open(f"/manifest/ondertekenaars/{number_of(site, standing)}").text
    entry = newest(site)
    assert (entry["kind"], entry["place"], entry["signed_on"]) == ("correction", "Hoge Zoom", "2026-11-19")
    assert entry["about"] == number_of(site, standing)
    assert faults(site) == []


def test_a_day_of_which_only_the_month_was_known_becomes_exact(clerk, site, reader):
    known = next(one for one in ("Nijmegen", "Almere", "Zwolle") if signature_of(site, one).precision == "month")
    number = signature_of(site, known).id
    page = clerk.open(f"{REGISTER}/{number}/verbeteren")
    assert "Nu kennen wij alleen de maand" in page.text

    clerk.press(KEEP, {WHY: "Niets."}, status=409)
    clerk.press(KEEP, {"Dag": "5", "Maand": "3", "Jaar": "2019", WHY: "Het staat in een verslag."})

    assert "5 maart 2019" in reader.open(f"/manifest/ondertekenaars?zoek={known}").text
    assert signature_of(site, known).precision == "day"
    assert faults(site) == []


def test_the_signer_asks_and_the_secretariat_grants(lies, clerk, reader, mailbox, site):
    lies.follow("Vraag om een verbetering")
    lies.press(SEND, {FUNCTION: "wethouder", WHY: WRONG})
    assert "Functie: wethouder. Nu staat er: burgemeester." in lies.page.text
    assert "wethouder" not in reader.open(PAGE).text
    clerk.open("/beheer")
    page = clerk.follow_like("Beoordeel de gevraagde verbetering bij de ondertekening van Lage Zoom")
    assert WRONG in page.text

    clerk.press(DECIDE, {"Wat besluit u?": "doen"})

    text = reader.open(PAGE).text
    assert "Lies Luchtig, wethouder" in text
    assert "functie was burgemeester" in text
    assert "functie: wethouder (was: burgemeester)" in mailbox.last(LIES).text
    assert "verbetering bij de ondertekening van Lage Zoom" not in clerk.open("/beheer").text
    assert faults(site) == []


def test_a_request_that_is_refused_changes_nothing_and_says_why(lies, clerk, reader, mailbox, site):
    lies.follow("Vraag om een verbetering")
    lies.press(SEND, {PLACE: "Elders", WHY: WRONG})
    clerk.open("/beheer")
    clerk.follow_like("Beoordeel de gevraagde verbetering bij de ondertekening van Lage Zoom")
    assert "Schrijf waarom u niets verandert." in clerk.press(DECIDE, {"Wat besluit u?": "laten"}, status=422).text

    clerk.press(DECIDE, {"Wat besluit u?": "laten", "Waarom laat u het zoals het is?": "De brief zegt iets anders."})

    assert "Elders" not in reader.open(PAGE).text
    assert "De brief zegt iets anders." in mailbox.last(LIES).text
    assert "correction" not in kinds(site)


def test_a_newer_request_replaces_the_one_that_waits(lies, site):
    for place in ("Elders", "Overal"):
        lies.follow("Vraag om een verbetering")
        lies.press(SEND, {PLACE: place, WHY: WRONG})

    (one,) = signature_of(site, "Lage Zoom").corrections
    assert one.changes == {"place": ["Lage Zoom", "Overal"]}


def test_faults_in_a_request_are_told_and_nothing_changed_is_no_request(lies):
    lies.follow("Vraag om een verbetering")
    page = lies.press(SEND, {FUNCTION: "", "Maand": "13"}, status=422)
    for advice in ("Vul de functie in", "Vul de maand in als getal", "Schrijf wat er fout is."):
        assert advice in page.text

    assert (
        "U wijzigde niets." in lies.press(SEND, {FUNCTION: "burgemeester", "Maand": "11", WHY: WRONG}, status=200).text
    )


def test_two_who_decide_make_one_correction(lies, clerk, site):
    lies.follow("Vraag om een verbetering")
    lies.press(SEND, {PLACE: "Elders", WHY: WRONG})
    clerk.open("/beheer")
    page = clerk.follow_like("Beoordeel de gevraagde verbetering bij de ondertekening van Lage Zoom")
    address, version = page.address, page.soup.find("input", attrs={"name": "versie"})["value"]
    sent = {"versie": version, "besluit": "doen"}

    answers = [clerk.client.post(address, data=sent, headers=HERE).status_code for _ in range(2)]

    assert answers == [303, 409]
    assert kinds(site).count("correction") == 1


@pytest.mark.parametrize("page", ["", "/verbeteren", "/medeondertekenaar", "/medeondertekenaar/1"])
def test_a_link_that_is_not_ours_changes_nothing(standing, reader, page):
    assert "werkt niet meer" in reader.open(f"{STATUS}/wijzigen/verlopen{page}", status=410).heading


def test_after_two_weeks_the_link_works_no_longer(lies, site):
    address = lies.page.address
    set_clock(site, "2026-12-08T12:00:00+01:00")

    lies.open(address, status=410)


def test_reasons_are_forgotten_and_the_trail_stays(clerk, standing, site, reader):
    clerk.open(f"{REGISTER}/{standing}/verbeteren")
    clerk.press(KEEP, {PLACE: "Hoge Zoom", WHY: WRONG})
    set_clock(site, "2028-11-25T12:00:00+01:00")

    with site.app_context(), transaction():
        assert check_daily.forget_reasons(now=clock.now()) == 1
        assert check_daily.forget_reasons(now=clock.now()) == 0

    assert signature_of(site, "Lage Zoom").corrections[0].reason == ""
    assert "plaats was Lage Zoom" in reader.open(PAGE).text


def newest(site) -> dict:
    with site.app_context():
        text = db.session.scalars(db.select(LogEntry.canonical).where(LogEntry.kind == "correction")).all()[-1]
        return json.loads(text)
