"""On which days a municipality can have decided and signed, and what it reads about a day that is too early."""

from datetime import date

import pytest

from tests.signing.applicant import MANDATE, OCCASION, ON, SIGN, SIGNER
from tests.signing.living import new_version
from tests.visitor import set_clock

OCCASION_STEP = "/ondertekenen/plaats"
BEFORE_IT_BEGAN = {"Dag": "31", "Maand": "12", "Jaar": "2018"}
LONG_AGO = {"Dag": "31", "Maand": "12", "Jaar": "2017"}
NO_MANIFEST = "Vóór 2018 was er nog geen manifest. Vul een datum in vanaf 1 januari 2018."


@pytest.fixture
def at_decision(anna):
    """Anna names a municipality and who signs."""

    def come(name: str):
        anna.choose(name)
        anna.press(ON, SIGNER)
        return anna

    return come


def test_a_municipality_that_began_later_reads_since_when_it_is_there(at_decision):
    page = at_decision("Vijfheerenlanden").press(ON, {**MANDATE, **BEFORE_IT_BEGAN}, status=422)

    assert "Vijfheerenlanden bestaat sinds 1 januari 2019." in page.text


def test_of_an_older_one_nothing_is_said_that_is_not_so(at_decision):
    page = at_decision("Windveld").press(ON, {**MANDATE, **LONG_AGO}, status=422)

    assert NO_MANIFEST in page.text
    assert "bestaat sinds" not in page.text


def test_nobody_signs_before_the_college_decided(anna):
    anna.fill_in()
    anna.open(OCCASION_STEP)

    page = anna.press(ON, {**OCCASION, "Dag": "16"}, status=422)
    assert "Het college besloot op 17 november 2026. Vul die dag of een latere in." in page.text

    assert anna.press(ON, {**OCCASION, "Dag": "17"}).heading == "Controleer en onderteken"


def test_a_decision_that_is_changed_to_a_later_day_asks_for_the_day_of_signing_again(anna, kept):
    anna.fill_in()
    anna.open(OCCASION_STEP)
    anna.press(ON, {**OCCASION, "Dag": "18"})
    anna.open("/ondertekenen/mandaat?terug=controleren")

    page = anna.press(ON, {**MANDATE, "Dag": "20"})

    assert page.heading == "Waar en wanneer ondertekent u?"
    assert "Het college besloot op 20 november 2026." in page.text
    assert page.field("Waar ondertekent u?")["value"] == "Windveld"


def test_nobody_signs_a_version_before_its_first_day(anna, site):
    """The text changes while Anna is at it; the day that she typed was before the new one."""
    signing = anna.fill_in()
    set_clock(site, "2026-12-03T12:00:00+01:00")
    new_version(site, from_=date(2026, 12, 2))

    anna.page = signing
    page = anna.press(SIGN)

    assert page.heading == "Waar en wanneer ondertekent u?"
    assert "Deze versie van het manifest is er vanaf 2 december 2026." in page.text
    assert anna.go("/ondertekenen/controleren").heading == "Waar en wanneer ondertekent u?"

    page = anna.press(ON, {**OCCASION, "Dag": "2", "Maand": "12"})
    assert page.heading == "Controleer en onderteken"
    assert "Een verzonnen nieuwe tekst." in page.text
