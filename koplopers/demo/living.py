"""Signatures that live on in the demo world: one that was renewed, and one that a successor is asked about."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from koplopers import clock
from koplopers.database import db
from koplopers.demo.actions import GONE, SOURCE
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.signing import inheriting
from koplopers.signing.living_models import Inheritance
from koplopers.signing.models import Signature
from koplopers.tokens import fingerprint

RENEWED = "Zonnedrecht"
LINK = "demonstratie-overgenomen"
ASKED = timedelta(days=2)  # ago


def load() -> None:
    """Put them in; a second time changes nothing."""
    if db.session.scalar(select(Inheritance.id)):
        return
    version = db.session.scalars(select(ManifestVersion).where(ManifestVersion.is_working_text)).one()
    old, heir, renewed = (_called(name) for name in (*GONE, RENEWED))
    inherited = _signature(old, version, date(2021, 6, 14), doubt="Verzonnen: de tekst is in het echt van later.")
    db.session.add_all((inherited, _signature(renewed, version, date(2026, 11, 20))))
    db.session.add(_question(inherited, heir, clock.now() - ASKED))
    db.session.flush()


def _called(name: str) -> Municipality:
    return db.session.scalars(select(Municipality).where(Municipality.name == name)).one()


def _signature(by: Municipality, version: ManifestVersion, day: date, doubt: str = "") -> Signature:
    return Signature(
        municipality=by,
        manifest_version=version,
        signed_on=day,
        precision="day",
        co_signers="een verzonnen cliëntenraad",
        certainty=doubt,
        source=SOURCE,
    )


def _question(signature: Signature, heir: Municipality, at: datetime) -> Inheritance:
    link = fingerprint(LINK, purpose=inheriting.LINK)
    return Inheritance(signature=signature, heir=heir, arose_at=at, link=link, asked_at=at)
