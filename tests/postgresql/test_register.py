"""The register of signatures on a real PostgreSQL: the same promises, as tests/signing tells them."""

# ruff: noqa: F401, F811 # pytest finds the tests and fixtures that are imported here, and runs them in this world

import itertools
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from koplopers import create_app
from koplopers.database import db
from koplopers.settings import from_environment
from tests.conftest import TODAY, MakeApp
from tests.signing.registering import TABLES
from tests.signing.test_log import (
    site,
    test_a_name_is_forgotten_and_every_proof_stays_true,
    test_nobody_rewrites_the_log,
    test_those_who_sign_at_the_same_moment_get_places_without_a_gap,
    test_two_servers_that_are_set_up_at_once_enter_what_is_known_once,
    test_what_is_known_from_sources_is_entered_once_in_order_and_each_growth_is_signed,
    test_what_is_undone_was_never_entered,
)
from tests.signing.test_register import (
    signed,
    test_a_correction_and_a_withdrawal_are_entries_of_their_own,
    test_a_text_with_its_hash_is_found_by_the_head_of_that_day,
    test_two_entries_that_changed_places_are_found,
)

pytestmark = pytest.mark.postgres

TEMPLATE = "register_as_set_up"
KEY = "7e" * 32
_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def server(postgres_url, tmp_path_factory) -> Iterator[str]:
    """A server that keeps the site as it was set up, so that each test has a copy in a moment."""
    admin = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {TEMPLATE}"))
        app = _site(postgres_url, TEMPLATE, tmp_path_factory)
        outcome = app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
        assert outcome.exit_code == 0, outcome.output
        with app.app_context():
            db.engine.dispose()
        yield postgres_url
        connection.execute(text(f"DROP DATABASE {TEMPLATE}"))
    admin.dispose()


@pytest.fixture
def make_app(server, tmp_path_factory) -> Iterator[MakeApp]:
    """Sites on PostgreSQL; takes the place of those on SQLite."""
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    made: list[tuple[str, Flask]] = []
    with admin.connect() as connection:

        def make(*, register_key: str = KEY) -> Flask:
            name = f"register_{next(_numbers)}"
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}"))
            app = _site(server, name, tmp_path_factory, register_key)
            made.append((name, app))
            return app

        yield make
        for name, app in made:
            with app.app_context():
                db.session.remove()
                db.engine.dispose()
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def fresh_app(make_app: MakeApp) -> Flask:
    return make_app()


def test_nobody_empties_a_table_of_the_log(site: Flask):
    for table in TABLES:
        with pytest.raises(SQLAlchemyError, match="append-only"):
            db.session.execute(text(f"TRUNCATE {table} CASCADE"))
        db.session.rollback()


def _site(server: str, name: str, folders, register_key: str = KEY) -> Flask:
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    return create_app(
        from_environment(
            {
                "KOPLOPERS_INSTANCE": str(folders.mktemp("register")),
                "KOPLOPERS_DATABASE_URL": url,
                "KOPLOPERS_NOW": f"{TODAY}T12:00:00",
                "KOPLOPERS_REGISTER_KEY": register_key,
            }
        )
    )
