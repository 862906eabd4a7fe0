"""Signing opens and closes by the dates of the version; who wants to know when hears it once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from koplopers import retention
from koplopers.database import db, transaction
from koplopers.manifest.models import ManifestVersion
from koplopers.signing.models import CoSigner, OpeningRequest
from koplopers.signing.opening import tell
from tests.signing.applicant import ANNA, BO, ON, SIGNER, newest

ASK = "Stuur mij dan bericht"
NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture
def closed(site):
    def close(*, opens: date | None = None, closes: date | None = None) -> None:
        with site.app_context(), transaction():
            db.session.execute(update(ManifestVersion).values(signing_opens_on=opens, signing_closes_on=closes))

    return close


def test_while_it_is_closed_the_pages_say_so(anna, closed):
    closed(closes=date(2026, 11, 24))

    page = anna.open("/ondertekenen")

    assert page.heading == "Ondertekenen kan nu niet"
    assert "Wij weten niet wanneer het weer kan." in page.text
    assert anna.go("/ondertekenen/gemeente").heading == "Ondertekenen kan nu niet"


@pytest.mark.parametrize("path", ["/", "/netwerk/zaanstad"])
def test_other_pages_promise_nothing_and_lead_to_where_bericht_is_asked(reader, closed, path):
    closed(closes=date(2026, 11, 24))

    page = reader.open(path)
    links = [name for name, target in page.links.items() if target == "/ondertekenen"]

    assert "Onderteken het manifest" not in links
    assert "onderteken hier" not in page.text
    assert reader.follow(links[0]).link("Laat uw mailadres achter") == "/ondertekenen/bericht"


def test_the_manifest_offers_to_be_told(reader, closed):
    closed(closes=date(2026, 11, 24))

    assert reader.open("/manifest").link("Vraag bericht als een gemeente kan tekenen") == "/ondertekenen/bericht"


def test_when_it_opens_is_told(anna, closed):
    closed(opens=date(2027, 1, 4))

    assert "vanaf 4 januari 2027" in anna.open("/ondertekenen").text


def test_who_asked_hears_once_and_is_forgotten(anna, closed, site, mailbox):
    closed(opens=date(2026, 11, 26))
    for _ in range(2):
        anna.open("/ondertekenen/bericht")
        page = anna.press(ASK, {"E-mailadres": ANNA})
        assert "Wij hebben uw mailadres genoteerd." in page.text

    for day in (25, 26, 27):
        with site.app_context(), transaction():
            tell(now=datetime.fromisoformat(f"2026-11-{day}T08:30:00+01:00"))

    assert [mail.kind for mail in mailbox.of(ANNA)] == ["signing-opened"]
    with site.app_context():
        assert db.session.scalars(select(OpeningRequest)).all() == []


def test_an_address_that_is_none_is_told(anna, closed):
    closed(closes=date(2026, 11, 24))
    anna.open("/ondertekenen/bericht")

    page = anna.press(ASK, {"E-mailadres": "anna"}, status=422)

    assert "Vul een e-mailadres in" in page.text


def test_what_was_filled_in_waits_while_it_is_closed(anna, closed):
    anna.choose()
    anna.press(ON, SIGNER)
    closed(closes=date(2026, 11, 24))
    assert anna.go("/ondertekenen/mandaat").heading == "Ondertekenen kan nu niet"

    closed()

    assert anna.open("/ondertekenen/ondertekenaar").field("Naam")["value"] == "Anna Aanzee"


@pytest.mark.parametrize(("days", "left"), [(60, 1), (60.1, 0)])
def test_what_was_not_confirmed_is_forgotten_after_sixty_days(anna, site, kept, days, left):
    anna.sign()

    _forget(site, days)

    assert len(kept()) == left
    with site.app_context():
        named = select(func.count()).where(CoSigner.email == BO)
        assert db.session.scalar(named) == left


@pytest.mark.parametrize(("days", "left"), [(60, BO), (60.1, "")])
def test_who_gave_no_answer_is_forgotten_after_sixty_days(anna, stranger, site, mailbox, kept, days, left):
    anna.sign()
    stranger.open(mailbox.last(ANNA).link)
    stranger.press("Ja, ik bevestig de ondertekening")

    _forget(site, days)

    assert kept()[-1].co_signers[0].email == left
    assert kept()[-1].signer_name == "Anna Aanzee"


@pytest.mark.parametrize(("years", "left"), [(2, ANNA), (2.01, "")])
def test_the_address_of_the_signer_is_forgotten_two_years_after_publication(anna, site, kept, years, left):
    anna.sign()
    with site.app_context(), transaction():
        newest().confirmed_at = newest().published_at = NOW

    _forget(site, 365 * years)

    assert kept()[-1].signer_email == left


def _forget(site, days: float) -> None:
    with site.app_context(), transaction():
        retention.forget(now=NOW + timedelta(days=days))
