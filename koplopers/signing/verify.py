"""Checking one entry of the register of signatures, and that the register only grew, without trusting its server.

    python -m koplopers.signing.verify URL|FILE [--head FILE] [--key FINGERPRINT]

This file stands on its own: it needs Python, pymerkle and cryptography, and nothing of the application.
"""

import argparse
import hashlib
import json
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any, TextIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pymerkle import ConsistencyProof, InclusionProof, InvalidProof

GOOD, WRONG, UNCHECKED = 0, 1, 2  # exit codes: all is right, something is not, nothing is known
MOST_BYTES = 5_000_000  # an entry with its proof is a few thousand
SECONDS = 20
SHORTEST_KEY = 16  # hexadecimal characters of a fingerprint that nobody finds a second key for by accident
UP_TO_THE_KEY = (
    "Dit klopt. Of het de goede sleutel is, weet u pas als u haar vergelijkt: noem haar met --key, of bewaar de "
    "boomkop en geef hem een volgende keer met --head."
)
KINDS = {
    "signature": "ondertekening",
    "renewal": "vernieuwing",
    "correction": "wijziging",
    "inheritance": "antwoord van de opvolger",
    "withdrawal": "intrekking",
    "erasure": "wissen van gegevens",
}
NAMES = {"signer": "wie namens de gemeente tekende", "co_signers": "wie er tekenden"}


class Wrong(Exception):
    """Something is not as it should be; the message is the sentence for whoever checks."""


class Unchecked(Exception):
    """It could not be checked: nothing is known to be wrong, and nothing is proved."""


@dataclass(frozen=True)
class Head:
    """A signed head, of which the signature has been checked."""

    size: int
    root: bytes
    signed_at: str
    key: str  # fingerprint


def main(arguments: list[str] | None = None) -> int:
    """Print what was checked, in Dutch; returns an exit code."""
    asked = _parser().parse_args(arguments)
    try:
        for sentence in check(asked.source, kept=asked.head, key=asked.key.lower().replace(" ", "")):
            _say(sentence)
    except Wrong as fault:
        _say(f"FOUT: {fault}.", sys.stderr)
        return WRONG
    except Unchecked as fault:
        _say(f"Niet gecontroleerd: {fault}.", sys.stderr)
        return UNCHECKED
    _say("Alles klopt." if asked.key or asked.head else UP_TO_THE_KEY)
    return GOOD


def check(source: str, *, kept: str = "", key: str = "") -> Iterator[str]:
    """A sentence for each thing that is right; raises Wrong at the first that is not, Unchecked when that is not known.

    `source` is the address or the file of an entry or a head, `kept` the file of a head from before, `key` the
    fingerprint of the key that ought to have signed, or its beginning.
    """
    if key and (len(key) < SHORTEST_KEY or not set(key) <= set("0123456789abcdef")):
        raise Unchecked(f"geef van de sleutel ten minste de eerste {SHORTEST_KEY} tekens van de vingerafdruk")
    document = read(source)
    head = _head(document)
    if "vermelding" in document:
        yield from _entry(document, head)
    yield f"Goed: de boomkop van {head.size} vermeldingen is ondertekend op {head.signed_at}, met sleutel {head.key}."
    if key and not head.key.startswith(key):
        raise Wrong(f"de boomkop is ondertekend met een andere sleutel dan u noemde: {head.key}")
    if kept:
        yield from _grown(source, document, _head(read(kept)), head, knows_key=bool(key))


def read(source: str) -> dict[str, Any]:
    """The JSON at an address or in a file. Raises Unchecked."""
    try:
        text = _fetched(source) if _is_address(source) else Path(source).read_bytes()
        document = json.loads(text)
    except (OSError, HTTPException, ValueError, RecursionError) as fault:
        raise Unchecked(f"{source} is niet te lezen ({fault})") from fault
    if not isinstance(document, dict) or "boomkop" not in document:
        raise Unchecked(f"{source} is geen vermelding en geen boomkop van het register")
    return document


def _entry(document: dict[str, Any], head: Head) -> Iterator[str]:
    try:
        entry, text = document["vermelding"], document["vermelding"]["tekst"].encode()
        number, people, values = entry["nummer"], entry["personen"], json.loads(text)
        told, committed = _told(number, values), dict(values["committed"])
        later = [f"{one['nummer']} ({KINDS[one['soort']]})" for one in entry["later"]]
        proof = InclusionProof.deserialize(document["insluiting"])
    except (KeyError, TypeError, ValueError, AttributeError, InvalidProof) as fault:
        raise Wrong("de vermelding heeft niet de vorm die zij moet hebben") from fault
    yield told
    leaf = hashlib.sha256(b"\x00" + text).digest()
    if leaf.hex() != entry["bladhash"]:
        raise Wrong("de tekst van de vermelding is veranderd: hij hoort niet bij de hash")
    yield f"Goed: de tekst hoort bij hash {leaf.hex()}."
    try:
        proof.verify(leaf, head.root, index=number, size=head.size, algorithm="sha256")
    except (InvalidProof, TypeError, ValueError) as fault:
        raise Wrong(f"vermelding {number} staat niet in het register dat is ondertekend") from fault
    yield f"Goed: dit is vermelding {number} van de {head.size} in het register."
    yield from _people(people, committed)
    if later:
        yield f"Volgens de server kwam er later iets bij. Controleer ook vermelding {', '.join(later)}."


