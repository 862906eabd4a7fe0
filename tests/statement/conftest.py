"""An operator of the site, who types commands."""

from collections.abc import Callable

import pytest
from click.testing import Result
from flask import Flask

from tests.visitor import Visitor

Statement = Callable[..., Result]


def statement_of(app: Flask) -> Statement:
    """flask statement … on this site; `status` is what the command should end with."""

    def type_in(*arguments: object, status: int = 0) -> Result:
        words = ["statement", *(str(one) for one in arguments)]
        outcome = app.test_cli_runner().invoke(args=words, catch_exceptions=False)
        assert outcome.exit_code == status, outcome.output
        return outcome

    return type_in


def forget(app: Flask) -> str:
    """flask forget on this site; what it says."""
    outcome = app.test_cli_runner().invoke(args=["forget"], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def heading(app: Flask) -> str:
    """What the statement says first: its status."""
    return Visitor(app).open("/toegankelijkheid").soup.select("main h2")[0].get_text()


@pytest.fixture
def statement(fresh_app: Flask) -> Statement:
    return statement_of(fresh_app)


@pytest.fixture
def anna(fresh_app: Flask) -> Visitor:
    return Visitor(fresh_app)
