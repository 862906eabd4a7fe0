"""Sites that send letters, on SQLite and on PostgreSQL, and the mail servers that they send them to."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import text

from koplopers import clock, create_app
from koplopers.database import db, transaction
from koplopers.outbox.actions import queue
from koplopers.outbox.letters import Letter
from koplopers.outbox.models import OutboxLetter
from koplopers.settings import from_environment
from tests.outbox.mail_servers import MailServer, mail_server

SiteWith = Callable[..., Flask]
NOON = "2026-11-24T12:00:00"


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A sound mail server."""
    with mail_server() as started:
        yield started


@pytest.fixture
def site_with(make_app: Callable[..., Flask]) -> SiteWith:
    """A site that hands its letters to this server; `now` as for make_app."""

    def site(server: MailServer, **settings: str) -> Flask:
        mail = {"smtp_url": f"smtp://127.0.0.1:{server.port}", "mail_from": "post@koplopers.example"}
        return make_app(**{**mail, **settings})

    return site


@pytest.fixture
def postgres_site(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Flask]]:
    """The same on a real PostgreSQL, with tables and without a register."""

    made: list[Flask] = []

    def site(server: MailServer, **settings: str) -> Flask:
        given = {
            "instance": str(tmp_path_factory.mktemp("postgresql")),
            "database_url": postgres_url,
            "now": NOON,
            "smtp_url": f"smtp://127.0.0.1:{server.port}",
            "mail_from": "post@koplopers.example",
            **settings,
        }
        app = create_app(from_environment({f"KOPLOPERS_{name.upper()}": value for name, value in given.items()}))
        with app.app_context():
            if not made:
                _make_tables(app)
        made.append(app)
        return app

    yield site
    for app in made:
        with app.app_context():
            db.session.remove()
            if app is made[-1]:
                _empty()
            db.engine.dispose()


def a_letter(to: str = "anna@voorbeeld.example", **more: object) -> Letter:
    """A letter to Anna, unless told otherwise."""
    words = {
        "kind": "test",
        "subject": "Uw melding is aangekomen",
        "text": "Beste Anna,\n\nWij hebben uw melding.",
        "reason": "U krijgt deze mail omdat u iets meldde.",
    }
    return Letter(**{**words, "to": to, **more})  # type: ignore[arg-type]


def queued(*letters: Letter) -> list[int]:
    """Keep these letters as a feature does, and commit; returns their numbers."""
    with transaction():
        kept = [queue(letter, now=clock.now()) for letter in letters]
    return [one.id for one in kept]


def kept(number: int) -> OutboxLetter:
    """The letter with this number as the database has it now."""
    db.session.expire_all()
    letter = db.session.get(OutboxLetter, number)
    assert letter
    return letter


def _make_tables(app: Flask) -> None:
    _empty()
    outcome = app.test_cli_runner().invoke(args=["db", "upgrade"], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output


def _empty() -> None:
    """Leave the server as it was found, for whichever test comes next."""
    with db.engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
