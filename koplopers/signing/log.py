"""The log of signatures, to which can only be added, in the manner of RFC 6962 (Certificate Transparency).

Each entry is a leaf of a Merkle tree, and each growth signs a new head. Whoever kept a head can have proved later that
all it stood for is still there, in the same order. Nothing here commits or publishes: the caller does, in the same
transaction as the deed that is entered. For a signature, `log_entries.enter` says what its entry holds.
"""

import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from koplopers.database import db
from koplopers.signing import log_keys
from koplopers.signing.log_format import KINDS, canonical, commitment, grown, head, leaf_hash, moment, root_of
from koplopers.signing.log_models import LogDisclosure, LogEntry, LogState, TreeHead
from koplopers.signing.models import Signature

SALT_BYTES = 32
RENEWAL = "renewal"
SIGNING = ("signature", RENEWAL)  # kinds with which a signature begins


class EntryRefused(ValueError):
    """This cannot be an entry; a mistake of ours, told to who writes the code."""


def append(entry: Mapping[str, Any], *, personal: Mapping[str, str] | None = None, now: datetime) -> LogEntry:
    """Enter what happened, at the end of the log, in the transaction of the caller; flushes, never commits.

    `entry` says at least {"kind": one of KINDS, "signature": the id of the row} with nothing in it that could ever have
    to be erased; "about" is the index of the entry that it is about, if any. `personal` says by name ("signer",
    "co_signers") who published people are: the entry holds a salted commitment to each, so that erasing one leaves the
    tree as it is. Two servers wait for each other here. Raises EntryRefused.
    """
    opened = {name: (secrets.token_hex(SALT_BYTES), value) for name, value in (personal or {}).items()}
    text = _written(entry, opened, now)
    size, peaks = _next_place()
    leaf = leaf_hash(text)
    made = LogEntry(
        index=size, canonical=text, leaf_hash=leaf, appended_at=_whole(now), kind=entry["kind"],
        signature_id=entry["signature"], about=entry.get("about"),
        disclosures=[LogDisclosure(name=name, salt=salt, value=value) for name, (salt, value) in opened.items()],
    )  # fmt: skip
    db.session.add(made)
    peaks = grown(peaks, size - 1, leaf)
    db.session.connection().execute(update(LogState).values(peaks=peaks))
    _sign(size, root_of(peaks), now)
    db.session.flush()
    return made


def take_turn() -> None:
    """Wait for whoever is adding to the log, and keep others waiting until the transaction ends."""
    db.session.connection().execute(update(LogState).values(size=LogState.size))


def entry_for(signature: Signature) -> LogEntry | None:
    """The entry with which this signature began; None when it is not in the log."""
    begins = LogEntry.signature_id == signature.id, LogEntry.kind.in_(SIGNING)
    return db.session.scalar(select(LogEntry).where(*begins).order_by(LogEntry.index).limit(1))


def erase(entry: LogEntry, names: Iterable[str], *, now: datetime) -> LogEntry:
    """Forget who these names of an entry were, and enter that it was done.

    The commitments stay in the entry, so every proof stays true; without the salt nobody can find out whom they were
    about. The row of the signature shows these names too: whoever calls this changes it. Raises EntryRefused for a name
    that the entry does not have.
    """
    wanted = sorted(set(names))
    known = {one.name: one for one in entry.disclosures}
    if not wanted or not known.keys() >= set(wanted):
        raise EntryRefused("an erasure names what stands in the entry")
    for name in wanted:
        known[name].salt = known[name].value = None
    of = {"about": entry.index, "signature": entry.signature_id}
    return append({"kind": "erasure", "erased": wanted, **of}, now=now)


def _written(entry: Mapping[str, Any], opened: Mapping[str, tuple[str, str]], now: datetime) -> str:
    if entry.get("kind") not in KINDS or "committed" in entry or "appended_at" in entry:
        raise EntryRefused(f"an entry has one of these kinds: {', '.join(KINDS)}; commitments and moment are made here")
    if not isinstance(entry.get("signature"), int):
        raise EntryRefused("an entry names the row of the signature that it is about")
    committed = {name: commitment(*pair) for name, pair in opened.items()}
    try:
        return canonical({**entry, "committed": committed, "appended_at": moment(now)})
    except (TypeError, ValueError) as fault:
        raise EntryRefused("an entry is made of what JSON can hold") from fault


def _next_place() -> tuple[int, list[str]]:
    """The next index and what the tree was, for us alone until the transaction ends.

    The change comes before the look, because that takes the lock on SQLite as on PostgreSQL.
    """
    grow = update(LogState).values(size=LogState.size + 1).returning(LogState.size, LogState.peaks)
    size, peaks = db.session.connection().execute(grow).one()
    return size, peaks


def _sign(size: int, root: str, now: datetime) -> None:
    signed_at = _whole(now)
    signature = log_keys.sign(head(size=size, root=root, signed_at=signed_at))
    key = log_keys.in_use(now=signed_at)
    db.session.add(TreeHead(size=size, root=root, signed_at=signed_at, signature=signature, key=key))


def _whole(now: datetime) -> datetime:
    """The moment as the canonical text can tell it: in whole seconds."""
    return now.astimezone(UTC).replace(microsecond=0)
