"""What assistive technology gets of a page: Chromium's accessibility tree, as text that a person can read and compare.

`python -m accessibility.tree` prints the tree of states; with `--keep` it keeps them in trees/, where a test compares
them, so that a change in what a screen reader gets is seen in review.
"""

import argparse
import logging
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome

from accessibility.browser import BrowserMissing, chromium
from accessibility.conditions import apply, condition
from accessibility.keyboard import Keyboard
from accessibility.page import OpenPage
from accessibility.pages import STATES
from accessibility.signing_in import become
from accessibility.site import worlds
from accessibility.state import State
from accessibility.tree_words import FLAT, LEAVES, SILENT, said_of, word_for

FOLDER = Path(__file__).parent / "trees"
MANY = 60  # equal siblings; more are counted and not told one by one
FIRST, LAST = 3, 1  # of many siblings
KEPT = tuple(one for one in STATES if not one.varies)
INDENT = "  "
TEXT, BREAK = "StaticText", "LineBreak"
HASH = re.compile(r"\b[0-9a-f]{32,}\b")  # each register has its own

Node = dict[str, Any]
NEW_LINE: Node = {"role": {"value": BREAK}, "name": {"value": " "}, "ignored": False}


def path_of(state: State) -> Path:
    """The file in which the tree of this state is kept."""
    plain = unicodedata.normalize("NFKD", state.name).encode("ascii", "ignore").decode()
    return FOLDER / f"{re.sub('[^a-z0-9]+', '-', plain.lower()).strip('-')}.txt"


def tree_at(browser: Chrome, base_url: str, state: State) -> str:
    """Go to this state as somebody at a desk, and return its tree. Raises StepFailed and WebDriverException."""
    usual = condition("bureau")
    apply(browser, usual)
    become(browser, base_url, state.who)
    browser.get(base_url + state.address)
    Keyboard(browser, base_url).go(state.first)
    return tree_of(OpenPage(browser, state, usual))


def tree_of(page: OpenPage) -> str:
    """The tree of the page that is open, a line for each thing that can be met, indented by what it stands in."""
    nodes: list[Node] = page.tell("Accessibility.getFullAXTree")["nodes"]
    tree = _Tree({one["nodeId"]: one for one in nodes}, *_layout(page))
    return HASH.sub("…", "\n".join(tree.lines(nodes[0]))) + "\n"


def _layout(page: OpenPage) -> tuple[dict[int, str], set[int]]:
    """What the protocol leaves out of the tree, by element: its marks, and whether it begins a line of its own.

    A mark tells which link is the current one, and which part is in another language.
    """
    snapshot = page.tell("DOMSnapshot.captureSnapshot", computedStyles=["display"])
    words = snapshot["strings"]
    marks: dict[int, str] = {}
    blocks: set[int] = set()
    for document in snapshot["documents"]:
        nodes, layout = document["nodes"], document["layout"]
        for element, tag, flat in zip(nodes["backendNodeId"], nodes["nodeName"], nodes["attributes"], strict=True):
            attributes = {words[name]: words[value] for name, value in zip(flat[::2], flat[1::2], strict=True)}
            if mark := _mark(attributes, is_page=words[tag] == "HTML"):
                marks[element] = mark
        for place, styles in zip(layout["nodeIndex"], layout["styles"], strict=True):
            if styles and not words[styles[0]].startswith(("inline", "contents")):
                blocks.add(nodes["backendNodeId"][place])
    return marks, blocks


def _mark(attributes: dict[str, str], *, is_page: bool) -> str:
    is_current = attributes.get("aria-current", "false") != "false"
    language = "" if is_page else attributes.get("lang", "")
    return ", ".join([*(["huidig"] if is_current else []), *([f"taal {language}"] if language else [])])


