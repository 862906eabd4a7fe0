"""One number for all that is public: it grows when something public changes, so that caches know when to forget.

Besides by deeds, public pages change by the clock: a reorganisation takes effect, a version of the manifest comes
into force. Those days are planned as turns; the stamp of a page names the last turn that has passed.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import Engine, delete, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapped, mapped_column

from koplopers.database import Base, db

Follower = Callable[[], Iterable[date]]

_followers: list[Follower] = []


class Publication(Base):
    """The single row that holds the number."""

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(default=0)


class Turn(Base):
    """A day on which public pages change without anybody doing anything."""

    __tablename__ = "publication_turn"

    day: Mapped[date] = mapped_column(primary_key=True)


def follower(follow: Follower) -> Follower:
    """Register what must be brought up to date with each public change; it returns the days on which it turns."""
    if follow not in _followers:
        _followers.append(follow)
    return follow


def publish() -> None:
    """Say, inside the transaction that changes something public, that it does."""
    db.session.flush()
    turns = {day for follow in _followers for day in follow()}
    db.session.execute(delete(Turn))
    db.session.add_all(Turn(day=day) for day in sorted(turns))
    row = db.session.scalar(select(Publication).with_for_update())
    if row is None:
        row = Publication(id=1, number=0)
        db.session.add(row)
    row.number += 1
    db.session.flush()


class Stamps:
    """Reads the state of everything public often and cheaply, as caches must for each request.

    The planned turns change only together with the number, so they are kept until the number changes.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turns: tuple[int | None, tuple[date, ...]] = (None, ())

    def on(self, today: date) -> str:
        """The state on this day in a few characters; raises SQLAlchemyError when the database does not answer."""
        number = self._number()
        if self._turns[0] != number:
            with self._engine.connect() as connection:
                self._turns = (number, tuple(connection.scalars(select(Turn.day).order_by(Turn.day))))
        passed = bisect_right(self._turns[1], today)
        return f"{number}.{self._turns[1][passed - 1] if passed else ''}"

    def _number(self) -> int:
        # Straight to the driver: this runs before every kept page, and the query builder would cost more than the page.
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("SELECT number FROM publication")
            row = cursor.fetchone()
            return row[0] if row else 0
        except self._engine.dialect.dbapi.Error as fault:  # type: ignore[union-attr]
            raise OperationalError("SELECT number FROM publication", None, fault) from fault
        finally:
            connection.close()
