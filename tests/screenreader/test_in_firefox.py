"""What a blind visitor hears in Firefox, held against what was kept; she hears each journey as she did before."""

import pytest

from accessibility.screenreader.journeys import JOURNEYS
from accessibility.screenreader.transcript import difference, place_of, transcript
from accessibility.screenreader.walk import walk

pytestmark = [pytest.mark.screenreader, pytest.mark.thorough]

BROWSER = "firefox"


@pytest.mark.promise("heard-before")
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda one: one.name)
def test_she_hears_what_she_heard_before(traveller, journey):
    heard = walk(journey, traveller)

    assert heard[-1].is_as_promised, f"not heard: {heard[-1].step.hears}; but: {heard[-1].said}"
    assert difference(place_of(journey, BROWSER).read_text(), transcript(journey, BROWSER, heard)) == ""
