"""Loading the themes that ship with the application."""

import csv
from pathlib import Path

from koplopers.database import db
from koplopers.themes.models import Theme

TABLE = Path(__file__).parent / "tables" / "themes.csv"


def load() -> None:
    """Bring the themes in line with the table; a second time changes nothing."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        for position, row in enumerate(csv.DictReader(file), start=1):
            theme = db.session.get(Theme, row["slug"]) or Theme(slug=row["slug"])
            theme.name, theme.position = row["name"], position
            theme.articles = [int(article) for article in row["articles"].split(";")]
            db.session.add(theme)
    db.session.flush()
