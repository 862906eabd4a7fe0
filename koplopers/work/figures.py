"""What machines may know of the work: numbers and moments, and nothing about anybody."""

from collections.abc import Iterator
from datetime import timedelta

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from koplopers import clock
from koplopers.outbox import queries
from koplopers.work import schedule


class Figures(Collector):
    """Asked anew for each reading, from the database: so every process and every machine tells the same."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        now = clock.now()
        yield _gauge("letters_waiting", "Letters that still have to be handed over.", queries.count_waiting(now))
        age = age_of_oldest_unsent()
        yield _gauge("oldest_unsent_letter_seconds", "How long the oldest of them waits.", age.total_seconds())
        yield _gauge("dead_letters", "Letters that were given up and wait for somebody.", queries.count_dead())
        runs = _gauge("deed_last_success_timestamp_seconds", "When a deed of the clock last succeeded; 0 is never.")
        for name, moment in (dict.fromkeys(schedule.names()) | schedule.last_runs()).items():
            runs.add_metric([name], moment.timestamp() if moment else 0)
        yield runs


def age_of_oldest_unsent() -> timedelta:
    """How long the oldest letter waits that still has to be handed over; nothing when none waits."""
    oldest = queries.oldest_unsent(clock.now())
    return max(clock.now() - oldest, timedelta()) if oldest else timedelta()


def in_prometheus_text() -> bytes:
    """All of it in the format that Prometheus reads. Needs the database; raises SQLAlchemyError."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Figures())
    return generate_latest(registry)


def _gauge(name: str, what: str, value: float | None = None) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"koplopers_{name}", what, value=value, labels=["deed"] if value is None else None)
