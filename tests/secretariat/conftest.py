"""Who works in the back office besides the cast."""

import pytest
from flask import Flask

from koplopers.demo import office as work
from tests.visitor import Visitor


@pytest.fixture
def colleague(office: Flask) -> Visitor:
    """A second one of the secretariat."""
    return Visitor(office).sign_in_as(work.COLLEAGUE.email)
