"""A town hall, its mail, and the clock."""

from collections.abc import Callable

import pytest
from flask import Flask

from koplopers.database import db, transaction
from koplopers.signing.models import Application
from tests.conftest import MakeApp
from tests.people.mailbox import Mailbox
from tests.signing.applicant import Applicant
from tests.visitor import Visitor, set_clock


@pytest.fixture
def site(make_app: MakeApp) -> Flask:
    """The demo world, in which Windveld may sign the version of now, and nobody is busy doing so."""
    app = make_app(demo=True)
    with app.app_context(), transaction():
        for one in db.session.scalars(db.select(Application)):
            db.session.delete(one)
    return app


@pytest.fixture
def anna(site: Flask) -> Applicant:
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
def kept(site: Flask) -> Callable[[], list[Application]]:
    """What the database holds of applications that were begun here."""

    def applications() -> list[Application]:
        with site.app_context():
            found = list(db.session.scalars(db.select(Application).order_by(Application.id)))
            for one in found:
                _ = one.co_signers, one.municipality
            db.session.expunge_all()
            return found

    return applications
