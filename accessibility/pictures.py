"""Cropped pictures of what is wrong, for whoever looks at the report."""

from hashlib import blake2b
from pathlib import Path

from selenium.common.exceptions import WebDriverException

from accessibility.finding import Element
from accessibility.page import OpenPage

ROOM = 12  # CSS pixels around the element
LARGEST = 800  # CSS pixels; a picture of a whole page tells nothing about a place


def picture_of(page: OpenPage, element: Element, folder: Path) -> str:
    """Keep a picture of this element in the folder; returns the name of the file, "" when there is nothing to see."""
    left, top, width, height = element.box or (0, 0, 0, 0)
    if width < 1 or height < 1:
        return ""
    asked = f"{page.state.name}\n{page.condition.name}\n{element.path}"
    name = f"{blake2b(asked.encode(), digest_size=8).hexdigest()}.png"
    if not (folder / name).exists():
        try:
            shown = min(width, LARGEST) + 2 * ROOM, min(height, LARGEST) + 2 * ROOM
            (folder / name).write_bytes(page.picture(left - ROOM, top - ROOM, *shown))
        except WebDriverException:
            return ""
    return name
