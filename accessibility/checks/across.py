"""What can only be seen by comparing pages: titles that tell them apart, help and navigation in the same place."""

from typing import Any

from accessibility.page import OpenPage


def facts_of(page: OpenPage) -> dict[str, Any]:
    """What of this page is compared with other pages."""
    return {"title": page.ask("return document.title")}
