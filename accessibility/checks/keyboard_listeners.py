"""Which elements of the open page wait for which events, as only the browser itself knows."""

from collections import defaultdict
from collections.abc import Iterable

from accessibility.page import OpenPage

OF_KEYBOARD_AND_FOCUS = frozenset({"keydown", "keyup", "keypress", "focus", "blur", "focusin", "focusout"})
MOST = 80  # nodes for each type: every one costs two questions to the browser


def listening(page: OpenPage) -> dict[str, list[int]]:
    """For each type of event the nodes that wait for it, as numbers of the browser."""
    document = page.tell("Runtime.evaluate", expression="document")["result"]["objectId"]
    found: dict[str, list[int]] = defaultdict(list)
    for one in page.tell("DOMDebugger.getEventListeners", objectId=document, depth=-1)["listeners"]:
        found[one["type"]].append(one["backendNodeId"])
    return found


def hand_over(page: OpenPage, types: Iterable[str], listeners: dict[str, list[int]]) -> int:
    """Put the nodes that wait for these events where a script finds them: audit.waiting[type], as arrays.

    Returns how many are left out, because a type has more than MOST.
    """
    known, given = set[int](), set[int]()
    page.ask("audit.waiting = Object.fromEntries(arguments[0].map(kind => [kind, []]))", list(types))
    for kind in types:
        nodes = list(dict.fromkeys(listeners.get(kind, ())))
        for node in nodes[:MOST]:
            _hand_over_one(page, kind, node)
        known.update(nodes)
        given.update(nodes[:MOST])
    return len(known - given)


def _hand_over_one(page: OpenPage, kind: str, node: int) -> None:
    resolved = page.tell("DOM.resolveNode", backendNodeId=node)["object"]["objectId"]
    page.tell(
        "Runtime.callFunctionOn",
        objectId=resolved,
        functionDeclaration="function (kind) { window.koplopersAudit.waiting[kind].push(this); }",
        arguments=[{"value": kind}],
    )
