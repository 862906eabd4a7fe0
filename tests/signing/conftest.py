"""A town hall, its mail, and the clock."""

from collections.abc import Callable

import pytest
from flask import Flask

from koplopers.database import db
from koplopers.signing.models import Application
from tests.conftest import MakeApp
from tests.people.mailbox import Mailbox
from tests.signing.applicant import Applicant
from tests.signing.checked import bram, published, reference, sanne
from tests.signing.keys import keys
from tests.signing.living import on
from tests.signing.moments import moments
from tests.signing.standing import clerk, lies, motivated, standing
from tests.visitor import Visitor, set_clock

__all__ = [
    "bram",
    "clerk",
    "keys",
    "lies",
    "moments",
    "motivated",
    "on",
    "published",
    "reference",
    "sanne",
    "standing",
]  # for pytest


@pytest.fixture
def site(make_app: MakeApp) -> Flask:
    """The demo world, in which Windveld may sign the version of now."""
    return make_app(demo=True)


@pytest.fixture
def last_of_demo(site: Flask) -> int:
    """The number of the last application that the demo world came with."""
    with site.app_context():
        return db.session.scalar(db.select(db.func.max(Application.id))) or 0


@pytest.fixture
def anna(site: Flask, last_of_demo: int) -> Applicant:
    """She fills in the steps for Windveld."""
    return Applicant(site)


@pytest.fixture
def stranger(site: Flask) -> Applicant:
    """Another browser."""
    return Applicant(site)


@pytest.fixture
def reader(site: Flask) -> Visitor:
    return Visitor(site)


@pytest.fixture
def mailbox(site: Flask) -> Mailbox:
    return Mailbox(site)


@pytest.fixture
def clock_at(site: Flask) -> Callable[[str], None]:
    return lambda moment: set_clock(site, moment)


@pytest.fixture
def kept(site: Flask, last_of_demo: int) -> Callable[[], list[Application]]:
    """What the database holds of applications that were begun here, and not by the demo world."""

    def applications() -> list[Application]:
        with site.app_context():
            begun = db.select(Application).where(Application.id > last_of_demo).order_by(Application.id)
            found = list(db.session.scalars(begun))
            for one in found:
                _ = one.co_signers, one.municipality
            db.session.expunge_all()
            return found

    return applications
