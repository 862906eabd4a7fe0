"""What html-validate says of the markup: as it was sent, and as it stands after scripts."""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException

from accessibility.engines.dutch import Told, faults_of
from accessibility.engines.packages import NODE_MODULES, Package
from accessibility.finding import EngineBroken, Fault
from accessibility.page import OpenPage

PACKAGE = Package("html-validate", "package.json")
FOLDER = Path(__file__).parent
# The engines that see the page itself tell of these, at the element to mend: the rule, a part of the message.
TOLD_ELSEWHERE = (
    ("attribute-allowed-values", r'"scope"'),
    ("deprecated", r"<(marquee|blink)>"),
    ("element-permitted-content", r"<(li|dt|dd|marquee|blink)> element|under <(ul|ol|menu|dl)>"),
    ("element-permitted-parent", r"^<li>"),
    ("element-required-ancestor", r"^<d[td]>"),
    ("element-required-attributes", r'"(alt|lang|title)"'),
    ("element-required-content", r"<title>"),
)
ONLY_SENT = "Zo is de pagina verstuurd; een script maakte het goed."
ONLY_AFTER = "Een script maakte dit."
# Markup is only read again when a script changed something; a page may forbid the parser that tells.
STANDS = """
const stands = document.documentElement.outerHTML;
const isFresh = () => new DOMParser().parseFromString(arguments[0], 'text/html').documentElement.outerHTML === stands;
try { if (arguments[0] && isFresh()) return null; } catch { /* then it is read again */ }
return (document.doctype ? '<!DOCTYPE html>\\n' : '') + stands;
"""
PLACES = """
return arguments[0].map(selector => {
  let element = null;
  try { element = selector && document.querySelector(selector); } catch { /* no selector for a browser */ }
  return element ? audit.describe(element) : null;
});
"""
Message = dict[str, Any]


class Validator:
    """One warm process that validates markup; a page costs it milliseconds."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def messages(self, html: str) -> list[Message]:
        """What is wrong with this markup; raises EngineBroken when the process has ended."""
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(json.dumps({"html": html}) + "\n")
            self._process.stdin.flush()
            found: list[Message] = json.loads(self._process.stdout.readline())
        except (OSError, ValueError):
            raise EngineBroken("html-validate stopte. Kijk of Node er is en typ: npm ci") from None
        return found


@contextmanager
def validator(config: Path = FOLDER / "markup.json") -> Iterator[Validator]:
    """A validator by these rules, that ends with the block; raises EngineBroken when there is no Node."""
    command = ["node", str(FOLDER / "markup.mjs"), str(config)]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=NODE_MODULES.parent
        )
    except OSError:
        raise EngineBroken("Node ontbreekt. Typ: scripts/setup") from None
    with process:
        try:
            yield Validator(process)
        finally:
            process.kill()


@dataclass(frozen=True)
class Markup:
    """html-validate of npm, with our choice of rules: what is invalid or hinders, not what is ugly."""

    validator: Validator
    name: str = "html-validate"
    package: Package = PACKAGE

    @property
    def version(self) -> str:
        return self.package.version

    def examine(self, page: OpenPage) -> Iterator[Fault]:
        """Each fault once, with whether it was sent so or a script made it; raises EngineBroken."""
        frame = page.tell("Page.getFrameTree")["frameTree"]["frame"]
        if frame["mimeType"] != "text/html":
            return
        sent = _as_sent(page, frame)
        stands = page.ask(STANDS, sent)
        before = self._messages(sent) if sent else {}
        after = self._messages(stands) if stands else before
        messages = {**before, **after}
        described = page.ask(PLACES, [one["selector"] for one in messages.values()])
        yield from faults_of(
            self.name,
            (
                Told(one["rule"], element, one["message"], detail=_detail(one, key in before, key in after))
                for (key, one), element in zip(messages.items(), described, strict=True)
            ),
        )

    def _messages(self, html: str) -> dict[tuple[str, str], Message]:
        return {(one["rule"], one["selector"] or one["message"]): one for one in _ours(self.validator.messages(html))}


def _ours(messages: Iterable[Message]) -> Iterator[Message]:
    for one in messages:
        if not any(one["rule"] == rule and re.search(part, one["message"]) for rule, part in TOLD_ELSEWHERE):
            yield one


def _detail(message: Message, was_sent: bool, stands: bool) -> str:
    when = "" if was_sent and stands else ONLY_SENT if was_sent else ONLY_AFTER
    where = "" if message["selector"] else f"Regel {message['line']}."
    return " ".join(part for part in (where, when) if part)


def _as_sent(page: OpenPage, frame: dict[str, Any]) -> str:
    """The answer of the server as the browser keeps it; empty when it kept none."""
    try:
        answer = page.tell("Page.getResourceContent", frameId=frame["id"], url=frame["url"])
    except WebDriverException:
        return ""
    return "" if answer["base64Encoded"] else str(answer["content"])
