"""What the page says in words: its title, its links, and the language that they are in."""

from accessibility.checks import Check
from accessibility.checks.text import Script

PLAIN = ("bureau",)  # the words are the same everywhere

CHECKS = (
    Check("titles", Script("titles"), PLAIN),
    Check("links", Script("links"), PLAIN),
    Check("language", Script("language"), PLAIN),
)
