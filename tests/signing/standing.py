"""An application of the demo world that waits for the check, and its signature once that is public, without steps."""

import pytest
from flask import Flask
from sqlalchemy import select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.demo import people
from koplopers.demo.checking import LATE
from koplopers.signing import check_queries, checking
from koplopers.signing.check_queries import Case
from koplopers.signing.models import Application, Signature
from koplopers.signing.motivating import Motivated
from tests.people.mailbox import Mailbox
from tests.signing.applicant import Applicant
from tests.visitor import Visitor

SIGNED_BY, PAGE = "Lage Zoom", "/netwerk/lage-zoom"
LIES, DAAN, FENNA = "lies@lagezoom.example", "daan@raad.example", "fenna@raad.example"
CASE, STATUS = f"/beheer/ondertekeningen/{LATE}", f"/ondertekening/{LATE}"
WORDS = "Wij willen dat iedereen mee kan doen.\n\nDat begint bij onze eigen balie."


@pytest.fixture
def motivated(site: Flask) -> str:
    """Lage Zoom waits for the check, with a motivation."""
    with site.app_context(), transaction():
        of_demo().motivation = WORDS
    return LATE


@pytest.fixture
def standing(site: Flask, motivated: str) -> int:
    """It is public; the number of its signature."""
    return approve(site)


@pytest.fixture
def lies(site: Flask, standing: int, reader: Visitor, mailbox: Mailbox) -> Applicant:
    """The signer, with the page open on which she changes things."""
    reader.open(STATUS)
    reader.send("Stuur de mail om te wijzigen")
    visitor = Applicant(site)
    visitor.open(mailbox.last(LIES).link)
    return visitor


@pytest.fixture
def clerk(site: Flask) -> Applicant:
    """Somebody of the secretariat."""
    visitor = Applicant(site)
    visitor.sign_in_as(people.SECRETARY.email)
    return visitor


def approve(site: Flask, *, shows: bool = True) -> int:
    with site.app_context(), transaction():
        case = check_queries.case_of(of_demo())
        decided = Motivated(is_shown=shows, reason="" if shows else "Dit noemt iemand.")
        made = checking.approve(case.application, motivated=decided, version=case.version, actor=None, now=clock.now())
        return made.id


def of_demo() -> Application:
    return db.session.scalars(select(Application).where(Application.reference == LATE)).one()


def case_now(site: Flask) -> Case:
    with site.app_context():
        case = check_queries.case_of(of_demo())
        _ = case.application.co_signers, case.application.signature
        db.session.expunge_all()
        return case


def signature_of(site: Flask, name: str = SIGNED_BY) -> Signature:
    with site.app_context():
        found = db.session.scalars(
            select(Signature).join(Signature.municipality).where(db.text("municipality.name = :name")), {"name": name}
        ).first()
        assert found
        _ = found.municipality, found.corrections
        db.session.expunge_all()
        return found
