"""What a blind visitor hears in Chromium, held against what was kept; she hears each journey as she did before."""

import pytest

from accessibility.screenreader.journeys import JOURNEYS, Journey
from accessibility.screenreader.speech import contains
from accessibility.screenreader.steps import Open, Seek
from accessibility.screenreader.transcript import difference, place_of, transcript
from accessibility.screenreader.walk import walk

pytestmark = pytest.mark.screenreader

BROWSER = "chromium"


# Of filling in a form and mending its faults there are three: one is heard each time, the others with --all.
USUAL = [one for one in JOURNEYS if one.name not in ("melden", "inloggen")]
PLAN = [pytest.param(one, id=one.name, marks=[] if one in USUAL else [pytest.mark.thorough]) for one in JOURNEYS]


@pytest.mark.promise("heard-before")
@pytest.mark.parametrize("journey", PLAN)
def test_she_hears_what_she_heard_before(traveller, journey):
    heard = walk(journey, traveller)

    assert heard[-1].is_as_promised, f"not heard: {heard[-1].step.hears}; but: {heard[-1].said}"
    assert difference(place_of(journey, BROWSER).read_text(), transcript(journey, BROWSER, heard)) == ""


def test_an_error_that_is_not_tied_to_its_field_is_not_heard_there(traveller_to):
    """Both pages look the same; only an ear knows."""
    page = "data:text/html,<html lang=nl><title>Proef</title><h1>Proef</h1><label for=naam>Uw naam</label>{}"
    error = "<p id=fout>Vul uw naam in</p>"
    journey = Journey("proef", "Een veld vinden", (Open("", "Proef kop niveau 1"), Seek("Tab", "Uw naam invoerveld")))

    tied = walk(journey, traveller_to(page.format("<input id=naam aria-describedby=fout>" + error)))
    loose = walk(journey, traveller_to(page.format("<input id=naam>" + error)))

    assert contains(tied[-1].said, "Vul uw naam in")
    assert loose[-1].is_as_promised
    assert not contains(loose[-1].said, "Vul uw naam in")
