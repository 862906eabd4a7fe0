"""Runs an engine inside the page that is open, for so long and no longer."""

import json
from typing import Any

from selenium.common.exceptions import WebDriverException

from accessibility.page import OpenPage

LONGEST = 20  # seconds; an engine that goes round in circles would keep the browser busy for ever


class GaveUp(Exception):
    """The engine tripped over this page, or took too long; the message says what it said itself."""


def run_inside(page: OpenPage, script: str, *arguments: Any) -> Any:
    """What this script returns; in it `audit` is what page.js offers, `given` the arguments. Raises GaveUp."""
    page.ask("return null")  # brings page.js
    head = f"const audit = window.koplopersAudit, given = {json.dumps(arguments)};"
    try:
        answer = page.tell(
            "Runtime.evaluate",
            expression=f"(() => {{{head}\n{script}\n}})()",
            returnByValue=True,
            timeout=LONGEST * 1000,
        )
    except WebDriverException as fault:
        if "terminated" not in (fault.msg or ""):
            raise
        raise GaveUp(f"was na {LONGEST} seconden niet klaar") from None
    if "exceptionDetails" in answer:
        raise GaveUp(answer["exceptionDetails"].get("exception", {}).get("description", "onbekende fout"))
    return answer["result"].get("value")
