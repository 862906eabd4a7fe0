"""From the check on: co-signers say yes or no by themselves, and the signature is public everywhere at once."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from koplopers import clock, journal
from koplopers.database import db, transaction
from koplopers.municipalities.models import Municipality
from koplopers.signing import log
from koplopers.signing.actions import CannotPublish, publish
from koplopers.signing.models import Application, KnownDomain, Signature
from tests.signing.applicant import ANNA, BO, NAME_FIELD, ON, SEARCH, SIGNER, Applicant, newest
from tests.signing.checked import APPROVE, LIST, confirm_and_agree, ours
from tests.visitor import set_clock

CONFIRM, YES, NO = "Ja, ik bevestig de ondertekening", "Ja, ik onderteken mee", "Nee, ik onderteken niet mee"
CHOICE = "Wat mag er van u op de site komen?"


@pytest.fixture
def confirmed(anna, stranger, mailbox):
    """Windveld has signed and Anna has confirmed; Bo has a letter."""
    anna.sign()
    stranger.open(mailbox.last(ANNA).link)
    stranger.press(CONFIRM)
    return anna


@pytest.fixture
def bo(site, confirmed, mailbox):
    """Bo, with the page of the letter open."""
    visitor = Applicant(site)
    visitor.open(mailbox.last(BO).link)
    return visitor


def check(site) -> None:
    """The secretariat finds everything in order."""
    with site.app_context(), transaction():
        publish(newest(), by=None, now=clock.now())


def test_bo_signs_along_and_chooses_what_is_shown(bo, kept):
    assert bo.page.heading == "Ondertekent u mee met Windveld?"

    page = bo.press(YES, {CHOICE: "organisation"})

    assert page.heading == "U ondertekent mee met Windveld"
    assert "Dit komt van u op de site: Cliëntenraad Windveld." in page.text
    assert kept()[-1].co_signers[0].consented_at is not None


def test_bo_is_asked_to_choose(bo, kept):
    page = bo.press(YES, status=422)

    assert "Kies wat er van u op de site mag komen." in page.text
    assert kept()[-1].co_signers[0].consented_at is None


def test_looking_is_no_consent(bo, kept, mailbox):
    for _ in range(2):
        bo.open(mailbox.last(BO).link)

    assert kept()[-1].co_signers[0].consented_at is None


def test_bo_says_no_and_is_forgotten_at_once(bo, kept):
    page = bo.press(NO)

    assert page.heading == "U ondertekent niet mee"
    one = kept()[-1].co_signers[0]
    assert (one.name, one.organisation, one.email) == ("", "", "")
    assert one.refused_at is not None


def test_after_a_no_an_old_page_says_yes_in_vain(bo, kept):
    shown = bo.page
    bo.press(NO)

    bo.page = shown
    page = bo.press(YES, {CHOICE: "name"}, status=200)

    assert page.heading == "U ondertekent niet mee"
    assert kept()[-1].co_signers[0].consented_at is None


def test_after_thirty_days_nobody_waits_any_longer(bo, site, mailbox):
    set_clock(site, "2026-12-24T11:01:00+00:00")

    page = bo.open(mailbox.last(BO).link, status=410)
    assert "Vraag het aan Windveld." in page.text
    bo.client.post(mailbox.last(BO).link, data={"tonen": "name"})

    check(site)
    with site.app_context():
        signature = newest().signature
        assert signature.co_signers == "Anna Aanzee, burgemeester"


def test_until_then_the_signature_waits_for_a_yes(confirmed, site):
    with pytest.raises(CannotPublish, match="nog iemand ja zeggen"):
        check(site)

    with site.app_context():
        assert newest().published_at is None


def test_what_is_published_shows_everywhere_in_the_same_moment(bo, site, reader):
    """Windveld is a front runner already, so the counts change for Vlindermeer, which had not joined."""
    before = reader.open("/netwerk.json?status=ondertekenaar").json["aantal"]
    bo.press(YES, {CHOICE: "name"})
    with site.app_context(), transaction():
        application = newest()
        application.municipality = db.session.scalars(
            select(Municipality).where(Municipality.slug == "vlindermeer")
        ).one()

    check(site)

    page = reader.open("/netwerk/vlindermeer")
    assert "24 november 2026" in page.text
    assert "Anna Aanzee, burgemeester; Bo Bries (Cliëntenraad Windveld)" in page.text
    assert reader.open("/netwerk.json?status=ondertekenaar").json["aantal"] == before + 1
    assert "Vlindermeer" in reader.open("/").text
    assert "Vlindermeer" in reader.open("/manifest/ondertekenaars?zoek=vlinder").text
    assert "Vlindermeer, ondertekenaar" in reader.open("/netwerk/kaart").text
    table = reader.open("/manifest/ondertekenaars.csv").response.get_data(as_text=True).splitlines()
    (row,) = [one for one in table if "Vlindermeer" in one]
    assert "2026-11-24" in row


def test_publishing_twice_is_publishing_once(bo, site):
    bo.press(YES, {CHOICE: "name"})
    check(site)
    check(site)

    (signed,) = ours(site)
    with site.app_context():
        entries = select(func.count()).where(log.LogEntry.signature_id == signed.id)
        assert db.session.scalar(entries) == 1
        deeds = select(func.count()).where(journal.JournalEntry.deed == "gepubliceerd")
        assert db.session.scalar(deeds) == 1


def test_a_version_stands_once_for_a_municipality_by_constraint(bo, site):
    bo.press(YES, {CHOICE: "name"})
    check(site)

    with site.app_context(), pytest.raises(IntegrityError):
        one = newest().signature
        facts = {name: getattr(one, name) for name in ("municipality_id", "manifest_version_id", "signed_on")}
        db.session.add(Signature(**facts, precision="day", co_signers="", certainty="", source="een ander"))
        db.session.flush()


def test_a_second_application_of_the_same_municipality_cannot_be_published(bo, site, stranger, mailbox):
    bo.press(YES, {CHOICE: "name"})
    other = Applicant(site)
    other.sign()
    confirm_and_agree(site, stranger, mailbox)
    with site.app_context():
        first, second = db.session.scalars(select(Application.id).order_by(Application.id)).all()[-2:]
    with site.app_context(), transaction():
        publish(db.session.get_one(Application, first), by=None, now=clock.now())

    with pytest.raises(CannotPublish, match="al ondertekend"), site.app_context(), transaction():
        publish(db.session.get_one(Application, second), by=None, now=clock.now())

    with site.app_context():
        assert db.session.get_one(Application, second).published_at is None
    late = Applicant(site)
    late.open("/ondertekenen/gemeente")
    page = late.press(SEARCH, {NAME_FIELD: "Windveld"}, status=422)
    assert "heeft deze versie van het manifest al ondertekend" in page.text


def test_bo_takes_the_name_back_and_the_signature_stands(bo, site, reader, mailbox):
    bo.press(YES, {CHOICE: "name"})
    check(site)
    bo.open(mailbox.last(BO).link)

    page = bo.press("Haal mijn naam weg")

    assert page.heading == "U ondertekent niet mee"
    page = reader.open("/netwerk/windveld")
    assert "Bo Bries" not in page.text
    assert "Anna Aanzee, burgemeester" in page.text
    with site.app_context():
        named = [one.value for entry in db.session.scalars(select(log.LogEntry)) for one in entry.disclosures]
        assert not any("Bo Bries" in (value or "") for value in named)
        assert any(value == "Anna Aanzee, burgemeester" for value in named)


def test_bo_shows_less_afterwards(bo, site, reader, mailbox):
    bo.press(YES, {CHOICE: "name"})
    check(site)
    bo.open(mailbox.last(BO).link)

    bo.press("Bewaar mijn keuze", {CHOICE: "nothing"})

    assert "Anna Aanzee, burgemeester; een medeondertekenaar" in reader.open("/netwerk/windveld").text


DOMAIN = "Is windveld.example van de gemeente?"


def test_a_domain_is_learned_from_who_checked_it(sanne, site):
    sanne.follow(APPROVE)
    sanne.press(APPROVE, {DOMAIN: "eigen"})
    with site.app_context():
        assert [one.domain for one in db.session.scalars(select(KnownDomain))] == ["windveld.example"]
    with site.app_context(), transaction():
        signature = newest().signature
        signature.withdrawn_on = clock.today()

    other = Applicant(site)
    other.choose()
    page = other.press(ON, {**SIGNER, "E-mailadres bij de gemeente": "anna@bureau.example"}, status=422)
    assert "Wij kennen dit adres niet als adres van Windveld." in page.text

    answers = {
        **SIGNER,
        "E-mailadres bij de gemeente": "anna@bureau.example",
        "Waarom gebruikt u een ander mailadres? (soms verplicht)": "Ik werk bij een samenwerking van gemeenten.",
    }
    assert other.press(ON, answers).heading == "Het besluit van het college"


def test_without_an_answer_nothing_is_learned(sanne, site):
    """So an address that everybody can take does not become one of the municipality."""
    sanne.follow(APPROVE)
    assert DOMAIN in sanne.page.text
    sanne.press(APPROVE)

    with site.app_context():
        assert ours(site)
        assert db.session.scalars(select(KnownDomain)).all() == []


def test_of_an_address_that_is_known_nothing_is_asked(sanne, site, reference):
    with site.app_context(), transaction():
        known = {"municipality_id": newest().municipality_id, "domain": "windveld.example"}
        db.session.add(KnownDomain(**known, learned_at=clock.now()))

    page = sanne.open(f"{LIST}/{reference}")
    assert "Dit is een bekend adres van deze gemeente." in page.text
    assert DOMAIN not in sanne.follow(APPROVE).text
