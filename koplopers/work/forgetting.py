"""Every night what has had its time is erased; what that is, features say in koplopers.retention."""

from datetime import datetime

from koplopers import retention
from koplopers.work.schedule import daily


@daily("forgetting", hour=3)
def forget(*, now: datetime) -> None:
    retention.forget(now=now)
