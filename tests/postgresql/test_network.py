"""The same site on a real PostgreSQL: the same answers as on SQLite."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import text

from koplopers import create_app
from koplopers.database import db
from koplopers.municipalities.table import MUNICIPALITIES
from koplopers.settings import from_environment
from tests.visitor import Visitor

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def site(postgres_url, tmp_path_factory) -> Iterator[Flask]:
    """A site with the demo world."""
    app = create_app(
        from_environment(
            {
                "KOPLOPERS_INSTANCE": str(tmp_path_factory.mktemp("postgresql")),
                "KOPLOPERS_DATABASE_URL": postgres_url,
                "KOPLOPERS_DEMO": "1",
                "KOPLOPERS_NOW": "2026-11-24T12:00:00",
            }
        )
    )
    with app.app_context():
        empty()
    outcome = app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    yield app
    with app.app_context():
        empty()


@pytest.fixture
def there(site) -> Visitor:
    return Visitor(site)


@pytest.mark.parametrize(
    "question",
    [
        "status=alle",
        "status=alle&sorteer=inwoners",
        "status=alle&sorteer=datum",
        "zoek=den+bosch&status=alle",
        "zoek=sudwest+fryslan&status=alle",
        "zoek=geldermalsen",
        "provincie=noord-brabant&status=alle",
        "thema=wonen",
        "zoek=xyzzy",
    ],
)
def test_the_directory_answers_as_on_sqlite(there, demo_visitor, question):
    assert there.open(f"/netwerk.json?{question}").json == demo_visitor.open(f"/netwerk.json?{question}").json


@pytest.mark.parametrize(
    "path", ["/", "/netwerk", "/netwerk/west-betuwe", "/netwerk/haaren", "/manifest/ondertekenaars"]
)
def test_pages_read_as_on_sqlite(there, demo_visitor, path):
    assert there.open(path).text == demo_visitor.open(path).text


def test_the_register_loads_again_without_a_change(site):
    outcome = site.test_cli_runner().invoke(args=["register", "load"], catch_exceptions=False)

    assert outcome.output == "Er is niets veranderd.\n"


def test_a_public_change_is_seen_at_once(site, there, tmp_path):
    before = there.open("/netwerk/utrecht").headers["ETag"]
    newer = tmp_path / "newer.csv"
    newer.write_text(MUNICIPALITIES.read_text(encoding="utf-8").replace(",378278,", ",380000,"), encoding="utf-8")

    site.test_cli_runner().invoke(args=["register", "load", str(newer)], catch_exceptions=False)

    after = there.open("/netwerk/utrecht")
    assert "380.000" in after.text
    assert after.headers["ETag"] != before
    site.test_cli_runner().invoke(args=["register", "load"], catch_exceptions=False)


def empty():
    """Leave the server as it was found, for whichever test comes next."""
    db.session.remove()
    db.drop_all()
    db.session.execute(text("DROP TABLE IF EXISTS alembic_version"))
    db.session.commit()
    db.session.remove()
    db.engine.dispose()
