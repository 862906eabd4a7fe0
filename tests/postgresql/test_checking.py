"""The check of signing on a real PostgreSQL, where two of the secretariat really do decide at the same moment."""

# ruff: noqa: F401, F811 # pytest finds the tests and fixtures that are imported here, and runs them in this world

import pytest
from flask import Flask

from tests.postgresql.test_office import office, server
from tests.signing.checked import bram, published, reference, sanne
from tests.signing.conftest import anna, kept, last_of_demo, mailbox, reader, stranger
from tests.signing.moments import moments
from tests.signing.test_checking import (
    test_of_two_who_approve_at_once_one_does_and_one_is_told,
    test_what_waits_stands_on_today_and_in_the_list_with_its_day,
)
from tests.signing.test_following import (
    test_a_question_goes_out_is_answered_once_and_comes_back,
    test_the_municipality_withdraws_with_the_link_of_the_mail,
)

pytestmark = pytest.mark.postgres


@pytest.fixture
def site(office: Flask) -> Flask:
    """The demo world on PostgreSQL, for one test."""
    return office
