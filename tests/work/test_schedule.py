"""What the clock asks for happens once a day, on however many machines, and once more after days without a worker."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select

from koplopers import clock
from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.outbox.models import OutboxLetter
from koplopers.publication import Publication
from koplopers.work import schedule
from tests.outbox.conftest import a_letter
from tests.visitor import set_clock


@pytest.fixture(autouse=True)
def only_deeds_of_this_test(app, monkeypatch):
    """Building the first site registers those of all features, so that comes first."""
    monkeypatch.setattr(schedule, "_deeds", {})


def reminds(name="reminding", **when):
    """A deed that sends one letter each time."""

    @schedule.daily(name, **when)
    def remind(*, now: datetime) -> None:
        queue(a_letter(), now=now)


def letters() -> int:
    return db.session.scalar(select(func.count()).select_from(OutboxLetter)) or 0


def run(app, moment: str) -> list[str]:
    set_clock(app, moment)
    with app.app_context():
        return schedule.run_due(now=clock.now())


def test_once_a_day_however_often_the_worker_looks(fresh_app):
    reminds()

    assert run(fresh_app, "2026-11-24T00:01:00+01:00") == ["reminding"]
    assert run(fresh_app, "2026-11-24T23:59:00+01:00") == []
    assert run(fresh_app, "2026-11-25T00:00:00+01:00") == ["reminding"]

    with fresh_app.app_context():
        assert letters() == 2


def test_not_before_its_hour_in_the_netherlands(fresh_app):
    reminds(hour=9)

    assert run(fresh_app, "2026-11-24T07:59:00+00:00") == []
    assert run(fresh_app, "2026-11-24T08:00:00+00:00") == ["reminding"]
    assert run(fresh_app, "2026-07-24T07:00:00+00:00") == ["reminding"], "in summer the clock is two hours ahead"


def test_days_without_a_worker_are_caught_up_once(fresh_app):
    reminds()
    run(fresh_app, "2026-11-24T12:00:00+01:00")

    assert run(fresh_app, "2026-12-04T12:00:00+01:00") == ["reminding"]
    assert run(fresh_app, "2026-12-04T12:01:00+01:00") == []


def test_eight_workers_at_the_same_moment_do_it_once(fresh_app):
    assert done_by_many(fresh_app) == 1


@pytest.mark.postgres
def test_on_postgresql_too(postgres_site, server):
    assert done_by_many(postgres_site(server)) == 1


def done_by_many(app, workers: int = 8) -> int:
    """How many letters are queued when this many workers see at once that a deed is due."""
    reminds()
    start = Barrier(workers)

    def work(_: int) -> None:
        with app.app_context():
            start.wait()
            schedule.run_due(now=clock.now())

    with ThreadPoolExecutor(workers) as at_once:
        list(at_once.map(work, range(workers)))
    with app.app_context():
        return letters()


def test_a_deed_that_fails_leaves_nothing_and_is_tried_again_and_stops_no_other(fresh_app, caplog):
    reminds("b-reminding")
    broken = [True]

    @schedule.daily("a-breaking")
    def breaks(*, now: datetime) -> None:
        queue(a_letter(), now=now)
        if broken:
            raise ValueError(a_letter().to)

    assert run(fresh_app, "2026-11-24T12:00:00+01:00") == ["b-reminding"]
    with fresh_app.app_context():
        assert letters() == 1
    assert "a-breaking mislukte: ValueError" in caplog.text
    assert "test_schedule.py" in caplog.text
    assert "anna" not in caplog.text

    broken.clear()
    assert run(fresh_app, "2026-11-24T12:01:00+01:00") == ["a-breaking"]


def test_figures_know_when_a_deed_last_succeeded(fresh_app):
    reminds()
    run(fresh_app, "2026-11-24T12:00:00+01:00")
    run(fresh_app, "2026-11-26T12:00:00+01:00")

    with fresh_app.app_context():
        assert schedule.last_runs() == {"reminding": clock.now()}
        assert clock.now() - timedelta(days=2) < schedule.last_runs()["reminding"]


def test_a_reorganisation_makes_the_public_pages_anew(fresh_app):
    """Wijdemeren goes up into Hilversum on the first of January 2027."""
    from koplopers.work.turns import publish_on_a_turn

    schedule.daily("publication")(publish_on_a_turn)

    def number_on(moment: str) -> int:
        run(fresh_app, moment)
        with fresh_app.app_context():
            return db.session.scalars(select(Publication.number)).one()

    before = number_on("2026-12-30T12:00:00+01:00")
    assert number_on("2026-12-31T12:00:00+01:00") == before
    assert number_on("2027-01-01T00:01:00+01:00") == before + 1
    assert number_on("2027-01-02T12:00:00+01:00") == before + 1
