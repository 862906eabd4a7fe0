"""A municipality that signed before signs a newer version: told at each step, and one signatory with a history."""

import csv
from datetime import date

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.signing import consenting
from koplopers.signing.models import Signature
from tests.signing.applicant import ANNA
from tests.signing.checked import faults
from tests.signing.living import NEXT, contact, entries, new_version, number_of, signed, version_called
from tests.visitor import set_clock

REGISTER = "/manifest/ondertekenaars"
ENDS = date(2027, 6, 1)
HELD = "hilda@vlindermeer.example"


def test_the_check_and_the_letter_say_that_this_renews(anna, mailbox):
    page = anna.fill_in()
    assert "Windveld heeft het manifest al eerder ondertekend: versie 2018, 14 juni 2018. Nu vernieuwt u" in page.text
    assert "Vernieuw de ondertekening" in [one.get_text() for one in page.soup.select("h2")]

    anna.press("Onderteken namens Windveld")

    renews = "Daarmee vernieuwt Windveld de ondertekening van 14 juni 2018, versie 2018."
    assert f"{renews}\n\nBevestig dit" in mailbox.last(ANNA).text


def test_who_never_signed_renews_nothing(anna):
    page = anna.choose("Vlindermeer")

    assert "vernieuwt" not in page.text


def test_a_renewal_counts_once_and_its_history_shows_both(site, reader):
    before = reader.open("/netwerk.json").json["aantal"]
    first, second = _first_of("windveld", site), signed(site, "windveld")

    begun, renewal = number_of(site, first), number_of(site, second)
    assert [(one.index, one.about) for one in entries(site, "renewal")[1:]] == [(renewal, begun)]
    page = reader.open("/netwerk/windveld")
    assert "Op 14 juni 2018 tekende Windveld het manifest" in page.text
    assert "Deze ondertekening is later vernieuwd." in page.text
    assert (
        "vernieuwde Windveld de ondertekening van het manifest “Iedereen doet mee!”, met versie werktekst." in page.text
    )
    assert "vervallen" not in page.text
    assert reader.open("/netwerk.json").json["aantal"] == before
    assert reader.open("/netwerk.json?zoek=windveld").json["aantal"] == 1
    assert faults(site) == []
    told = reader.open(f"{REGISTER}/{renewal}")
    assert "De gemeente Windveld vernieuwde haar ondertekening op 24 november 2026, met de werktekst" in told.text
    assert told.link(f"Vermelding {begun}") == f"{REGISTER}/{begun}"
    assert f"Vermelding {renewal}: vernieuwd" in reader.open(f"{REGISTER}/{begun}").text


def test_the_register_says_which_one_renews_which(site, reader):
    renewal = number_of(site, signed(site, "windveld"))

    page = reader.open(f"{REGISTER}?zoek=windveld")
    rows = reader.open(f"{REGISTER}.json?zoek=windveld").json["ondertekeningen"]
    table = reader.open(f"{REGISTER}.csv?zoek=windveld").response.get_data(as_text=True)

    assert f"Later vernieuwd: vermelding {renewal}" in page.text
    assert "Vervallen op" not in page.text
    told = [(row["versie"], row["vernieuwd_in_vermelding"], row["vervallen_op"]) for row in rows]
    assert told == [("2018", renewal, None), ("werktekst", None, None)]
    assert next(csv.DictReader(table.removeprefix("\ufeff").splitlines()))["vernieuwd_in_vermelding"] == str(renewal)


def test_who_takes_a_name_off_the_first_takes_nothing_off_the_renewal(site):
    """The entry of a renewal is about the first one too, and keeps its own names."""
    first = signed(site, "vlindermeer")
    new_version(site, from_=date(2026, 11, 25))
    set_clock(site, "2026-11-25T12:00:00+01:00")
    signed(site, "vlindermeer", version=NEXT)

    with site.app_context(), transaction():
        (mees,) = db.session.get_one(Signature, first).application.co_signers
        consenting.withdraw(mees, now=clock.now())

    renewal = entries(site, "renewal")[-1]  # the first is of the demo world
    assert {one.name: one.value for one in renewal.disclosures}["co_signers"].endswith("Mees Medestander")
    (begun,) = [one for one in entries(site, "signature") if one.signature_id == first]
    assert {one.name: one.value for one in begun.disclosures}["co_signers"] is None
    assert faults(site) == []