def _told(number: int, values: dict[str, Any]) -> str:
    words = [f"Vermelding {number}: {KINDS[values['kind']]}"]
    if "municipality" in values:
        words += [values["municipality"]["name"], f"versie {values['version']['slug']}", values["signed_on"]]
    if "about" in values:
        words.append(f"over vermelding {values['about']}")
    return ", ".join(words) + f". In het register sinds {values['appended_at']}."


def _people(people: dict[str, Any], committed: dict[str, str]) -> Iterator[str]:
    """Who the entry is about: what is told of them belongs to the hashes in its text, or is gone."""
    if people.keys() != committed.keys():
        raise Wrong("de namen bij de vermelding zijn niet die uit de tekst")
    for name, told in people.items():
        if told is None:
            yield f"Gewist: {NAMES.get(name, name)}. De hash staat er nog, de naam niet meer."
            continue
        try:
            salted = bytes.fromhex(told["zout"]) + told["waarde"].encode()
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise Wrong(f"het gegeven “{name}” heeft niet de vorm die het moet hebben") from fault
        if hashlib.sha256(salted).hexdigest() != committed[name]:
            raise Wrong(f"het gegeven “{name}” is veranderd")
        yield f"Goed: {NAMES.get(name, name)}: “{told['waarde']}”."


def _head(document: dict[str, Any], name: str = "boomkop") -> Head:
    """The head in a document, signed by the key that comes with it."""
    try:
        signed = document[name]
        text, public = signed["tekst"].encode(), bytes.fromhex(signed["sleutel"])
        values = json.loads(text)
        size, root, signed_at = values["size"], bytes.fromhex(values["root"]), str(values["signed_at"])
        if values["kind"] != "tree_head" or type(size) is not int or size < 1:
            raise ValueError(values["kind"])
        Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(signed["handtekening"]), text)
    except InvalidSignature as fault:
        raise Wrong("de handtekening onder de boomkop klopt niet") from fault
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise Wrong("de boomkop heeft niet de vorm die hij moet hebben") from fault
    return Head(size, root, signed_at, hashlib.sha256(public).hexdigest())


def _grown(source: str, document: dict[str, Any], kept: Head, head: Head, *, knows_key: bool) -> Iterator[str]:
    """That the register of now only added to the one that was kept, or the other way around."""
    if kept.key != head.key and not knows_key:
        raise Wrong(
            f"de boomkop is ondertekend met een andere sleutel dan de bewaarde: {head.key}. Is de sleutel vervangen? "
            "Vraag dat na bij het secretariaat, en noem de nieuwe met --key"
        )
    if kept.size == head.size:
        if kept.root != head.root:
            raise Wrong("het register is herschreven: het is even lang als toen en niet hetzelfde")
        yield f"Goed: het register is hetzelfde als op {kept.signed_at}."
        return
    if kept.size > head.size:
        raise Wrong(f"het register is korter geworden: {kept.size} vermeldingen op {kept.signed_at}, nu {head.size}")
    proved = document if "aansluiting" in document else _proof_of_growth(source, kept.size)
    if _head(proved) != head:
        raise Unchecked("het register groeide net. Probeer het opnieuw")
    try:
        proof = ConsistencyProof.deserialize(proved["aansluiting"])
        proof.verify(kept.root, head.root, prior_size=kept.size, later_size=head.size, algorithm="sha256")
    except (KeyError, TypeError, ValueError, InvalidProof) as fault:
        raise Wrong(
            f"het register is herschreven: wat er op {kept.signed_at} in stond, staat er niet meer zo"
        ) from fault
    added = head.size - kept.size
    yield f"Goed: de {kept.size} vermeldingen van {kept.signed_at} staan er nog net zo. Er kwamen er {added} bij."


def _proof_of_growth(source: str, size: int) -> dict[str, Any]:
    if not _is_address(source):
        raise Unchecked("dit bestand zegt niet of het register alleen groeide. Geef het adres van de vermelding")
    folder = source.partition("?")[0].rpartition("/")[0]
    return read(f"{folder}/boomkop.json?van={size}")


def _is_address(source: str) -> bool:
    return source.startswith(("https://", "http://"))


def _fetched(address: str) -> bytes:
    """What an address answers, with the data of a page for the page itself."""
    path, question, rest = address.partition("?")
    data = path if path.endswith(".json") else f"{path}.json"
    with urllib.request.urlopen(data + question + rest, timeout=SECONDS) as answer:  # noqa: S310 # http or https only
        text: bytes = answer.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise ValueError("te groot")
    return text


def _say(sentence: str, to: TextIO | None = None) -> None:
    """Print one line: what comes from a server may not move the cursor and write over what we said."""
    print("".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in sentence), file=to)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m koplopers.signing.verify",
        description="Controleer een vermelding van het register van ondertekeningen, zonder de server te vertrouwen.",
        epilog="Uitkomst: 0 alles klopt, 1 er klopt iets niet, 2 het kon niet worden gecontroleerd.",
    )
    parser.add_argument(
        "source", metavar="ADRES|BESTAND", help="een vermelding of een boomkop, op de site of als JSON-bestand"
    )
    parser.add_argument("--head", metavar="BESTAND", default="", help="een boomkop die u eerder bewaarde")
    parser.add_argument(
        "--key", metavar="VINGERAFDRUK", default="", help="de sleutel die u vertrouwt, of het begin ervan"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
