"""The one place that asks what time it is, so that a test or a demonstration can say so."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import current_app

from koplopers.settings import Settings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The present moment in UTC, or the moment that KOPLOPERS_NOW sets."""
    return _now(current_app.extensions["settings"])


def today() -> date:
    """The present day in the Netherlands: reorganisations and terms turn at midnight there."""
    return _day(now())


def today_with(settings: Settings) -> date:
    """The same for whoever has the settings and no application around it, as the page cache before each page."""
    return _day(_now(settings))


def _now(settings: Settings) -> datetime:
    return settings.now or datetime.now(UTC)


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
