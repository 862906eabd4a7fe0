"""Where many tests begin: brought about by what people do, once in a process, and after that put back as it was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from copy import copy, deepcopy
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, literal, select, union_all

from koplopers.database import db
from tests.visitor import Page, Visitor


class Moments:
    """What a site and its visitors were, by a name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told: dict[str, Any] = {}
        self._before: dict[str, dict[str, int]] = {}
        self._visitors: dict[str, list[tuple[Any, Page | None]]] = {}

    def come(self, name: str, site: Flask, bring_about: Callable[[], Any], *visitors: Visitor) -> Any:
        """This moment, with what there is to tell of it; the visitors have their cookies and the page of then.

        What came before must be as the first time, too: whatever was done since then is gone.
        """
        if not _has_file(site):
            return bring_about()
        before = _rows(site)
        if name in self._told:
            assert before == self._before[name], f"another fixture did something before “{name}”, which undoes it"
            self._put_back(name, site, visitors)
        else:
            self._before[name], self._told[name] = before, bring_about()
            _copy(_file_of(site), self._folder / name)
            self._visitors[name] = [(deepcopy(one.client._cookies), one.page) for one in visitors]
        return self._told[name]

    def _put_back(self, name: str, site: Flask, visitors: tuple[Visitor, ...]) -> None:
        _copy(self._folder / name, _file_of(site))
        for visitor, (cookies, page) in zip(visitors, self._visitors[name], strict=True):
            visitor.client._cookies = deepcopy(cookies)
            visitor.page = page and Page(copy(page.response))


@pytest.fixture(scope="session")
def moments(tmp_path_factory: pytest.TempPathFactory) -> Moments:
    return Moments(tmp_path_factory.mktemp("moments"))


def _rows(site: Flask) -> dict[str, int]:
    """How many of each kind there are."""
    with site.app_context():
        counted = [select(literal(name), func.count()).select_from(one) for name, one in db.metadata.tables.items()]
        return dict(db.session.execute(union_all(*counted)).all())


def _has_file(site: Flask) -> bool:
    with site.app_context():
        return db.engine.dialect.name == "sqlite"


def _file_of(site: Flask) -> Path:
    with site.app_context():
        db.session.remove()
        assert db.engine.url.database
        return Path(db.engine.url.database)


def _copy(of: Path, to: Path) -> None:
    with closing(sqlite3.connect(of)) as held, closing(sqlite3.connect(to)) as filled:
        filled.execute("PRAGMA synchronous=OFF")
        held.backup(filled)
