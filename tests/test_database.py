"""All of a transaction is kept or nothing of it, also what came first in a part of its own."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from koplopers.database import db, transaction
from koplopers.publication import Turn


def test_what_came_first_in_a_part_of_its_own_goes_with_the_rest(fresh_app: Flask) -> None:
    with fresh_app.app_context():
        before = db.session.scalar(select(func.count()).select_from(Turn))
        db.session.rollback()

        with pytest.raises(RuntimeError), transaction():
            with db.session.begin_nested():
                db.session.add(Turn(day=date(2040, 1, 1)))
            raise RuntimeError("the rest goes wrong")

        assert db.session.scalar(select(func.count()).select_from(Turn)) == before
