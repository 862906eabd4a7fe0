"""What tests of the register do: enter invented signatures, and go behind the back of the application."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from flask import Flask
from sqlalchemy import select, text

from koplopers.database import db, transaction
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.signing.log_entries import enter
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Application, Signature

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
REGISTER = "/manifest/ondertekenaars"
SIGNER, CO_SIGNERS = "Anna de Wit, burgemeester van een verzonnen gemeente", "Bo van Zanten, een verzonnen cliëntenraad"
TABLES = (
    "signature_log_entry", "signature_log_key", "signature_log_head", "signature_log_disclosure", "signature_log_state",
)  # fmt: skip


def sign(slug: str = "almere", *, version: str = "werktekst", now: datetime = NOW) -> LogEntry:
    """A municipality signs on the site, is checked, and is entered; names are invented."""
    municipality = db.session.scalars(select(Municipality).where(Municipality.slug == slug)).one()
    wording = db.session.scalars(select(ManifestVersion).where(ManifestVersion.slug == version)).one()
    application = Application(
        reference=f"{slug}-{version}", municipality=municipality, manifest_version=wording, started_at=now, saved_at=now
    )
    signature = Signature(
        municipality=municipality, manifest_version=wording, signed_on=date(2026, 11, 20), precision="day",
        co_signers=CO_SIGNERS, certainty="", source="Ondertekend op deze site", signer=SIGNER, place="Stadhuis",
        application=application,
    )  # fmt: skip
    db.session.add(signature)
    return enter(signature, now=now)


@contextmanager
def behind_its_back(app: Flask) -> Iterator[None]:
    """In the database as its owner, whom no trigger stops."""
    with app.app_context(), transaction():
        triggers = _triggers()
        for statement in triggers:
            db.session.execute(text(statement))
        if not triggers:
            for table in TABLES:
                db.session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
        yield


def execute(statement: str, **values: object) -> None:
    db.session.execute(text(statement), values)


def _triggers() -> list[str]:
    """What takes the triggers away on SQLite; on PostgreSQL they are switched off."""
    if db.engine.dialect.name != "sqlite":
        return []
    names = db.session.scalars(
        text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'signature_log%'")
    )
    return ["PRAGMA foreign_keys = OFF", *(f"DROP TRIGGER {name}" for name in names)]