class _Tree:
    """The nodes of one page by their id, without what only serves the layout."""

    def __init__(self, nodes: dict[str, Node], marks: dict[int, str], blocks: set[int]) -> None:
        self._nodes, self._marks, self._blocks = nodes, marks, blocks

    def lines(self, node: Node, depth: int = 0) -> Iterator[str]:
        """The line of this node and of all that stands in it."""
        head = INDENT * depth + said_of(node, self._mark(node))
        inside = [] if _role(node) in LEAVES else _without_needless_breaks([*self._inside(node)])
        text = _joined(inside)
        name = " ".join(node.get("name", {}).get("value", "").split())
        if text is not None and text in ("", name):
            yield head
        elif text is not None and not name:
            yield f"{head}: {text}"
        elif len(inside) == 1 and _role(node) in ("listitem", "cell", "paragraph") and not name:
            first, *rest = self.lines(inside[0], depth)
            yield from (f"{head}: {first.strip()}", *rest)
        else:
            yield from (head, *self._children(inside, depth + 1))

    def _children(self, inside: Sequence[Node], depth: int) -> Iterator[str]:
        for role, run in groupby(inside, key=lambda one: TEXT if _role(one) in (TEXT, BREAK) else _role(one)):
            siblings = [*run]
            if role == TEXT:
                if text := _joined(siblings):
                    yield f"{INDENT * depth}tekst: {text}"
            elif role == "option":
                yield f"{INDENT * depth}keuzes: {' | '.join(one['name']['value'] for one in siblings)}"
            else:
                yield from self._siblings(siblings, role, depth)

    def _siblings(self, siblings: Sequence[Node], role: str, depth: int) -> Iterator[str]:
        is_long = len(siblings) > MANY
        for one in siblings[:FIRST] if is_long else siblings:
            yield from self.lines(one, depth)
        if is_long:
            yield f"{INDENT * depth}… nog {len(siblings) - FIRST - LAST} keer {word_for(role)} …"
            for one in siblings[-LAST:]:
                yield from self.lines(one, depth)

    def _inside(self, node: Node) -> Iterator[Node]:
        """What stands in this node, with layers taken away that nobody meets."""
        for child in (self._nodes[one] for one in node.get("childIds", ()) if one in self._nodes):
            if _role(child) in SILENT:
                continue
            if self._mark(child) or not (child["ignored"] or _role(child) in FLAT):
                yield child
            elif child.get("backendDOMNodeId") in self._blocks:
                yield from (NEW_LINE, *self._inside(child), NEW_LINE)
            else:
                yield from self._inside(child)

    def _mark(self, node: Node) -> str:
        return self._marks.get(node.get("backendDOMNodeId", 0), "")


def _role(node: Node) -> str:
    return str(node.get("role", {}).get("value", ""))


def _without_needless_breaks(nodes: Sequence[Node]) -> list[Node]:
    """A new line matters between two pieces of text only."""
    kept: list[Node] = []
    for one in nodes:
        if _role(one) == BREAK and (not kept or _role(kept[-1]) != TEXT):
            continue
        if _role(one) != TEXT and kept and _role(kept[-1]) == BREAK:
            kept.pop()
        kept.append(one)
    return kept


def _joined(nodes: Sequence[Node]) -> str | None:
    """The words of these nodes when they are nothing but text."""
    if any(_role(one) not in (TEXT, BREAK) for one in nodes):
        return None
    return " ".join("".join(one["name"]["value"] for one in nodes).split())


def main() -> int:
    """Print the trees that were asked for, or keep them; returns the exit code."""
    asked = _arguments()
    states = [one for one in KEPT if not asked.states or any(part in one.name for part in asked.states)]
    if not states:
        sys.stderr.write("Zo heet geen staat van een pagina. Kijk in accessibility/pages.py.\n")
        return 1
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    try:
        with worlds() as address_of, chromium() as browser:
            for state in states:
                _deliver(state, tree_at(browser, address_of(state.world), state), keep=asked.keep)
    except BrowserMissing as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    if asked.keep:
        _forget_others()
    return 0


def _deliver(state: State, tree: str, *, keep: bool) -> None:
    if not keep:
        sys.stdout.write(f"# {state.name}\n{tree}\n")
        return
    FOLDER.mkdir(exist_ok=True)
    path_of(state).write_text(tree, encoding="utf-8")


def _forget_others() -> None:
    """A tree of a state that is gone tells nothing."""
    known = {path_of(one) for one in KEPT}
    for path in FOLDER.glob("*.txt"):
        if path not in known:
            path.unlink()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m accessibility.tree", description="Toon wat hulpsoftware van een pagina krijgt."
    )
    parser.add_argument("states", nargs="*", metavar="STAAT", help="alleen staten waarvan de naam dit bevat")
    parser.add_argument("--keep", action="store_true", help="bewaar ze in accessibility/trees/, om mee te vergelijken")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
