"""The directory must not become slower because more municipalities join."""

from itertools import product

import pytest
from sqlalchemy import event

from koplopers import clock
from koplopers.database import db
from koplopers.network import queries
from koplopers.network.selection import Order, Selection

STANDINGS = ("", "alle", "koploper", "ondertekenaar", "niet-aangesloten")


@pytest.mark.parametrize(("province", "standing", "order"), list(product(("", "utrecht"), STANDINGS, Order)))
def test_a_page_is_read_from_an_index_and_never_sorted(app, province, standing, order):
    """Sorting takes longer with each municipality; reading 25 from an index does not."""
    with app.app_context():
        steps = plan(Selection(province=province, standing=standing, order=order))

    assert any("listing USING INDEX" in step for step in steps), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps


def test_a_search_starts_at_its_words_and_not_at_all_members(app):
    with app.app_context():
        steps = plan(Selection(search="utrecht"))

    assert "SEARCH listing USING INTEGER PRIMARY KEY (rowid=?)" in steps
    assert any(step.startswith("SEARCH listing_term USING COVERING INDEX") for step in steps)


def plan(selection):
    """How SQLite says that it goes about the question of one page."""
    asked = []

    def keep(connection, cursor, statement, parameters, *rest):
        asked.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", keep)
    try:
        queries.one_page(selection, clock.today())
    finally:
        event.remove(db.engine, "before_cursor_execute", keep)
    [(statement, parameters)] = asked
    rows = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return [row[3] for row in rows]
