"""Every keyboard journey leads where it says, on a wide and a narrow screen, with and without scripts."""

import subprocess
import sys

import pytest

from accessibility.conditions import allow_scripts, apply, condition
from accessibility.journeys import JOURNEYS
from accessibility.keyboard import Keyboard

CONDITIONS = [condition(name) for name in ("bureau", "320 px", "zonder JavaScript")]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("journey", "condition"),
    [
        pytest.param(journey, one, id=f"{journey.name}, {one.name}")
        for journey in JOURNEYS
        for one in CONDITIONS
        if one.scripts or not journey.needs_scripts
    ],
)
def test_the_journey_leads_where_it_says(browser, demo_address, journey, condition):
    apply(browser, condition)

    Keyboard(browser, demo_address).go(journey.steps)

    allow_scripts(browser, True)


def test_a_tester_prints_a_journey_as_instructions():
    printed = run("naar-de-inhoud")

    assert printed.stdout == (
        "naar-de-inhoud: Sla het menu over, en ga terug.\n"
        "Gebruik alleen het toetsenbord.\n"
        "1. Open /netwerk.\n"
        "2. Druk op Tab tot de focus staat op “Ga naar de inhoud”.\n"
        "3. Druk op Enter.\n"
        "4. Druk op Tab.\n"
        "5. De focus staat op “Zoek een gemeente”.\n"
        "6. Druk op Shift+Tab.\n"
        "7. De focus staat op “Programma”.\n"
    )
    assert printed.returncode == 0


def test_a_tester_who_mistypes_hears_the_names():
    printed = run("naar-de-maan")

    assert "Geen reis heet “naar-de-maan”" in printed.stderr
    assert "gemeente-zoeken" in printed.stderr
    assert printed.returncode == 1


def run(*arguments):
    command = [sys.executable, "-m", "accessibility.journeys", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
