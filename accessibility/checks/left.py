"""What is not looked at because a page has too much of it: told, for a person to look at the rest."""

from collections.abc import Iterator

from accessibility.finding import Fault, Verdict
from accessibility.rules import rules


def left(what: str, number: int) -> Iterator[Fault]:
    """One thing to judge when a limit left some out, and nothing when it did not."""
    if number > 0:
        yield Fault(
            rules()["not-all-looked"], detail=f"{what}: verder niet bekeken: {number}", verdict=Verdict.TO_JUDGE
        )
