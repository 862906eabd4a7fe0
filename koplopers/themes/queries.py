"""What we ask of the themes."""

from collections.abc import Sequence

from sqlalchemy import select

from koplopers.database import db
from koplopers.themes.models import Theme


def themes() -> Sequence[Theme]:
    return db.session.scalars(select(Theme).order_by(Theme.position)).all()
