"""Loading the signatures of before this site existed, each with its source."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import select

from koplopers.database import db
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.signing.models import Endorsement, Signature

TABLES = Path(__file__).parent / "tables"


def load() -> None:
    """Put in the signatures that are known from public sources; what is there stays as it is."""
    _load_signatures()
    _load_endorsements()
    db.session.flush()


def _load_signatures() -> None:
    municipalities = {one.code: one.id for one in db.session.scalars(select(Municipality))}
    versions = {one.slug: one.id for one in db.session.scalars(select(ManifestVersion))}
    known = {tuple(row) for row in db.session.execute(select(Signature.municipality_id, Signature.manifest_version_id))}
    for row in _rows("signatures.csv"):
        key = municipalities[row["code"]], versions[row["version"]]
        if key not in known:
            db.session.add(
                Signature(
                    municipality_id=key[0],
                    manifest_version_id=key[1],
                    signed_on=date.fromisoformat(row["signed_on"]),
                    **{name: row[name] for name in ("precision", "co_signers", "certainty", "source")},
                )
            )


def _load_endorsements() -> None:
    known = set(db.session.scalars(select(Endorsement.person)))
    for row in _rows("endorsements.csv"):
        if row["person"] not in known:
            db.session.add(Endorsement(**{**row, "signed_on": date.fromisoformat(row["signed_on"])}))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
