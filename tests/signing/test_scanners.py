"""Programs that guard mailboxes open every link of every letter; that changes nothing, and a secret opens one thing."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from koplopers.database import db
from koplopers.demo import checking as demo_checking
from koplopers.demo import signing as demo
from koplopers.outbox.models import OutboxLetter
from tests.signing.applicant import ANNA, LATER, Applicant

REFERENCE = demo_checking.ASKED
# Where a secret of a letter or a cookie may be tried, with the secret of the demo world that does work there.
DOORS = {
    "go on": ("/ondertekenen/verder/{}", demo.LINK.format("mandaat")),
    "confirm": ("/ondertekenen/bevestigen/{}", demo.CONFIRM),
    "consent": ("/ondertekenen/medeondertekenaar/{}", demo.ASKED),
    "answer": (f"/ondertekening/{REFERENCE}/vraag/{{}}", demo_checking.QUESTION),
    "withdraw": (f"/ondertekening/{demo_checking.LATE}/intrekken/{{}}", demo_checking.WITHDRAW),
}


def test_opening_every_link_of_every_letter_changes_nothing(site: Flask, stranger, published, reference):
    """Of a whole life: laid aside, sent, confirmed, asked along, published, about to be withdrawn."""
    stranger.choose("Lage Zoom")
    stranger.press(LATER)
    stranger.press("Mail mij de link", {"E-mailadres": ANNA})
    stranger.open(f"/ondertekening/{reference}")
    stranger.press("Stuur de mail om in te trekken")
    links = {link for text in letters(site) for link in re.findall(r"https?://[^/\s]+(/\S*)", text)}
    assert {link.split("/")[2] for link in links if link.startswith("/ondertekenen/")} >= {
        "verder",
        "bevestigen",
        "medeondertekenaar",
    }
    before = everything(site)

    scanner = Applicant(site).client
    for link in links | {path.format(secret) for path, secret in DOORS.values()}:
        assert scanner.get(link).status_code < 500
        assert scanner.head(link).status_code < 500

    assert everything(site) == before


@pytest.mark.parametrize("opened", DOORS)
def test_a_secret_opens_one_thing(demo_app: Flask, opened):
    stranger = Applicant(demo_app)

    for door, (path, secret) in DOORS.items():
        found = stranger.client.get(DOORS[opened][0].format(secret)).status_code
        assert found == (200 if door == opened else 410), f"{path} opens {opened}"


def test_the_secret_of_a_browser_is_good_for_no_link(site: Flask, anna):
    anna.choose()
    secret = anna.client.get_cookie("koplopers-ondertekening").value

    for path, _ in DOORS.values():
        Applicant(site).open(path.format(secret), status=410)


def letters(site: Flask) -> list[str]:
    with site.app_context():
        return [f"{one.text}\n{one.reason}" for one in db.session.scalars(select(OutboxLetter))]


def everything(site: Flask) -> dict[str, list[str]]:
    """All that the database holds."""
    with site.app_context():
        return {
            table.name: sorted(repr(tuple(row)) for row in db.session.execute(select(table)))
            for table in db.metadata.sorted_tables
        }
