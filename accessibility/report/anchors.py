"""Where each success criterion stands in the standard."""

import tomllib
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "anchors.toml"
STANDARD = "https://www.w3.org/TR/WCAG22/"
BEFORE = "https://www.w3.org/TR/WCAG21/"  # 2.2 dropped 4.1.1, the Dutch statement did not


def criterion_url(number: str) -> str:
    """The address of this criterion in the standard; raises KeyError when there is no such criterion."""
    return f"{BEFORE if number == '4.1.1' else STANDARD}#{_anchors()[number]}"


@cache
def _anchors() -> dict[str, str]:
    return dict(tomllib.loads(TABLE.read_text(encoding="utf-8")))
