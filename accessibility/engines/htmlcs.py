"""What HTML_CodeSniffer says: the engine of Squiz, kept by the makers of Pa11y."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accessibility.engines.dutch import Told, faults_of, gave_up
from accessibility.engines.inside import GaveUp, run_inside
from accessibility.engines.packages import Package
from accessibility.finding import Fault
from accessibility.page import OpenPage

PACKAGE = Package("@pa11y/html_codesniffer", "build/HTMLCS.js")
ERROR, WARNING = 1, 2  # 3 is a notice: something to think of, whatever the page
# Of the warnings, the ones that no other engine has and that are seldom wrong.
WARNINGS = ("2_1_1.G90",)
OFF = {
    "1_1_1.H37": "calls a picture nameless that has an aria-label; two other engines compute the name",
    "1_3_1.F68": "4_1_2.H91 tells the same of the same field",
    "1_3_1.F92,ARIA4": "calls every cell of a table for layout a fault of its role presentation",
    "1_3_1.H49": "html-validate tells which elements and attributes are out of date",
}
LOOK = """
const [off, warnings] = given, before = /^WCAG2AA\\.Principle\\d\\.Guideline\\d_\\d\\./;
const isTold = ([type, name]) => type === 1 ? !off.some(one => name === one || name.startsWith(`${one}.`))
  : type === 2 && warnings.includes(name);
window.HTMLCS.process('WCAG2AA', document, () => {});
return window.HTMLCS.getMessages()
  .map(({type, code, element, msg}) => [type, code.replace(before, ''), element, msg])
  .filter(isTold)
  .map(([type, name, element, msg]) => [type, name, element?.hasAttribute?.('placeholder') ?? false,
    element?.nodeType === Node.ELEMENT_NODE ? audit.describe(element) : null, msg]);
"""


@dataclass(frozen=True)
class HtmlCodeSniffer:
    """@pa11y/html_codesniffer of npm."""

    name: str = "HTML_CodeSniffer"
    package: Package = PACKAGE

    @property
    def version(self) -> str:
        return self.package.version

    def examine(self, page: OpenPage) -> Iterator[Fault]:
        """Its errors as faults, few of its warnings as TO_JUDGE; raises EngineBroken when it is not there."""
        engine = f"((module, exports, define) => {{{self.package.script}\n}}).call(window);"
        try:
            rows = run_inside(page, engine + LOOK, list(OFF), WARNINGS)
        except GaveUp as fault:
            yield gave_up(self.name, str(fault))
            return
        yield from faults_of(self.name, (_told(*row) for row in rows))


def _told(kind: int, name: str, has_placeholder: bool, element: dict[str, object] | None, words: str) -> Told:
    criterion = name.partition(".")[0].replace("_", ".")
    return Told(_one_name(name, has_placeholder), element, words, (criterion,), is_sure=kind == ERROR)


def _one_name(name: str, has_placeholder: bool) -> str:
    """One name for the names of all kinds of fields, which it tells apart: “4_1_2.H91.InputText.Name”."""
    if re.fullmatch(r"4_1_2\.H91\.(Input(?!Image|Button|Submit|Reset)\w+|Select|Textarea|Textbox)\.Name", name):
        return "4_1_2.H91.Placeholder" if has_placeholder else "4_1_2.H91.Field.Name"
    return name
