"""A co-signer gives no answer: nobody is late while the term to answer runs, and everybody can read until when."""

import pytest

from koplopers import clock
from koplopers.database import transaction
from koplopers.demo import people
from koplopers.signing import check_daily
from tests.signing.applicant import ANNA, BO, Applicant
from tests.signing.checked import APPROVE, CHOICE, CONFIRM, LIST, YES
from tests.visitor import set_clock

LATE = f"{LIST}?stand=te-laat&zoek=windveld"


@pytest.fixture
def silent(site, anna, stranger, mailbox, kept) -> str:
    """Anna confirmed on 24 November; Bo may answer until 24 December."""
    anna.sign()
    stranger.open(mailbox.last(ANNA).link)
    stranger.press(CONFIRM)
    return kept()[-1].reference


@pytest.fixture
def at(site, clerk):
    def come(day: str) -> Applicant:
        set_clock(site, f"{day}T14:00:00+01:00")
        clerk.sign_in_as(people.SECRETARY.email)
        return clerk

    return come


def tell_delays(site) -> None:
    with site.app_context(), transaction():
        check_daily.tell_delays(now=clock.now())


def test_while_it_waits_nobody_is_late_and_the_day_is_named(silent, site, at, reader, mailbox):
    assert "Dat doen wij uiterlijk 11 januari 2027." in mailbox.last(ANNA).text
    clerk = at("2026-12-14")

    assert "wacht op een medeondertekenaar, uiterlijk tot 24 december 2026" in clerk.open(LIST).text
    assert "Geen ondertekeningen" in clerk.open(LATE).text
    told = clerk.open("/beheer").text
    assert f"Controleer ondertekening {silent} door Windveld wacht 20 dagen, uiterlijk 11 januari" in told
    page = reader.open(f"/ondertekening/{silent}")
    assert "uiterlijk tot 24 december 2026" in page.text
    assert "Wij zijn uiterlijk 11 januari 2027 klaar." in page.text
    written = len(mailbox.of(ANNA))
    tell_delays(site)
    assert len(mailbox.of(ANNA)) == written


def test_after_the_term_ten_working_days_count(silent, site, at, mailbox, reader):
    assert "Geen ondertekeningen" in at("2027-01-11").open(LATE).text

    assert "1 dag te laat" in at("2027-01-12").open(LATE).text
    tell_delays(site)
    assert "uiterlijk 11 januari 2027 te controleren" in mailbox.last(ANNA).text
    assert "uiterlijk tot" not in reader.open(f"/ondertekening/{silent}").text


def test_a_yes_on_the_way_starts_the_ten_days(silent, site, at, mailbox):
    set_clock(site, "2026-12-01T12:00:00+01:00")
    bo = Applicant(site)
    bo.open(mailbox.last(BO).link)
    bo.press(YES, {CHOICE: "name"})

    assert "Geen ondertekeningen" in at("2026-12-15").open(LATE).text
    clerk = at("2026-12-16")
    assert "1 dag te laat" in clerk.open(LATE).text
    clerk.open(f"{LIST}/{silent}/goedkeuren")
    assert "De ondertekening staat op de site." in clerk.press(APPROVE).text
