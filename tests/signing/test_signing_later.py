"""A municipality signs on a day that is still to come: nothing of it is public before that day."""

import pytest

from koplopers.demo import people
from tests.signing.applicant import ANNA, OCCASION, ON, SIGN
from tests.signing.checked import APPROVE, LIST, confirm_and_agree, ours
from tests.visitor import set_clock

LATER = "De gemeente ondertekent op 1 december 2026. Vanaf die dag"


@pytest.fixture
def planned(site, anna, stranger, mailbox, kept) -> str:
    """Windveld signs next week; Anna confirmed today and Bo said yes."""
    anna.fill_in()
    anna.go("/ondertekenen/plaats")
    anna.press(ON, {**OCCASION, "Dag": "1", "Maand": "december"})
    anna.press(SIGN)
    confirm_and_agree(site, stranger, mailbox)
    return kept()[-1].reference


def test_before_its_day_it_cannot_be_approved_and_every_page_says_so(planned, site, clerk, reader, mailbox):
    assert LATER in clerk.open(f"{LIST}/{planned}").text
    assert LATER in clerk.open(f"{LIST}/{planned}/goedkeuren").text

    page = clerk.press(APPROVE, status=409)

    assert f"{LATER} kunt u de ondertekening openbaar maken." in page.text
    assert not ours(site)
    assert "staat op de site" not in mailbox.last(ANNA).subject
    assert f"{LATER} kan de ondertekening op de site komen." in reader.open(f"/ondertekening/{planned}").text


def test_on_its_day_it_becomes_public_everywhere(planned, site, clerk, reader):
    set_clock(site, "2026-12-01T09:00:00+01:00")
    clerk.sign_in_as(people.SECRETARY.email)
    assert LATER not in clerk.open(f"{LIST}/{planned}/goedkeuren").text

    clerk.press(APPROVE)

    assert "1 december 2026" in reader.open("/netwerk/windveld").text
    assert "1 december 2026" in reader.open("/manifest/ondertekenaars?zoek=windveld").text


def test_the_promised_term_counts_from_that_day(planned, site, clerk, reader):
    """Ten working days after 1 December, and not after 24 November."""
    assert "Wij zijn uiterlijk 15 december 2026 klaar." in reader.open(f"/ondertekening/{planned}").text

    set_clock(site, "2026-12-15T12:00:00+01:00")
    clerk.sign_in_as(people.SECRETARY.email)
    assert "Geen ondertekeningen" in clerk.open(f"{LIST}?stand=te-laat&zoek=windveld").text
    set_clock(site, "2026-12-16T12:00:00+01:00")
    clerk.sign_in_as(people.SECRETARY.email)
    assert "1 dag te laat" in clerk.open(f"{LIST}?stand=te-laat&zoek=windveld").text


def test_a_public_signature_is_not_corrected_to_a_day_to_come(lies):
    lies.follow("Vraag om een verbetering")

    page = lies.press("Verstuur het verzoek", {"Dag": "25", "Wat is er fout, en hoe weet u dat?": "Later."}, status=422)

    assert "Vul een datum in tot en met 24 november 2026." in page.text
