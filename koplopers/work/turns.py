"""What the clock does to the public pages."""

from datetime import date, datetime

from sqlalchemy import exists, func, select

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.publication import Turn, publish
from koplopers.work.models import DeedRun
from koplopers.work.schedule import daily

NAME = "publication"


@daily(NAME)
def publish_on_a_turn(*, now: datetime) -> None:
    """Make anew what public pages are read from when a planned day has come since the last time.

    The pages of that day do not wait for this: they turn at midnight by themselves (decision 1). It is for whoever
    plans further days by looking at today.
    """
    today = now.astimezone(AMSTERDAM).date()
    passed = Turn.day <= today
    last = _last_day_before(today)
    if db.session.scalar(select(exists().where(passed & (Turn.day > last) if last else passed))):
        publish()


def _last_day_before(today: date) -> date | None:
    runs = select(func.max(DeedRun.period)).where(DeedRun.name == NAME, DeedRun.period < today.isoformat())
    period = db.session.scalar(runs)
    return date.fromisoformat(period) if period else None
