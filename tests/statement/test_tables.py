"""The criteria of the site are those of the audit: the application does not import the audit, so a test compares."""

from accessibility import wcag
from koplopers.statement.criteria import criteria


def test_the_criteria_are_those_of_the_audit():
    theirs = {
        number: (one.name, one.level, one.since, one.counts_by_law)
        for number, one in wcag.criteria().items()
        if one.level != "AAA"
    }

    assert {number: (one.name, one.level, one.since, one.counts_by_law) for number, one in criteria().items()} == theirs
