"""One screen reader and one browser for all tests of a file, which names the browser in BROWSER."""

import pytest

from accessibility.screenreader.browsers import BROWSERS
from accessibility.screenreader.needs import missing
from accessibility.screenreader.rig import screen_reader
from accessibility.screenreader.walk import Traveller
from accessibility.site import served


@pytest.fixture(scope="module")
def traveller_to(request):
    """Somebody with a screen reader on the site at an address: traveller_to(address)."""
    browser = request.module.BROWSER
    if lack := missing(browser):
        pytest.skip(lack)
    with screen_reader() as rig, BROWSERS[browser](rig.programs, only_here=True) as opened:
        yield lambda address: Traveller(rig, opened, address)


@pytest.fixture(scope="module")
def traveller(traveller_to, make_app):
    """Somebody on the demo world, where a journey may send in what it likes."""
    with served(make_app(demo=True)) as address:
        yield traveller_to(address)
