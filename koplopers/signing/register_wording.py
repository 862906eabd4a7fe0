"""What an entry of the register says, in words for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from koplopers.clock import AMSTERDAM
from koplopers.signing.correcting_rules import in_words
from koplopers.signing.log_entries import INHERITANCE
from koplopers.signing.models import SignatureCorrection
from koplopers.web.formatting import day

NAMES = {"signer": "wie namens de gemeente tekende", "co_signers": "wie er tekenden"}
ERASED = "Gewist. Wie het was, staat hier niet meer."
UNKNOWN = "Nog niet aangeleverd"


@dataclass(frozen=True)
class Told:
    """An entry in a sentence, the name that its heading adds, and its facts as pairs of words."""

    sentence: str
    name: str
    facts: list[tuple[str, str]]


@dataclass(frozen=True)
class Corrected:
    """Something that was put right: the day, the entry, and for each fact its name, what it was and what it became."""

    day: str
    entry: int | None
    changes: list[tuple[str, str, str]]


def corrected(made: SignatureCorrection) -> Corrected:
    day = made.made_at.astimezone(AMSTERDAM).date().isoformat() if made.made_at else ""
    return Corrected(day, made.entry_index, list(in_words(made.changes)))


def told(values: Mapping[str, Any], opened: Mapping[str, str | None]) -> Told:
    """`values` is what the entry says, `opened` who its commitments are about: None for who is erased."""
    if values["kind"] == "erasure":
        erased = " en ".join(NAMES.get(name, name) for name in values["erased"])
        return Told(f"Bij vermelding {values['about']} is gewist: {erased}.", "gewist", [])
    name, version = values["municipality"]["name"], values["version"]["slug"]
    signed_on = day(date.fromisoformat(values["signed_on"]), values["precision"])
    if values["kind"] == INHERITANCE:
        return _inherited(values, name, signed_on)
    wording = "de werktekst" if version == "werktekst" else f"versie {version}"
    sentences = {
        "signature": f"De gemeente {name} ondertekende {_when(values, signed_on)} {wording} van het manifest.",
        "renewal": f"De gemeente {name} vernieuwde haar ondertekening {_when(values, signed_on)}, met {wording} van "
        "het manifest.",
        "correction": f"De gegevens bij de ondertekening van de gemeente {name} zijn gewijzigd. Dit staat er nu.",
        "withdrawal": f"De gemeente {name} trok haar ondertekening in.",
    }
    return Told(sentences[values["kind"]], name, list(_facts(values, opened, signed_on)))


def _inherited(values: Mapping[str, Any], name: str, signed_on: str) -> Told:
    heir = values["heir"]["name"]
    sentence = f"{name} is opgegaan in {heir}. De gemeente {heir} liet weten dat de ondertekening van {name} "
    sentence += "blijft gelden." if values["is_kept"] else f"niet voor {heir} geldt."
    return Told(sentence, heir, [("Ondertekend", signed_on)])


def names_in_words(values: Mapping[str, Any]) -> dict[str, str]:
    """What each commitment of an entry is about."""
    return {name: NAMES.get(name, name) for name in values["committed"]}


def _when(values: Mapping[str, Any], signed_on: str) -> str:
    return f"op {signed_on}" if values["precision"] == "day" else f"in {signed_on}"


def _facts(values: Mapping[str, Any], opened: Mapping[str, str | None], signed_on: str) -> list[tuple[str, str]]:
    facts = [("Datum", signed_on), ("Plaats", values.get("place", ""))]
    if values["kind"] != "withdrawal":
        facts.append(("Wie er tekenden", _who(values, opened)))
    if values.get("withdrawn_on"):
        facts.append(("Ingetrokken op", day(date.fromisoformat(values["withdrawn_on"]))))
    facts.append(("Onzeker", values.get("certainty", "")))
    return [(name, words) for name, words in facts if words]


def _who(values: Mapping[str, Any], opened: Mapping[str, str | None]) -> str:
    if "co_signers" in opened:
        return opened["co_signers"] or ERASED
    return values.get("co_signers") or opened.get("signer") or UNKNOWN
