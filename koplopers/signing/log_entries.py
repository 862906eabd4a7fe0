"""What the log says of a signature: the facts of its row as they are published, and who people are only as commitments.

`enter` is called with each published deed: `enter(signature, now=…)` when it is published, and then, when its row has
changed or ended, `enter(signature, kind="correction", about=log.entry_for(signature), now=…)` or "withdrawal".
A renewal begins a signature too, and is about the entry with which the one that it renews began.
"""

from datetime import datetime
from typing import Any

from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.signing import log
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Signature

WITHDRAWAL, INHERITANCE = "withdrawal", "inheritance"
PERSONAL = ("signer", "co_signers")  # columns in which a name of a person may stand


def enter(signature: Signature, *, kind: str = "signature", about: LogEntry | None = None, now: datetime) -> LogEntry:
    """Enter what a signature says now, in the transaction that publishes it; flushes, never commits.

    A withdrawal names nobody: there is nothing any more that they would have agreed to.
    """
    db.session.flush()  # the row has its number from here on
    entry = {"kind": kind, "signature": signature.id, **facts_of(signature)}
    if about:
        entry["about"] = about.index
    return log.append(entry, personal={} if kind == WITHDRAWAL else names_of(signature), now=now)


def enter_answer(signature: Signature, *, heir: Municipality, is_kept: bool, now: datetime) -> LogEntry:
    """Enter what the municipality in which the signer went up says of the signature; the row itself does not change."""
    begun = log.entry_for(signature)
    facts = facts_of(signature)
    entry = {
        "kind": INHERITANCE,
        "signature": signature.id,
        **{name: facts[name] for name in ("municipality", "version", "signed_on", "precision")},
        "heir": {"code": heir.code, "name": heir.name},
        "is_kept": is_kept,
    }
    return log.append({**entry, "about": begun.index} if begun else entry, now=now)


def facts_of(signature: Signature) -> dict[str, Any]:
    """What a row says without saying who anybody is."""
    version = signature.manifest_version
    facts: dict[str, Any] = {
        "municipality": {"code": signature.municipality.code, "name": signature.municipality.name},
        "version": {"slug": version.slug, "text_sha256": version.fingerprint if version.text else None},
        "signed_on": signature.signed_on.isoformat(),
        "precision": signature.precision,
        "place": signature.place,
        "certainty": signature.certainty,
        "source": signature.source,
    }
    if is_from_source(signature):
        facts["co_signers"] = signature.co_signers
    if signature.withdrawn_on:
        facts["withdrawn_on"] = signature.withdrawn_on.isoformat()
    return facts


def names_of(signature: Signature) -> dict[str, str]:
    """What a row says that may name people, which is only committed to."""
    if is_from_source(signature):
        return {}
    return {name: value for name in PERSONAL if (value := getattr(signature, name))}


def is_from_source(signature: Signature) -> bool:
    """Whether it is known from a public source: those rows name no persons."""
    return signature.application_id is None
