"""The register of signatures on a real PostgreSQL: the same promises, as tests/signing tells them."""

# ruff: noqa: F401, F811 # pytest finds the tests and fixtures that are imported here, and runs them in this world

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from koplopers import create_app
from koplopers.database import db
from koplopers.settings import from_environment
from tests.conftest import TODAY, MakeApp
from tests.postgresql.copies import Copies
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

KEY = "7e" * 32


@pytest.fixture(scope="module")
def server(postgres_url, tmp_path_factory) -> Iterator[Copies]:
    """The site as it was set up, to be copied."""

    def build(address: str, register_key: str = KEY) -> Flask:
        return create_app(
            from_environment(
                {
                    "KOPLOPERS_INSTANCE": str(tmp_path_factory.mktemp("register")),
                    "KOPLOPERS_DATABASE_URL": address,
                    "KOPLOPERS_NOW": f"{TODAY}T12:00:00",
                    "KOPLOPERS_REGISTER_KEY": register_key,
                }
            )
        )

    with Copies(postgres_url, "register", build).set_up() as kept:
        yield kept


@pytest.fixture
def make_app(server) -> Iterator[MakeApp]:
    """Sites on PostgreSQL; takes the place of those on SQLite."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(server.copy(**settings))


@pytest.fixture
def fresh_app(make_app: MakeApp) -> Flask:
    return make_app()


def test_nobody_empties_a_table_of_the_log(site: Flask):
    for table in TABLES:
        with pytest.raises(SQLAlchemyError, match="append-only"):
            db.session.execute(text(f"TRUNCATE {table} CASCADE"))
        db.session.rollback()
