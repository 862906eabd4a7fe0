"""A keyboard for every test in a browser."""

import pytest

from accessibility.conditions import apply, condition
from tests.browser.keyboard import Keyboard


@pytest.fixture
def keyboard(browser, demo_address):
    apply(browser, condition("bureau"))
    return Keyboard(browser, demo_address)
