"""The secretariat withdraws a signature when the municipality asks it to, also one of 2018 to 2020."""

import pytest

from koplopers.database import db
from koplopers.demo import people
from koplopers.journal import JournalEntry
from tests.signing.checked import HERE, faults, kinds
from tests.signing.living import number_of
from tests.signing.standing import DAAN, LIES, PAGE, signature_of
from tests.visitor import Visitor

REGISTER = "/beheer/register"
ASKED = {
    "Wie vroeg erom?": "Een verzonnen gemeentesecretaris",
    "Dag": "23",
    "Maand": "11",
    "Jaar": "2026",
    "Waarom trekt de gemeente in, en hoe weet u dat?": "Brief B-12: de raad besloot het.",
}
WITHDRAW = "Trek de ondertekening in"


@pytest.fixture
def known(site) -> int:
    """The number of the signature of Nijmegen, which is known from a public source."""
    return signature_of(site, "Nijmegen").id


def test_a_signature_from_a_source_is_withdrawn_and_counts_no_longer(clerk, known, site, reader):
    before = reader.open("/netwerk.json").json["aantal"]
    clerk.open(REGISTER)
    clerk.page = clerk.open(f"{REGISTER}?zoek=nijmegen")
    clerk.follow("Nijmegen, versie 2019")
    page = clerk.follow("Trek in op verzoek van de gemeente")
    assert "Nijmegen telt meteen niet meer mee" in page.text
    assert "Niemand krijgt een mail" in page.text

    page = clerk.press(WITHDRAW, ASKED)

    assert "De ondertekening is ingetrokken." in page.text
    assert reader.open("/netwerk.json").json["aantal"] == before - 1
    page = reader.open("/netwerk/nijmegen")
    assert "Nijmegen doet niet meer mee" in page.text
    assert "en trok dat in op 23 november 2026" in page.text
    assert "niet getekend" not in page.text
    began = next(name for name in page.links if name.startswith("Vermelding"))
    assert "Nijmegen ondertekende in februari 2020" in reader.open(page.link(began)).text
    assert "Nijmegen" not in reader.client.get("/netwerk.geojson").text
    assert "Ingetrokken op 23 november 2026" in reader.open("/manifest/ondertekenaars?zoek=nijmegen").text
    assert "trok haar ondertekening in" in reader.open(newest_entry(site)).text
    assert faults(site) == []


def test_why_and_who_asked_stand_in_the_journal_and_nowhere_else(clerk, known, site, reader):
    clerk.open(f"{REGISTER}/{known}/intrekken")
    clerk.press(WITHDRAW, ASKED)

    with site.app_context():
        written = db.session.scalars(
            db.select(JournalEntry).where(JournalEntry.deed == "ingetrokken op verzoek van de gemeente")
        ).one()
    assert written.after == {"ingetrokken op": "2026-11-23"}
    assert written.personal["after"]["gevraagd door"] == "Een verzonnen gemeentesecretaris"
    assert "gemeentesecretaris" not in reader.open(newest_entry(site)).text
    assert "ingetrokken op verzoek van de gemeente" in clerk.open(f"{REGISTER}/{known}").text


@pytest.mark.parametrize(
    ("day", "advice"),
    [
        ({"Jaar": "2027"}, "Deze dag moet nog komen."),
        ({"Jaar": "2018"}, "Vul die dag of een latere in."),
        ({"Jaar": ""}, "Vul ook het jaar in."),
    ],
)
def test_a_day_that_cannot_be_is_told(clerk, known, day, advice):
    clerk.open(f"{REGISTER}/{known}/intrekken")

    assert advice in clerk.press(WITHDRAW, {**ASKED, **day}, status=422).text


def test_a_front_runner_stays_one(clerk, site, reader):
    number = signature_of(site, "Utrecht").id
    page = clerk.open(f"{REGISTER}/{number}/intrekken")
    assert "Utrecht blijft koploper." in page.text

    clerk.press(WITHDRAW, ASKED)

    assert "Koploper" in reader.open("/netwerk/utrecht").text


def test_who_signed_here_and_who_signed_along_hear_it(clerk, standing, site, reader, mailbox):
    number = number_of(site, standing)
    clerk.open(f"{REGISTER}/{standing}/intrekken")

    clerk.press(WITHDRAW, {**ASKED, "Dag": "24"})

    assert mailbox.last(LIES).subject == "De ondertekening door Lage Zoom is ingetrokken"
    assert mailbox.last(DAAN).subject == "Lage Zoom ondertekent het manifest niet, of niet meer"
    for path in (PAGE, f"/manifest/ondertekenaars/{number}", "/manifest/ondertekenaars?zoek=lage+zoom"):
        text = reader.open(path).text
        assert "Lies Luchtig" not in text
        assert "onze eigen balie" not in text
    assert faults(site) == []


def test_twice_is_once_and_an_old_page_withdraws_nothing(clerk, known, site):
    address = f"{REGISTER}/{known}/intrekken"
    clerk.open(address)
    sent = {"versie": "0", "wie": "x", "dag": "23", "maand": "11", "jaar": "2026", "reden": "x"}
    assert clerk.client.post(address, data=sent, headers=HERE).status_code == 409
    assert "withdrawal" not in kinds(site)

    clerk.press(WITHDRAW, ASKED)
    assert clerk.client.post(address, data=sent, headers=HERE).status_code == 409

    assert kinds(site).count("withdrawal") == 1
    assert "Dit kan dus niet meer." in clerk.open(address).text


def test_only_the_secretariat_may(site, known):
    for page in ("", "/intrekken", "/verbeteren"):
        reviewer = Visitor(site).sign_in_as(people.REVIEWER.email)
        reviewer.open(f"{REGISTER}/{known}{page}", status=403)


def test_the_register_is_in_the_navigation_of_the_back_office(clerk):
    page = clerk.open("/beheer")

    assert page.link("Register") == REGISTER
    assert "Geen ondertekening gevonden" in clerk.open(f"{REGISTER}?zoek=xyzzy").text
    clerk.open(f"{REGISTER}/999999", status=404)


def newest_entry(site) -> str:
    return f"/manifest/ondertekenaars/{len(kinds(site))}"
