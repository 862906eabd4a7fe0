"""What a load of the register changes stands in the journal, per load and per municipality."""

import hashlib
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Update, select, update

from koplopers.database import db, transaction
from koplopers.journal import JournalEntry
from koplopers.municipalities.models import Municipality, RegisterEdition, Reorganisation
from koplopers.municipalities.table import MUNICIPALITIES
from tests.visitor import Visitor

LOADED = "register geladen"


def load(app: Flask, file: Path | None = None) -> None:
    outcome = app.test_cli_runner().invoke(args=["register", "load", *([str(file)] if file else [])])
    assert outcome.exit_code in (0, 1), outcome.output


def trail(app: Flask) -> list[JournalEntry]:
    with app.app_context():
        entries = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id)).all()
        db.session.expunge_all()
        return list(entries)


def as_an_older_release(app: Flask, change: Update) -> None:
    """Leave the register as a release left it whose tables were not those of today."""
    with app.app_context(), transaction():
        db.session.execute(change)
        db.session.execute(update(RegisterEdition).values(shipped="older"))


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A table with other inhabitants of Utrecht, and with a municipality that is new."""
    text = MUNICIPALITIES.read_text(encoding="utf-8").replace(",378278,", ",380000,")
    file = tmp_path / "newer.csv"
    file.write_text(f"{text.rstrip()}\nGM8001,Proefstede,Proefstede,proefstede,,Drenthe,,,,\n", encoding="utf-8")
    return file


def test_a_newer_table_tells_what_the_register_was_and_is(fresh_app: Flask, newer: Path):
    load(fresh_app, newer)

    loaded, added, changed = trail(fresh_app)
    assert (loaded.actor, loaded.deed, loaded.subject) == (None, LOADED, "gemeenteregister")
    assert loaded.before
    assert loaded.after == {
        "gemeenten": loaded.before["gemeenten"] + 1,
        "herindelingen": loaded.before["herindelingen"],
        "vingerafdruk van de tabel": hashlib.sha256(newer.read_bytes()).hexdigest(),
        "toegevoegd": 1,
        "veranderd": 1,
    }
    assert (added.subject_id, added.before, added.after) == ("GM8001", None, {"de naam": "Proefstede"})
    assert (changed.subject_id, changed.municipality) == ("GM0344", "GM0344")
    assert changed.before == {"het aantal inwoners": "378278"}
    assert changed.after == {"het aantal inwoners": "380000"}


def test_what_changes_nothing_or_is_refused_is_not_written_down(fresh_app: Flask, tmp_path: Path):
    (wrong := tmp_path / "wrong.csv").write_text("code\nGM0344\n", encoding="utf-8")

    load(fresh_app)
    load(fresh_app, wrong)

    assert trail(fresh_app) == []


def test_a_release_with_another_table_tells_it_once_at_its_set_up(fresh_app: Flask):
    as_an_older_release(fresh_app, update(Municipality).where(Municipality.code == "GM0344").values(inhabitants=1))

    for _ in range(2):
        fresh_app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)

    loaded, changed = trail(fresh_app)
    assert loaded.deed == LOADED
    assert changed.after == {"het aantal inwoners": "378278"}


def test_a_reorganisation_that_is_told_otherwise_is_a_change_too(fresh_app: Flask):
    """It shows on public pages, so it must be published and written down like any other."""
    first = select(Reorganisation.id).order_by(Reorganisation.id).limit(1).scalar_subquery()
    as_an_older_release(fresh_app, update(Reorganisation).where(Reorganisation.id == first).values(remark="Anders."))

    load(fresh_app)

    (loaded,) = trail(fresh_app)
    assert loaded.after
    assert (loaded.after["toegevoegd"], loaded.after["veranderd"]) == (0, 1)


def test_the_secretariat_reads_it_at_the_municipality(secretary: Visitor, newer: Path):
    load(secretary.app, newer)

    page = secretary.open("/beheer/gemeenten/utrecht")

    assert "veranderd in het register" in page.text
    assert "het systeem" in page.text
