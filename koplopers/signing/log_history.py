"""Entering the signatures of before this log existed: once, with their source, in a fixed order."""

import csv
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.signing import log
from koplopers.signing.actions import TABLES
from koplopers.signing.log_entries import enter
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Signature


def enter_known(*, now: datetime) -> int:
    """Enter the signatures that ship with the application and are not in the log yet; returns how many.

    Only those, and the invented ones of the demo world: another row without an entry was never published by a deed,
    and that is for the check to find and not for a set-up to make good.
    """
    log.take_turn()  # two servers that are set up at once must not both find the same ones missing
    shipped = _shipped()
    missing = [one for one in _without_entry() if one.municipality.is_invented or _facts(one) in shipped]
    for signature in missing:
        enter(signature, now=now)
    return len(missing)


def _without_entry() -> list[Signature]:
    """In the order of the day of signing, and on one day that of the codes of the municipalities."""
    asked = (
        select(Signature)
        .join(Signature.municipality)
        .where(Signature.application_id.is_(None), Signature.id.not_in(select(LogEntry.signature_id)))
        .options(joinedload(Signature.municipality), joinedload(Signature.manifest_version))
        .order_by(Signature.signed_on, Municipality.code)
    )
    return list(db.session.scalars(asked))


def _facts(one: Signature) -> tuple[str, str, str, str]:
    return one.municipality.code, one.manifest_version.slug, one.signed_on.isoformat(), one.source


def _shipped() -> set[tuple[str, str, str, str]]:
    with (TABLES / "signatures.csv").open(encoding="utf-8", newline="") as file:
        return {(row["code"], row["version"], row["signed_on"], row["source"]) for row in csv.DictReader(file)}
