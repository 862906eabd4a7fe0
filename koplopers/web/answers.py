"""What routes answer when they answer more than a page."""

Answer = tuple[str, int, dict[str, str]]  # the page, its status, and headers

# Somebody who goes back finds what they typed, and no cache shows it to anybody else. Without it a browser shows an
# empty form, or in words of its own that the page has to be sent again.
MAY_GO_BACK = {"Cache-Control": "private, no-cache"}
