"""The same site on a real PostgreSQL: the same answers as on SQLite."""

from collections.abc import Iterator

import pytest
from flask import Flask

from koplopers.municipalities.table import MUNICIPALITIES
from tests.conftest import TODAY
from tests.postgresql.alone import alone
from tests.visitor import Visitor

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def site(postgres_url, make_app) -> Iterator[Flask]:
    """A site with the demo world."""
    with alone(make_app(demo=True, now=TODAY, database_url=postgres_url)) as app:
        yield app


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
