"""On which days a municipality can have decided and signed, and what it reads about a day that is too early."""

import pytest

from tests.signing.applicant import ADD, CO_SIGNER, MANDATE, OCCASION, ON, SIGNER

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
