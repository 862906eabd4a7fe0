"""The one place that asks what time it is, so that a test or a demonstration can say so."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import current_app

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The present moment in UTC, or the moment that KOPLOPERS_NOW sets."""
    return current_app.extensions["settings"].now or datetime.now(UTC)


def today() -> date:
    """The present day in the Netherlands: reorganisations and terms turn at midnight there."""
    return now().astimezone(AMSTERDAM).date()
