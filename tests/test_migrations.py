"""The steps that make the database and the models say the same, and the steps stand in one row."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import upgrade

from koplopers.database import MIGRATIONS, db
from tests.conftest import MakeApp


def differences(app: Flask) -> list[object]:
    with app.app_context(), db.engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), db.metadata))


def test_the_models_have_nothing_that_the_steps_do_not_make(fresh_app: Flask) -> None:
    assert differences(fresh_app) == []


@pytest.mark.postgres
def test_nor_on_postgresql(make_app: MakeApp, postgres_url: str) -> None:
    app = make_app(database_url=postgres_url)
    with app.app_context():
        upgrade()

        assert differences(app) == []

        db.session.remove()
        db.engine.dispose()


def test_the_steps_stand_in_one_row() -> None:
    assert len(ScriptDirectory(str(MIGRATIONS)).get_heads()) == 1
