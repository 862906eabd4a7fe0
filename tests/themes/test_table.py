"""The themes of the treaty are loaded as our table says them."""

import csv
from pathlib import Path

import pytest

from koplopers.database import transaction
from koplopers.themes import actions, queries

SHARED = Path(__file__).parents[3] / "shared" / "data" / "themas.csv"


def test_the_themes_keep_their_order_when_they_are_loaded_again(fresh_app):
    with fresh_app.app_context():
        before = [(theme.slug, theme.name, theme.articles) for theme in queries.themes()]
        with transaction():
            actions.load()

        after = [(theme.slug, theme.name, theme.articles) for theme in queries.themes()]

    assert len(after) == 14
    assert after == before


@pytest.mark.skipif(not SHARED.exists(), reason="the tables to compare with are not beside this checkout")
def test_our_themes_agree_with_the_shared_table(app):
    with SHARED.open(encoding="utf-8", newline="") as file:
        theirs = [
            (row["slug"], row["naam"], [int(article) for article in row["vn_artikelen"].split(";")])
            for row in csv.DictReader(file)
        ]

    with app.app_context():
        ours = [(theme.slug, theme.name, theme.articles) for theme in queries.themes()]

    assert ours == theirs
