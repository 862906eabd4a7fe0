"""Whether the page says in its markup what it shows: order, headings, lists, tables, and words of its own."""

from accessibility.checks import Check
from accessibility.checks.text import Script

PLAIN = ("bureau",)  # the markup is the same everywhere

CHECKS = (
    Check("headings", Script("headings"), PLAIN),
    Check("lists and tables", Script("lists-and-tables"), PLAIN),
    Check("sequence", Script("sequence"), ("bureau", "320 px")),
    Check("orientation", Script("orientation"), PLAIN),
    # The style sheets of the page go off and on again.
    Check("styles off", Script("styles-off"), PLAIN, upsetting=True),
)
