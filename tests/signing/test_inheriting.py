"""Wijdemeren signed and goes up in Hilversum on 1 January 2027: Hilversum is asked whether the signature holds."""

from datetime import date

import pytest
from sqlalchemy import select

from koplopers import clock, journal
from koplopers.database import db, transaction
from koplopers.people import roles
from koplopers.people.models import Role
from koplopers.signing.living_models import Inheritance
from koplopers.signing.models import Signature
from tests.signing.applicant import NAME_FIELD, SEARCH, Applicant
from tests.signing.checked import HERE, faults
from tests.signing.living import address_of, contact, entries, municipality_called, number_of, signed
from tests.visitor import Visitor, set_clock

HILDA, IDA, SANNE = "hilda@hilversum.example", "ida@hilversum.example", "sanne@secretariaat.example"
KIND = "signing-inherited"
QUESTION = "Blijft de ondertekening van Wijdemeren gelden voor Hilversum?"
YES, NO = "Ja, de ondertekening blijft gelden", "Nee, zij geldt niet voor Hilversum"
REGISTER = "/manifest/ondertekenaars"


@pytest.fixture
def signature(site) -> int:
    """Wijdemeren signs while it is there."""
    return signed(site, "wijdemeren")


@pytest.fixture
def hilda(site, signature, on, mailbox, moments) -> Applicant:
    """The contact person of Hilversum, with the page of the letter open."""
    visitor = Applicant(site)

    def bring_about() -> None:
        contact(site, "hilversum", HILDA)
        on("2027-01-02")
        visitor.open(mailbox.last(HILDA).link)

    moments.come("hilda", site, bring_about, visitor)
    set_clock(site, "2027-01-02T10:00:00+01:00")
    return visitor


def letters(mailbox, address: str, kind: str = KIND):
    return [one for one in mailbox.of(address) if one.kind == kind]


def test_before_it_is_gone_nothing_is_asked(site, signature, on, mailbox):
    contact(site, "hilversum", HILDA)

    on("2026-12-31")

    assert letters(mailbox, HILDA) == []


def test_it_is_asked_once_and_the_signature_counts_meanwhile(site, signature, on, mailbox, reader):
    contact(site, "hilversum", HILDA)
    for day in ("2027-01-02", "2027-01-03", "2027-02-01"):
        on(day)

    (letter,) = letters(mailbox, HILDA)
    assert letter.subject == QUESTION
    assert "Wij horen het graag voor 27 maart 2027." in letter.text
    assert "\n\n\n" not in letter.text
    assert "Wijdemeren is opgegaan in Hilversum. Daarom telt die ondertekening hier mee." in (
        reader.open("/netwerk/hilversum").text
    )


def test_looking_answers_nothing(hilda, site):
    assert hilda.page.heading == QUESTION
    hilda.follow("Lees wat “nee” betekent")
    hilda.client.post(hilda.page.address.partition("?")[0], headers=HERE)

    assert _question(site).answered_at is None


def test_hilversum_says_yes_and_the_register_keeps_who_signed(hilda, site, signature, reader, mailbox):
    page = hilda.press(YES)

    assert page.heading == "Dank u wel voor uw antwoord"
    (entry,) = entries(site, "inheritance")
    assert entry.about == number_of(site, signature)
    assert entry.values["heir"] == {"code": "GM0402", "name": "Hilversum"} and entry.values["is_kept"] is True
    assert "Hilversum liet weten dat de ondertekening van Wijdemeren blijft gelden" in (
        reader.open(f"{REGISTER}/{entry.index}").text
    )
    assert "Wijdemeren, nu Hilversum" in reader.open(f"{REGISTER}?zoek=hilversum").text
    assert "Hilversum liet weten dat deze ondertekening blijft gelden." in reader.open("/netwerk/hilversum").text
    assert mailbox.last(HILDA).subject == "De ondertekening van Wijdemeren blijft gelden voor Hilversum"
    assert faults(site) == []


def test_the_same_answer_twice_is_one(hilda, site, mailbox):
    shown = hilda.page
    hilda.press(YES)
    hilda.page = shown
    page = hilda.press(YES, status=200)

    assert page.heading == "Dank u wel voor uw antwoord"
    assert len(entries(site, "inheritance")) == 1
    assert len(letters(mailbox, HILDA, "signing-inherited-answered")) == 1


def test_hilversum_says_no_after_reading_what_that_means(hilda, site, signature, reader, mailbox):
    hilda.follow("Lees wat “nee” betekent")
    assert "Terugdraaien kan niet." in hilda.page.text

    hilda.press(NO)

    with site.app_context():
        row = db.session.get_one(Signature, signature)
        assert row.withdrawn_on == date(2027, 1, 2)
        assert (row.signer, row.co_signers) == ("", "")
    assert "Hilversum doet nog niet mee" in reader.open("/netwerk/hilversum").text
    assert "Ingetrokken op 2 januari 2027." in reader.open(f"{REGISTER}?zoek=wijdemeren").text
    assert [one.values["is_kept"] for one in entries(site, "inheritance")] == [False]
    assert len(entries(site, "withdrawal")) == 1
    assert faults(site) == []
    assert mailbox.last("mees@wijdemeren.example").subject == "Wijdemeren ondertekent het manifest niet, of niet meer"
    assert mailbox.last(address_of("wijdemeren")).subject == "De ondertekening door Wijdemeren is ingetrokken"


def test_the_answer_stands_in_the_journal(hilda, site):
    hilda.press(YES)

    with site.app_context():
        told = select(journal.JournalEntry).where(journal.JournalEntry.deed.contains("overgenomen ondertekening"))
        (entry,) = db.session.scalars(told).all()
        assert (entry.municipality, entry.after["blijft gelden"]) == ("GM0402", "ja")
        assert entry.actor == db.session.scalars(select(Role.person_id).where(Role.id == _question(site).role_id)).one()


