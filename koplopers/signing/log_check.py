"""Recomputing the whole log from the database: every text, hash, head and signature, and the rows that they speak of.

A fault is a Dutch sentence for the secretariat. The trust lies outside the database: in the key of the settings, and
in the heads that others kept.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from koplopers.database import db
from koplopers.signing import log_keys
from koplopers.signing.log_check_answers import answer_faults
from koplopers.signing.log_check_rows import row_faults
from koplopers.signing.log_format import canonical, commitment, grown, head, leaf_hash, moment, root_of
from koplopers.signing.log_models import LogDisclosure, LogEntry, LogState, TreeHead


def faults() -> list[str]:
    """What is changed, missing or doubled; nothing when all is as it was entered and signed."""
    entries = db.session.scalars(
        select(LogEntry).options(selectinload(LogEntry.disclosures)).order_by(LogEntry.index)
    ).all()
    heads = {one.size: one for one in db.session.scalars(select(TreeHead))}
    found = [*_gaps(entries), *_entries(entries), *_heads(entries, heads), *_newest(heads), *_state(entries)]
    unchanged = [one for one in entries if leaf_hash(one.canonical) == one.leaf_hash and said_by(one)]
    return [*found, *_disclosures(entries), *row_faults(unchanged), *answer_faults(unchanged)]


def said_by(entry: LogEntry) -> dict[str, Any] | None:
    """What an entry says; None when its text is not an entry any more."""
    try:
        values = entry.values
        return values if canonical(values) == entry.canonical else None
    except (ValueError, TypeError):
        return None


def _gaps(entries: Sequence[LogEntry]) -> Iterator[str]:
    there = {one.index for one in entries}
    for index in range(1, max(there, default=0) + 1):
        if index not in there:
            yield f"Vermelding {index} ontbreekt."


def _entries(entries: Sequence[LogEntry]) -> Iterator[str]:
    for one in entries:
        values = said_by(one)
        if values is None or leaf_hash(one.canonical) != one.leaf_hash:
            yield f"Vermelding {one.index} is veranderd: de tekst hoort niet bij haar hash."
        elif not _agrees(one, values):
            yield f"Vermelding {one.index} is veranderd: de rij zegt iets anders dan de tekst."


def _agrees(one: LogEntry, values: dict[str, Any]) -> bool:
    said = values.get("kind"), values.get("signature"), values.get("about"), values.get("appended_at")
    return said == (one.kind, one.signature_id, one.about, moment(one.appended_at))


def _heads(entries: Sequence[LogEntry], heads: dict[int, TreeHead]) -> Iterator[str]:
    """Every head against the entries up to it; the first that differs is told, because all later ones then do."""
    peaks: list[str] = []
    for size, one in enumerate(entries, start=1):
        if one.index != size:
            return  # a gap, which is told already
        peaks = grown(peaks, size - 1, one.leaf_hash)
        if size not in heads:
            yield f"De boomkop van {size} vermeldingen ontbreekt."
        elif not _is_signed(heads[size]):
            yield f"De handtekening onder de boomkop van {size} vermeldingen klopt niet."
        elif heads[size].root != root_of(peaks):
            yield (
                f"De boomkop van {size} vermeldingen hoort niet bij die vermeldingen. Vermelding {size} is veranderd, "
                "of er is een vermelding verwisseld of vervangen."
            )
            return
    for size in sorted(heads.keys() - {one.index for one in entries}):
        yield f"Er is een boomkop van {size} vermeldingen, maar vermelding {size} ontbreekt."


def _is_signed(one: TreeHead) -> bool:
    text = head(size=one.size, root=one.root, signed_at=one.signed_at)
    known = log_keys.id_of(one.key.public) == one.key_id
    return known and log_keys.is_signed(text, signature=one.signature, public=one.key.public)


def _newest(heads: dict[int, TreeHead]) -> Iterator[str]:
    if heads and heads[max(heads)].key.public != log_keys.public_key():
        yield (
            "De nieuwste boomkop is niet ondertekend met de sleutel van deze server. Is KOPLOPERS_REGISTER_KEY "
            "vervangen? Dan klopt dit weer na de volgende vermelding. Zo niet, dan is het register vervalst."
        )


def _state(entries: Sequence[LogEntry]) -> Iterator[str]:
    peaks: list[str] = []
    for number, one in enumerate(entries):
        peaks = grown(peaks, number, one.leaf_hash)
    state = db.session.scalar(select(LogState))
    if state is None or (state.size, state.peaks) != (len(entries), peaks):
        yield f"De stand van het register past niet bij {len(entries)} vermeldingen."


def _disclosures(entries: Sequence[LogEntry]) -> Iterator[str]:
    """Who entries are about, against the commitments in their texts; gone without an erasure is a fault too."""
    said = {one.index: said_by(one) or {} for one in entries}
    erased = {(one.about, name) for one in entries for name in said[one.index].get("erased", ())}
    for one in entries:
        there = {row.name: row for row in one.disclosures}
        committed = said[one.index].get("committed", {})
        for name in sorted(there.keys() | committed.keys()):
            is_erased = (one.index, name) in erased
            if not _is_kept(there.get(name), committed.get(name), is_erased=is_erased):
                yield f"Het gegeven “{name}” bij vermelding {one.index} is veranderd of verdwenen."


def _is_kept(row: LogDisclosure | None, committed: str | None, *, is_erased: bool) -> bool:
    if row is None or committed is None:
        return False
    if row.salt is None or row.value is None:
        return is_erased
    return not is_erased and commitment(row.salt, row.value) == committed