def test_a_signature_lapses_everywhere_on_the_day_that_its_version_ends(site, reader):
    number = number_of(site, signed(site, "vlindermeer"))
    new_version(site, from_=ENDS)
    pages = ("/netwerk/vlindermeer", "/netwerk?zoek=vlinder", f"{REGISTER}?zoek=vlinder", f"{REGISTER}/{number}",
             f"{REGISTER}/{number}/oorkonde")  # fmt: skip
    set_clock(site, "2027-05-31T23:00:00+02:00")
    assert not any("ervallen op 1 juni 2027" in reader.open(page).text for page in pages)

    set_clock(site, "2027-06-01T00:30:00+02:00")

    for page in pages:
        text = reader.open(page).text
        assert "ervallen" in text and "1 juni 2027" in text, page
    assert reader.open(f"{REGISTER}.json?zoek=vlinder").json["ondertekeningen"][0]["vervallen_op"] == "2027-06-01"
    assert reader.open("/netwerk.json?zoek=vlinder").json["aantal"] == 1  # it joined, and belongs to the network


def test_what_was_renewed_in_time_does_not_lapse(site, reader):
    signed(site, "vlindermeer")
    new_version(site, from_=ENDS)
    set_clock(site, "2027-06-02T12:00:00+02:00")
    signed(site, "vlindermeer", version=NEXT)

    for page in ("/netwerk/vlindermeer", "/netwerk?zoek=vlinder", f"{REGISTER}?zoek=vlinder"):
        assert "op 1 juni 2027" not in reader.open(page).text


def test_twelve_weeks_before_the_signer_and_the_contact_person_hear_it_once(site, on, mailbox):
    signed(site, "vlindermeer")
    contact(site, "vlindermeer", HELD)
    new_version(site, from_=ENDS)
    on("2027-03-08")
    assert _lapses(mailbox, HELD) == []

    on("2027-03-09")
    on("2027-03-10")

    assert _lapses(mailbox, "vera@vlindermeer.example") == ["De ondertekening van Vlindermeer vervalt op 1 juni 2027"]
    (letter,) = [one for one in mailbox.of(HELD) if one.kind == "signing-lapses"]
    assert "Die versie geldt tot 1 juni 2027. Daarna is de ondertekening vervallen." in letter.text
    assert "De nieuwe versie kan de gemeente ondertekenen vanaf 1 juni 2027." in letter.text
    assert letter.link == "/manifest/2027"
    assert "\n\n\n" not in letter.text and "\n\nhttp" in letter.text


def test_when_there_is_no_newer_version_the_letter_says_where_it_would_come(site, on, mailbox):
    signed(site, "vlindermeer")
    with site.app_context(), transaction():
        version_called("werktekst").in_force_until = ENDS

    on("2027-03-09")

    letter = mailbox.last("vera@vlindermeer.example")
    assert "Er is nog geen nieuwe versie." in letter.text
    assert letter.link == "/manifest"


def test_who_renewed_hears_nothing(site, on, mailbox):
    signed(site, "vlindermeer")
    new_version(site, from_=date(2026, 12, 1))
    set_clock(site, "2026-12-01T12:00:00+01:00")
    signed(site, "vlindermeer", version=NEXT)

    on("2026-12-02")

    assert _lapses(mailbox, "vera@vlindermeer.example") == []


def test_a_version_that_ended_just_now_is_told_too_with_the_way_to_renew(site, on, mailbox):
    signed(site, "vlindermeer")
    new_version(site, from_=date(2026, 12, 1))

    on("2026-12-02")

    letter = mailbox.last("vera@vlindermeer.example")
    assert letter.subject == "De ondertekening van Vlindermeer is vervallen"
    assert letter.link == "/ondertekenen"


def test_when_nobody_is_known_there_the_secretariat_hears_it(site, on, mailbox):
    signed(site, "vlindermeer")
    with site.app_context(), transaction():
        for one in db.session.scalars(db.select(Signature).where(Signature.application_id.is_not(None))):
            one.application.signer_email = ""
    new_version(site, from_=ENDS)

    on("2027-03-09")
    on("2027-03-10")

    letters = [one for one in mailbox.of("sanne@secretariaat.example") if one.kind == "signing-lapses-office"]
    assert len(letters) == 1
    assert "- Vlindermeer, versie werktekst, tot 1 juni 2027\n\nZoek een contactpersoon" in letters[0].text


def test_nobody_hears_of_what_lapsed_years_ago(on, mailbox):
    on("2026-11-25")

    assert not [one for one in mailbox.of("sanne@secretariaat.example") if one.kind.startswith("signing-lapses")]


def _lapses(mailbox, address: str) -> list[str]:
    return [one.subject for one in mailbox.of(address) if one.kind == "signing-lapses"]


def _first_of(slug: str, site) -> int:
    with site.app_context():
        found = db.select(Signature.id).join(Signature.municipality).where(db.text("municipality.slug = :slug"))
        return db.session.scalars(found, {"slug": slug}).one()
