"""Which elements of the open page wait for which events, as only the browser itself knows."""

from collections import defaultdict
from collections.abc import Iterable

from accessibility.page import OpenPage

OF_KEYBOARD_AND_FOCUS = frozenset({"keydown", "keyup", "keypress", "focus", "blur", "focusin", "focusout"})


def listening(page: OpenPage) -> dict[str, list[int]]:
    """For each type of event the nodes that wait for it, as numbers of the browser."""
    document = page.tell("Runtime.evaluate", expression="document")["result"]["objectId"]
    found: dict[str, list[int]] = defaultdict(list)
    for one in page.tell("DOMDebugger.getEventListeners", objectId=document, depth=-1)["listeners"]:
        found[one["type"]].append(one["backendNodeId"])
    return found


def hand_over(page: OpenPage, types: Iterable[str], listeners: dict[str, list[int]] | None = None) -> None:
    """Put the elements that wait for these events where a script finds them: audit.waiting[type], as arrays."""
    known = listening(page) if listeners is None else listeners
    page.ask("audit.waiting = {}")
    for kind in types:
        page.ask("audit.waiting[arguments[0]] = []", kind)
        for node in dict.fromkeys(known.get(kind, ())):
            _hand_over_one(page, kind, node)


def _hand_over_one(page: OpenPage, kind: str, node: int) -> None:
    resolved = page.tell("DOM.resolveNode", backendNodeId=node)["object"]["objectId"]
    page.tell(
        "Runtime.callFunctionOn",
        objectId=resolved,
        functionDeclaration="function (kind) { window.koplopersAudit.waiting[kind].push(this); }",
        arguments=[{"value": kind}],
    )
