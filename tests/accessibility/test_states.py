"""Nothing stands in anybody's way, in any state of any page, under any condition."""

import pytest

from accessibility.audit import visit, visits
from accessibility.conditions import CONDITIONS
from accessibility.pages import STATES

pytestmark = pytest.mark.browser


@pytest.mark.promise("every-condition")
@pytest.mark.parametrize(
    ("state", "condition"),
    [pytest.param(*one, id=f"{one[0].name}, {one[1].name}") for one in visits(STATES, CONDITIONS)],
)
def test_nothing_stands_in_the_way(browser, address_of, state, condition):
    findings = visit(browser, address_of(state.world), state, condition)

    assert not findings, "\n".join(str(one) for one in findings)
