"""The register on a real PostgreSQL."""

import pytest
from sqlalchemy import func, select

from koplopers import create_app
from koplopers.database import db
from koplopers.municipalities.models import Municipality, Reorganisation
from koplopers.settings import from_environment

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def grown_app(postgres_url, tmp_path_factory):
    """The site as it is after `flask setup` on PostgreSQL."""
    app = create_app(
        from_environment(
            {
                "KOPLOPERS_INSTANCE": str(tmp_path_factory.mktemp("instance")),
                "KOPLOPERS_DATABASE_URL": postgres_url,
                "KOPLOPERS_NOW": "2026-11-24T12:00:00",
                "KOPLOPERS_SECRET_KEY": "a secret of the tests that opens nothing",
            }
        )
    )
    outcome = app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    yield app
    with app.app_context():
        db.engine.dispose()


def test_the_whole_register_stands_in_postgresql(grown_app):
    with grown_app.app_context():
        assert db.session.scalar(select(func.count(Municipality.id))) == 394
        assert db.session.scalar(select(func.count(Reorganisation.id))) == 57


def test_loading_again_in_postgresql_changes_nothing(grown_app):
    outcome = grown_app.test_cli_runner().invoke(args=["register", "load"], catch_exceptions=False)

    assert outcome.output == "Er is niets veranderd.\n"


def test_den_bosch_is_found_in_postgresql(grown_app):
    page = grown_app.test_client().get("/netwerk?zoek=den+bosch&status=alle").text

    assert "/netwerk/s-hertogenbosch" in page
