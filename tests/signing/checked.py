"""A signature that waits for the check of the secretariat, who checks it, and what is kept of it."""

import pytest
from sqlalchemy import select

from koplopers.database import db
from koplopers.demo import people
from koplopers.demo.office import COLLEAGUE
from koplopers.demo.standing import REFERENCE as OF_DEMO
from koplopers.signing import log_check
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Application, Signature
from tests.signing.applicant import ANNA, BO, Applicant

LIST = "/beheer/ondertekeningen"
APPROVE = "Keur goed en maak openbaar"
HERE = {"Sec-Fetch-Site": "same-origin"}
CONFIRM, YES = "Ja, ik bevestig de ondertekening", "Ja, ik onderteken mee"
CHOICE = "Wat mag er van u op de site komen?"


@pytest.fixture
def reference(site, anna, stranger, mailbox, kept, moments) -> str:
    """Windveld signed, Anna confirmed and Bo said yes."""

    def bring_about() -> str:
        anna.sign()
        confirm_and_agree(site, stranger, mailbox)
        return kept()[-1].reference

    return moments.come("reference", site, bring_about, anna, stranger)


def confirm_and_agree(site, stranger, mailbox) -> None:
    """Anna confirms with the link of her letter, and Bo says yes with his."""
    stranger.open(mailbox.last(ANNA).link)
    stranger.press(CONFIRM)
    bo = Applicant(site)
    bo.open(mailbox.last(BO).link)
    bo.press(YES, {CHOICE: "name"})


@pytest.fixture
def sanne(site, reference) -> Applicant:
    """Of the secretariat, with the case open."""
    visitor = Applicant(site)
    visitor.sign_in_as(people.SECRETARY.email)
    visitor.open(f"{LIST}/{reference}")
    return visitor


@pytest.fixture
def bram(site, reference) -> Applicant:
    visitor = Applicant(site)
    visitor.sign_in_as(COLLEAGUE.email)
    visitor.open(f"{LIST}/{reference}")
    return visitor


@pytest.fixture
def published(site, sanne, moments):
    def bring_about() -> None:
        sanne.follow(APPROVE)
        sanne.press(APPROVE)

    moments.come("published", site, bring_about, sanne)
    return sanne


def ours(site) -> list[Signature]:
    """What was signed here, besides what the demo world came with."""
    with site.app_context():
        signed = select(Signature).join(Signature.application).where(Application.reference != OF_DEMO)
        return list(db.session.scalars(signed))


def kinds(site) -> list[str]:
    """What the log of signatures holds, in its order."""
    with site.app_context():
        return list(db.session.scalars(select(LogEntry.kind).order_by(LogEntry.index)))


def faults(site) -> list[str]:
    """What the nightly check of the register finds."""
    with site.app_context():
        return list(log_check.faults())
