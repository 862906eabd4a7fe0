"""A site on PostgreSQL as it was set up once, of which each test gets a copy of its own in a moment."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import create_engine, make_url, text

from koplopers.database import db

Build = Callable[..., Flask]  # a site on the database at an address, with settings by their names


class Copies:
    """Copies of one database, each gone when its test is done."""

    def __init__(self, server: str, name: str, build: Build) -> None:
        self._server, self._name, self._build = server, name, build
        self._numbers = itertools.count(1)

    @contextmanager
    def copy(self, **settings: str) -> Iterator[Flask]:
        """A site on a copy."""
        name = f"{self._name}_{next(self._numbers)}"
        self._tell(f"CREATE DATABASE {name} TEMPLATE {self._name}")
        app = self._build(self._address(name), **settings)
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        self._tell(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def set_up(self) -> Iterator["Copies"]:
        """Keep the database that is copied, as `flask setup` leaves it, until the end."""
        self._tell(f"CREATE DATABASE {self._name}")
        app = self._build(self._address(self._name))
        outcome = app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
        assert outcome.exit_code == 0, outcome.output
        with app.app_context():
            db.engine.dispose()
        yield self
        self._tell(f"DROP DATABASE {self._name}")

    def _tell(self, order: str) -> None:
        admin = create_engine(self._server, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(order))
        admin.dispose()

    def _address(self, database: str) -> str:
        address = make_url(self._server).set(database=database).render_as_string(hide_password=False)
        return address.replace("postgresql+psycopg://", "postgresql://")
