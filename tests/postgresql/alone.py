"""A site that has the database of the server to itself, for tests that follow each other or run machines at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import text

from koplopers.database import db


@contextmanager
def alone(app: Flask, *command: str) -> Iterator[Flask]:
    """The site after this `flask` command, `setup` when none is given; the server is left as it was found."""
    _empty(app)
    outcome = app.test_cli_runner().invoke(args=command or ["setup"], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    yield app
    _empty(app)


def _empty(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        with db.engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        db.engine.dispose()
