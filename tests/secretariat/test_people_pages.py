"""The people of the network at the secretariat: what cannot be, what was done already, and what is told."""

import pytest

from tests.visitor import Visitor

PEOPLE = "/beheer/mensen"
TOO_LARGE = "9" * 20


@pytest.mark.parametrize(
    "address",
    [
        f"{PEOPLE}/{TOO_LARGE}",
        f"{PEOPLE}/{TOO_LARGE}/naam",
        f"{PEOPLE}/{TOO_LARGE}/rol-geven",
        f"{PEOPLE}/3/rollen/{TOO_LARGE}/beeindigen",
        f"{PEOPLE}?pagina={TOO_LARGE}",
        f"{PEOPLE}?pagina=9",
        f"{PEOPLE}?pagina=x",
        f"/beheer/uitnodigingen/{TOO_LARGE}/intrekken",
    ],
)
def test_a_number_that_nothing_has_does_not_exist(secretary: Visitor, address):
    secretary.open(address, status=404)
