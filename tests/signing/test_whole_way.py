"""With keys alone, from the home page through mail, co-signer and secretariat to the published signature.

Half-way Anna goes on in another browser. What is done here with a script in a narrow window, and without one enlarged
four times, is done the other way round in test_two_servers.py, on PostgreSQL.
"""

from dataclasses import replace

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from accessibility.site import served
from tests.signing.keys import ENLARGED, NARROW, Way

pytestmark = pytest.mark.browser


def test_windveld_signs_with_keys_alone(site: Flask, browser: Chrome):
    with served(site) as address:
        page = Way(browser, [address], site).walk(NARROW, replace(ENLARGED, scripts=False))

    assert "Anna Aanzee, burgemeester; Bo Bries" in page
