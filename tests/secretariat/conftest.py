"""Who works in the back office besides the cast, their mail, and the clock."""

import pytest
from flask import Flask

from koplopers.demo import office as work
from tests.people.conftest import clock_at, mailbox
from tests.visitor import Visitor

__all__ = ["clock_at", "colleague", "mailbox"]  # pytest looks for them here


@pytest.fixture
def colleague(office: Flask) -> Visitor:
    """A second one of the secretariat."""
    return Visitor(office).sign_in_as(work.COLLEAGUE.email)
