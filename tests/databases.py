"""The database of each site of the tests: a copy of one that was set up once, on SQLite or on PostgreSQL.

`KOPLOPERS_TEST_DATABASE=postgresql scripts/test tests/people` runs the same tests on a real server.
"""

import itertools
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from flask import Flask
from sqlalchemy import create_engine, event, make_url, text

from koplopers.database import db

IS_POSTGRESQL = os.environ.get("KOPLOPERS_TEST_DATABASE") == "postgresql"

SetUp = Callable[..., Flask]  # a site in a folder, with the demo world or not, as `flask setup` leaves it
NewFolder = Callable[[str], Path]


class Databases(Protocol):
    """Copies of what was set up once."""

    def copy(self, folder: Path, *, demo: bool, stays: bool) -> dict[str, str]:
        """A database for a site in this folder; returns the settings that it takes."""

    def remember(self, site: Flask) -> Flask:
        """This site uses one of them."""

    def close(self) -> None:
        """Keep nothing open; a site that is asked something opens it again."""

    def drop(self) -> None:
        """Throw away what was copied and need not stay."""


def _wait_for_no_disk(connection: Any, _record: Any) -> None:
    """A test forgets its database; those that kill a server start one of its own, which does wait."""
    connection.execute("PRAGMA synchronous=OFF")


class Files:
    """On SQLite, as on a machine of one's own; files may stay, and pytest throws their folders away."""

    def __init__(self, set_up: SetUp, new_folder: NewFolder) -> None:
        @cache
        def original(demo: bool) -> Path:
            folder = new_folder("demo" if demo else "register")
            _close(set_up(folder, demo=demo))  # folds the write-ahead log into the file that is copied
            return folder / "koplopers.sqlite"

        self._original = original
        self._sites: list[Flask] = []

    def copy(self, folder: Path, *, demo: bool, stays: bool) -> dict[str, str]:
        shutil.copy(self._original(demo), folder)
        return {}

    def remember(self, site: Flask) -> Flask:
        self._sites.append(site)
        with site.app_context():
            if db.engine.dialect.name == "sqlite":  # a test may name another
                event.listen(db.engine, "connect", _wait_for_no_disk)
        return site

    def close(self) -> None:
        """Each file is open three times, and most people may have a thousand open. What is asked again opens again."""
        for site in self._sites:
            _close(site)
        self._sites.clear()

    def drop(self) -> None: ...


class Server:
    """On PostgreSQL."""

    def __init__(self, address: str, set_up: SetUp, new_folder: NewFolder) -> None:
        self._address, self._numbers = address, itertools.count(1)
        self._copies: list[str] = []
        self._sites: list[Flask] = []

        @cache
        def original(demo: bool) -> str:
            name = "koplopers_demo" if demo else "koplopers_register"
            self._tell(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
            _close(set_up(new_folder(name), demo=demo, database_url=self._at(name)))  # it is copied while nobody looks
            return name

        self._original = original

    def copy(self, folder: Path, *, demo: bool, stays: bool) -> dict[str, str]:
        name = f"koplopers_copy_{next(self._numbers)}"
        self._tell(f"CREATE DATABASE {name} TEMPLATE {self._original(demo)} STRATEGY FILE_COPY")
        if not stays:
            self._copies.append(name)
        return {"database_url": self._at(name)}

    def remember(self, site: Flask) -> Flask:
        self._sites.append(site)
        return site

    def close(self) -> None:
        for site in self._sites:
            _close(site)

    def drop(self) -> None:
        self._tell(*(f"DROP DATABASE {name} WITH (FORCE)" for name in self._copies))
        self._copies.clear()
        self._sites.clear()

    def _at(self, name: str) -> str:
        address = make_url(self._address).set(database=name).render_as_string(hide_password=False)
        return address.replace("postgresql+psycopg://", "postgresql://")

    def _tell(self, *orders: str) -> None:
        admin = create_engine(self._address, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            for order in orders:
                connection.execute(text(order))
        admin.dispose()


def _close(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
