"""Signatures that were made, checked and published before a test begins, and versions that come and end."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.people import roles
from koplopers.people.rules import CONTACT
from koplopers.publication import publish as publish_all
from koplopers.signing import log
from koplopers.signing.actions import publish
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Application, CoSigner, Signature
from koplopers.signing.rules import Mandate, Showing
from koplopers.work.schedule import run_due
from tests.visitor import set_clock

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
NEXT = "2027"  # a later version of the manifest


@pytest.fixture
def on(site: Flask) -> Callable[[str], list[str]]:
    """The clock comes to this day, and does what it has to do."""

    def come(day: str) -> list[str]:
        set_clock(site, f"{day}T10:00:00+01:00")
        with site.app_context():
            return run_due(now=clock.now())

    return come


def signed(site: Flask, slug: str, *, version: str = "werktekst", signer: str = "Vera Verzonnen") -> int:
    """A municipality signed this version with one who signs along, and it is public; returns its number."""
    with site.app_context(), transaction():
        wording = version_called(version)
        application = Application(
            reference=f"{slug}-{version}", municipality=municipality_called(slug), manifest_version=wording,
            text_fingerprint=wording.fingerprint, signer_name=signer, is_name_public=True, signer_function="wethouder",
            signer_email=address_of(slug), mandate=Mandate.MAYOR, decision_on=date(2026, 11, 10), place="Het stadhuis",
            signed_on=clock.today(), started_at=NOW, saved_at=NOW, sent_at=NOW, confirmed_at=clock.now(), typed={},
            co_signers=[_co_signer(slug)],
        )  # fmt: skip
        db.session.add(application)
        db.session.flush()
        return publish(application, by=None, now=clock.now()).id


def address_of(slug: str) -> str:
    """Of who signed for this municipality."""
    return f"vera@{slug}.example"


def new_version(site: Flask, *, from_: date, ends: str = "werktekst") -> None:
    """A later version counts from this day on, and this one until then."""
    with site.app_context(), transaction():
        version_called(ends).in_force_until = version_called(ends).signing_closes_on = from_
        db.session.add(
            ManifestVersion(slug=NEXT, title="Iedereen doet mee!", text="Een verzonnen nieuwe tekst.\n", dated=from_,
                            in_force_from=from_)
        )  # fmt: skip
        publish_all()


def contact(site: Flask, slug: str, email: str) -> int:
    """Somebody becomes its contact person; returns the number of the role."""
    with site.app_context(), transaction():
        person = roles.join(name="Hilda Fictief", email=email, now=clock.now())
        code = municipality_called(slug).code
        roles.give(person, CONTACT, code=code, by=None, now=clock.now())
        return person.roles[0].id


def entries(site: Flask, kind: str) -> list[LogEntry]:
    with site.app_context():
        found = list(db.session.scalars(select(LogEntry).where(LogEntry.kind == kind).order_by(LogEntry.index)))
        for one in found:
            _ = one.disclosures
        db.session.expunge_all()
        return found


def number_of(site: Flask, signature: int) -> int:
    """The entry with which it began."""
    with site.app_context():
        entry = log.entry_for(db.session.get_one(Signature, signature))
        assert entry
        return entry.index


def version_called(slug: str) -> ManifestVersion:
    return db.session.scalars(select(ManifestVersion).where(ManifestVersion.slug == slug)).one()


def municipality_called(slug: str) -> Municipality:
    return db.session.scalars(select(Municipality).where(Municipality.slug == slug)).one()


def _co_signer(slug: str) -> CoSigner:
    at = NOW + timedelta(hours=1)
    return CoSigner(
        name="Mees Medestander", organisation="", email=f"mees@{slug}.example", showing=Showing.NAME, added_at=at,
        asked_at=at, consented_at=at,
    )  # fmt: skip
