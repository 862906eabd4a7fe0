"""What routes answer when they answer more than a page, and what they tell after a deed."""

from collections.abc import Mapping

from flask import request

Answer = tuple[str, int, dict[str, str]]  # the page, its status, and headers

# Somebody who goes back finds what they typed, and no cache shows it to anybody else. Without it a browser shows an
# empty form, or in words of its own that the page has to be sent again.
MAY_GO_BACK = {"Cache-Control": "private, no-cache"}


def told_done(words: Mapping[str, str]) -> str | None:
    """What was just done, in these words: the address that a deed leads on to names it."""
    return words.get(request.args.get("gedaan", ""))
