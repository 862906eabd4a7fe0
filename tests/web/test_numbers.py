"""A number in an address that no column can hold leads nowhere, on every page with a number."""

from flask import Flask
from werkzeug.routing import IntegerConverter

from tests.visitor import Visitor

HUGE = 10**30


def test_a_number_that_no_column_holds_leads_nowhere(office: Flask, secretary: Visitor):
    rules = [one for one in office.url_map.iter_rules() if "GET" in (one.methods or ())]
    numbered = [one for one in rules if any(isinstance(found, IntegerConverter) for found in one._converters.values())]
    for rule in numbered:
        numbers = {name for name, found in rule._converters.items() if isinstance(found, IntegerConverter)}
        path = rule.rule
        for name in rule.arguments:
            path = path.replace(f"<int:{name}>", str(HUGE)) if name in numbers else path.replace(f"<{name}>", "x")

        secretary.open(path, status=404)

    assert len(numbered) > 10
