"""The directory must not become slower because more municipalities join."""

from itertools import product

import pytest
from sqlalchemy import event, text

from koplopers import clock, create_app
from koplopers.database import db
from koplopers.network import queries
from koplopers.network.selection import Order, Selection
from koplopers.settings import from_environment

STANDINGS = ("", "alle", "koploper", "ondertekenaar", "niet-aangesloten")


@pytest.mark.parametrize(("province", "standing", "order"), list(product(("", "utrecht"), STANDINGS, Order)))
def test_a_page_is_read_from_an_index_and_never_sorted(app, province, standing, order):
    """Sorting takes longer with each municipality; reading 25 from an index does not."""
    with app.app_context():
        steps = plan(Selection(province=province, standing=standing, order=order))

    assert any("listing USING INDEX" in step for step in steps), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps


@pytest.mark.postgres
@pytest.mark.parametrize(("province", "standing", "order"), list(product(("", "utrecht"), STANDINGS, Order)))
def test_postgresql_need_not_sort_a_page_either(on_postgres, province, standing, order):
    """It would rather read and sort the whole register, which is small; asked not to, it must have an index."""
    with on_postgres.app_context():
        db.session.execute(text("SET LOCAL enable_seqscan = off"))
        db.session.execute(text("SET LOCAL enable_bitmapscan = off"))
        steps = plan(Selection(province=province, standing=standing, order=order), "EXPLAIN")
        db.session.rollback()

    assert any("Index Scan" in step and " on listing" in step for step in steps), steps
    assert not any("Sort" in step and "Sort Key" not in step for step in steps), steps


@pytest.fixture(scope="module")
def on_postgres(postgres_url, tmp_path_factory):
    """The register on a real PostgreSQL, which is left as empty as it was found."""
    settings = {"KOPLOPERS_INSTANCE": str(tmp_path_factory.mktemp("growth")), "KOPLOPERS_DATABASE_URL": postgres_url}
    app = create_app(from_environment(settings))
    app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
    yield app
    with app.app_context():
        db.session.execute(text("DROP SCHEMA public CASCADE"))
        db.session.execute(text("CREATE SCHEMA public"))
        db.session.commit()
        db.engine.dispose()


def test_a_search_starts_at_its_words_and_not_at_all_members(app):
    with app.app_context():
        steps = plan(Selection(search="utrecht"))

    assert "SEARCH listing USING INTEGER PRIMARY KEY (rowid=?)" in steps
    assert any(step.startswith("SEARCH listing_term USING COVERING INDEX") for step in steps)


def plan(selection, explain="EXPLAIN QUERY PLAN"):
    """How the database says that it goes about the question of one page."""
    asked = []

    def keep(connection, cursor, statement, parameters, *rest):
        asked.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", keep)
    try:
        queries.one_page(selection, clock.today())
    finally:
        event.remove(db.engine, "before_cursor_execute", keep)
    [(statement, parameters)] = asked
    rows = db.session.connection().exec_driver_sql(f"{explain} {statement}", parameters)
    return [row[-1] for row in rows]
