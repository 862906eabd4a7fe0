"""The server is killed while people confirm: who was thanked is kept, once, with their letters."""

import random

from flask import Flask

from tests.conftest import MakeApp
from tests.signing.crashing import kill_under_load

KILLS = 5


def test_killed_under_load_nothing_that_was_thanked_for_is_lost(make_app: MakeApp):
    assert_nothing_is_lost(make_app())


def assert_nothing_is_lost(site: Flask) -> None:
    toll = kill_under_load(site, kills=KILLS, chance=random.Random(5))

    assert (toll.lost, toll.doubled, toll.halves) == (0, 0, 0)
    assert toll.thanked >= KILLS
    assert toll.broken > 0, "no press was cut off, so nothing was tried"
