"""The mail of the cast, a stranger at the door, and the clock."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.conftest import MakeApp
from tests.people.door import let_nobody_wait
from tests.people.mailbox import Mailbox
from tests.visitor import Visitor, set_clock


@pytest.fixture
def office(make_app: MakeApp) -> Flask:
    """The cast, with nothing waiting for anybody."""
    app = make_app(demo=True)
    let_nobody_wait(app)
    return app


@pytest.fixture
def mailbox(office: Flask) -> Mailbox:
    return Mailbox(office)


@pytest.fixture
def stranger(office: Flask) -> Visitor:
    return Visitor(office)


@pytest.fixture
def clock_at(office: Flask) -> Callable[[str], None]:
    """Put the clock: clock_at("12:20") of the day of the tests, or a whole ISO moment."""

    def put(moment: str) -> None:
        set_clock(office, moment if "T" in moment else f"2026-11-24T{moment}+01:00")

    return put
