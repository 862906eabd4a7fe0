"""What somebody asks of the audit on the command line, and which visits that makes."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from accessibility.audit import visits
from accessibility.conditions import CONDITIONS, Condition
from accessibility.pages import STATES
from accessibility.report import FORMATS
from accessibility.signing_in import VISITOR
from accessibility.state import State, World

CRAWL = 20  # pages of another site
# What argparse says, and how we say it.
IN_DUTCH = (
    (r"^argument (\S+): expected (at least )?one argument$", r"Achter \1 hoort nog iets."),
    (r"^unrecognized arguments: (.+)$", r"Dit begrijpen wij niet: \1."),
    (r"^argument .+: ignored explicit argument '(.+)'$", r"Dit begrijpen wij niet: \1."),
)


class NotUnderstood(Exception):
    """The question makes no sense; the message says why, in Dutch."""


class Parser(argparse.ArgumentParser):
    """Says in Dutch what it does not understand, and leaves the exit code to whoever asks."""

    def error(self, message: str) -> NoReturn:
        """Raises NotUnderstood."""
        said = re.sub(r"^argument [^:]+: (?=[“-])", "", message)
        for theirs, ours in IN_DUTCH:
            said = re.sub(theirs, ours, said)
        raise NotUnderstood(f"{said} Met --help ziet u wat er kan.")


def parser() -> Parser:
    asking = Parser(
        prog="python -m accessibility",
        allow_abbrev=False,
        description="Kijk een site na in een echte browser. Zonder adres: de demonstratie van deze site.",
        epilog="Uitkomst: 0 niets gevonden, 2 bevindingen, 1 de audit ging mis, of stopte voor zij iets vond.",
    )
    asking.add_argument(
        "--pages", nargs="+", metavar="DEEL", default=[],
        help="alleen staten waarvan de naam dit bevat; wat met / begint is een adres",
    )  # fmt: skip
    asking.add_argument(
        "--conditions", nargs="+", metavar="NAAM", help="; ".join(one.name for one in CONDITIONS).replace("%", "%%")
    )
    asking.add_argument("--base-url", metavar="URL", default="", help="een site die u mag onderzoeken")
    asking.add_argument(
        "--crawl", type=_pages, metavar="N", default=CRAWL,
        help=f"volg links tot zo veel pagina’s van die site (gewoonlijk {CRAWL})",
    )  # fmt: skip
    asking.add_argument("--report", type=Path, metavar="MAP", help="schrijf het rapport in deze map")
    asking.add_argument(
        "--format", nargs="+", metavar="VORM", default=["html", "json"], type=_form,
        help=", ".join(sorted(FORMATS)),
    )  # fmt: skip
    asking.add_argument("--compare", type=Path, metavar="JSON", help="vergelijk met dit eerdere rapport")
    return asking


def _pages(said: str) -> int:
    if not said.isdecimal() or int(said) < 1:
        raise argparse.ArgumentTypeError(f"“{said}” is geen aantal pagina’s. Typ achter --crawl een getal vanaf 1.")
    return int(said)


def _form(said: str) -> str:
    if said not in FORMATS:
        raise argparse.ArgumentTypeError(
            f"“{said}” is geen vorm van het rapport. Kies uit: {', '.join(sorted(FORMATS))}."
        )
    return said


def asked_states(pages: Sequence[str], *, elsewhere: bool) -> list[State]:
    """The states of the catalogue with these words in their name, and a state for each address.

    On a site that runs elsewhere only the usual day can be met, and nobody can sign in. Raises NotUnderstood for what
    matches nothing.
    """
    here = [state for state in STATES if not elsewhere or (state.world == World() and state.who == VISITOR)]
    if not pages:
        return here
    found: list[State] = []
    for part in pages:
        matching = [State(part, part)] if part.startswith("/") else [one for one in here if part in one.name]
        if not matching:
            raise NotUnderstood(f"Geen pagina heet “{part}”. De namen staan in accessibility/pages.py.")
        found += [one for one in matching if one not in found]
    return found


def asked_conditions(names: Sequence[str] | None) -> list[Condition]:
    """The conditions with these names, or all; raises NotUnderstood for a name that none has."""
    known = {one.name: one for one in CONDITIONS}
    for name in names or ():
        if name not in known:
            raise NotUnderstood(f"Geen omstandigheid heet “{name}”. Kies uit: {', '.join(known)}.")
    return [known[name] for name in names] if names else list(CONDITIONS)


def plan(states: Sequence[State], conditions: Sequence[Condition]) -> list[tuple[State, Condition]]:
    return list(visits(states, conditions))
