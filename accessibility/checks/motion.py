"""What moves, blinks, changes or runs out by itself."""

from collections.abc import Iterator
from time import sleep

from accessibility.checks import Check
from accessibility.checks.text import Script, read, source, told
from accessibility.finding import Fault
from accessibility.page import OpenPage

PLAIN = ("bureau",)
CALM = ("minder beweging",)
WATCH = 300  # milliseconds; other checks look meanwhile, so it is mostly longer
MOST = 6000  # milliseconds: what changes every five seconds or faster is seen


def _movement(page: OpenPage) -> Iterator[Fault]:
    """Waits as long as the page lets its visitor wait for the next change, up to MOST."""
    sleep(read(page, source("until-change.js"), WATCH, MOST) / 1000)
    yield from told(page, "movement")


# Watching begins before the other checks look, and ends after the last one that only looks.
BEGIN = (Check("watch", Script("watch"), PLAIN),)
CHECKS = (
    Check("calm", Script("calm"), CALM),
    Check("timing", Script("timing"), PLAIN),
    Check("movement", _movement, PLAIN),
)
