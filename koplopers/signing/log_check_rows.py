"""The rows of signatures against what the log says of them: none changed, none missing, none that nobody entered."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from koplopers.database import db
from koplopers.signing.log import SIGNING
from koplopers.signing.log_entries import PERSONAL, WITHDRAWAL, facts_of, is_from_source, names_of
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Signature

SAYING = (*SIGNING, "correction", WITHDRAWAL)  # kinds after which a row says what the entry says
PLAIN = ("signed_on", "precision", "place", "certainty", "source", "withdrawn_on")
IN_WORDS = {
    "municipality": "de gemeente",
    "version": "de versie van het manifest",
    "signed_on": "de datum",
    "precision": "hoe precies de datum is",
    "place": "de plaats",
    "certainty": "wat er onzeker is",
    "source": "de bron",
    "withdrawn_on": "de intrekking",
    "co_signers": "wie er tekenden",
    "signer": "wie er tekende",
}


def row_faults(all_entries: Sequence[LogEntry]) -> Iterator[str]:
    """The faults of the rows, told by entries of which the texts are as they were."""
    entries = [one for one in all_entries if one.kind in SAYING]
    rows = {
        one.id: one
        for one in db.session.scalars(
            select(Signature).options(joinedload(Signature.municipality), joinedload(Signature.manifest_version))
        )
    }
    newest = {one.signature_id: one for one in entries}
    naming = {one.signature_id: one for one in entries if one.kind != WITHDRAWAL}
    yield from _doubled(entries)
    for number, entry in newest.items():
        if number not in rows:
            yield f"De ondertekening van vermelding {entry.index} ({_place(entry)}) staat niet meer in de database."
        elif changed := [*_changed(rows[number], entry), *_renamed(rows[number], naming.get(number, entry))]:
            yield f"De ondertekening van {_place(entry)} wijkt af van vermelding {entry.index}: {', '.join(changed)}."
    for one in rows.values():
        if one.id not in newest:
            place, version = one.municipality.name, one.manifest_version.slug
            yield f"De ondertekening van {place} (versie {version}) staat niet in het register."


def _doubled(entries: Sequence[LogEntry]) -> Iterator[str]:
    """A signature begins once, and a municipality signs a version once as long as that stands."""
    begun = Counter(one.signature_id for one in entries if one.kind in SIGNING)
    yield from (
        f"Ondertekening {number} staat {times} keer in het register." for number, times in begun.items() if times > 1
    )
    standing: dict[tuple[str, str], int] = {}
    for one in entries:
        key = _key(one.values)
        if one.kind in SIGNING and standing.setdefault(key, one.signature_id) != one.signature_id:
            yield f"Vermelding {one.index} is dubbel: {_place(one)} had deze versie al ondertekend."
        elif one.kind == WITHDRAWAL:
            standing.pop(key, None)


def _changed(row: Signature, entry: LogEntry) -> Iterator[str]:
    """What a row says now and did not say when it was entered, in words."""
    said, says = entry.values, facts_of(row)
    if _key(said) != _key(says):
        yield IN_WORDS["municipality"] if _key(said)[0] != _key(says)[0] else IN_WORDS["version"]
    elif _is_reworded(said, says):
        yield "de tekst van het manifest"
    plain = (*PLAIN, "co_signers") if is_from_source(row) else PLAIN
    yield from (IN_WORDS[name] for name in plain if (said.get(name) or "") != (says.get(name) or ""))


def _renamed(row: Signature, entry: LogEntry) -> Iterator[str]:
    """Which of the columns that may name people says something else than the entry does; erased there is gone here."""
    opened = {one.name: one.value or "" for one in entry.disclosures}
    names = names_of(row)
    yield from (IN_WORDS[name] for name in PERSONAL if opened.get(name, "") != names.get(name, ""))


def _is_reworded(said: dict[str, Any], says: dict[str, Any]) -> bool:
    """Whether a text that was signed is another now; a version may get its text after it was signed."""
    before = said["version"]["text_sha256"]
    return before is not None and before != says["version"]["text_sha256"]


def _key(values: dict[str, Any]) -> tuple[str, str]:
    return values["municipality"]["code"], values["version"]["slug"]


def _place(entry: LogEntry) -> str:
    name: str = entry.values["municipality"]["name"]
    return name