def test_half_way_it_is_asked_again_and_both_letters_work(hilda, on, mailbox):
    on("2027-02-12")
    assert len(letters(mailbox, HILDA)) == 1

    on("2027-02-13")
    on("2027-02-14")

    first, second = letters(mailbox, HILDA)
    assert second.subject == f"Herinnering: {QUESTION}"
    assert hilda.open(first.link).heading == hilda.open(second.link).heading == QUESTION


def test_after_the_term_an_answer_is_still_welcome(hilda, on, mailbox):
    on("2027-04-01")

    page = hilda.open(letters(mailbox, HILDA)[0].link)

    assert "U kunt nog steeds antwoord geven." in page.text
    assert hilda.press(YES).heading == "Dank u wel voor uw antwoord"


def test_a_new_contact_person_is_asked_and_the_old_letter_ends(hilda, site, on, mailbox):
    old = letters(mailbox, HILDA)[0].link
    with site.app_context(), transaction():
        roles.end(db.session.get_one(Role, _question(site).role_id), by=None, now=clock.now())
    contact(site, "hilversum", IDA)

    on("2027-01-09")

    assert len(letters(mailbox, IDA)) == 1
    assert hilda.open(old, status=410).heading == "Deze vraag kan niet meer beantwoord worden"
    assert hilda.open(letters(mailbox, IDA)[0].link).heading == QUESTION


def test_without_a_contact_person_the_secretariat_looks_for_one(site, signature, on, mailbox):
    on("2027-01-02")
    on("2027-01-03")
    told = [one.subject for one in letters(mailbox, SANNE, "signing-inherited-office")]
    assert told.count("Zoek een contactpersoon van Hilversum: de ondertekening van Wijdemeren wacht") == 1
    sanne = Visitor(site).sign_in_as(SANNE)
    assert "Zoek een contactpersoon van Hilversum. Onze vraag" in sanne.open("/beheer").text

    contact(site, "hilversum", HILDA)
    on("2027-01-04")

    assert len(letters(mailbox, HILDA)) == 1


def test_the_secretariat_sees_how_long_the_question_waits_until_it_is_answered(hilda, site, on):
    sanne = Visitor(site).sign_in_as(SANNE)
    waits = f"Hilversum gaf nog geen antwoord: b{QUESTION[1:].replace(' voor Hilversum', '')}"
    assert waits in sanne.open("/beheer").text
    told = sanne.follow(waits).text
    assert "aan Hilda Fictief. Nog geen antwoord. Wij vroegen het voor" in told
    hers = Visitor(site).sign_in_as(HILDA).open("/beheer").text
    assert "Antwoord met de link uit de mail: blijft de ondertekening van Wijdemeren gelden voor Hilversum?" in hers

    hilda.press(YES)

    assert waits not in sanne.open("/beheer").text
    assert "de ondertekening blijft gelden" in sanne.open("/beheer/gemeenten/hilversum").text


def test_when_hilversum_signs_itself_there_is_nothing_left_to_ask(hilda, site, on, mailbox, reader):
    signed(site, "hilversum")
    link = letters(mailbox, HILDA)[0].link

    assert hilda.open(link, status=410).heading == "Deze vraag kan niet meer beantwoord worden"
    hilda.client.post(link, data={"antwoord": "nee"}, headers=HERE)
    assert entries(site, "withdrawal") == []
    page = reader.open("/netwerk/hilversum")
    assert "vernieuwde Hilversum de ondertekening" in page.text
    assert "tekende Wijdemeren het manifest" in page.text
    assert reader.open("/netwerk.json?zoek=hilversum").json["aantal"] == 1


def test_who_signed_already_is_not_asked(site, signature, on, mailbox):
    contact(site, "hilversum", HILDA)
    signed(site, "hilversum")

    on("2027-01-02")

    assert letters(mailbox, HILDA) == []


def test_a_signature_that_lapsed_long_ago_is_not_asked_about(site, on):
    """Geldermalsen signed in 2018 and went up in West Betuwe."""
    on("2027-01-02")

    with site.app_context():
        west_betuwe = municipality_called("west-betuwe")
        assert db.session.scalars(select(Inheritance).where(Inheritance.heir == west_betuwe)).all() == []


def test_the_step_tells_hilversum_what_wijdemeren_signed(hilda, site):
    anna = Applicant(site)
    anna.open("/ondertekenen/gemeente")

    page = anna.press(SEARCH, {NAME_FIELD: "Hilversum"})

    assert "Wijdemeren ondertekende versie werktekst van het manifest: 24 november 2026." in page.text
    assert "Met dit formulier ondertekent Hilversum zelf." in page.text


def test_an_answer_that_somebody_slips_in_is_found_at_night(hilda, site):
    with site.app_context(), transaction():
        one = db.session.get_one(Inheritance, _question(site).id)
        one.is_kept, one.answered_at = True, clock.now()

    assert faults(site) == [
        "Het antwoord van Hilversum over een ondertekening wijkt af van wat er in het register staat."
    ]


@pytest.mark.parametrize("secret", ["onzin", "a" * 300, "é"])
def test_an_invented_link_is_over(reader, secret):
    reader.open(f"/ondertekenen/overgenomen/{secret}", status=410)


def _question(site) -> Inheritance:
    with site.app_context():
        hilversum = municipality_called("hilversum")
        one = db.session.scalars(select(Inheritance).where(Inheritance.heir == hilversum)).one()
        db.session.expunge(one)
        return one
