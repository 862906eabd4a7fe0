"""What the journal keeps of signing: deeds about an application, and about a signature in the register."""

from datetime import datetime

from koplopers import journal
from koplopers.signing.models import Application, Signature

SUBJECT = "ondertekening"


def of_application(
    application: Application,
    deed: str,
    *,
    actor: int | None,
    after: journal.Values | None = None,
    personal: journal.Values | None = None,
    now: datetime,
) -> None:
    """By its reference; before somebody chose a municipality it is about none."""
    municipality = application.municipality
    journal.record(
        actor=actor,
        deed=deed,
        subject=SUBJECT,
        subject_id=application.reference,
        municipality=municipality.code if municipality else None,
        after=after,
        personal=personal,
        now=now,
    )


def of_signature(
    signature: Signature,
    deed: str,
    *,
    actor: int | None,
    before: journal.Values | None = None,
    after: journal.Values | None = None,
    personal: journal.Values | None = None,
    now: datetime,
) -> None:
    journal.record(
        actor=actor,
        deed=deed,
        subject=SUBJECT,
        subject_id=name_of(signature),
        municipality=signature.municipality.code,
        before=before,
        after=after,
        personal=personal,
        now=now,
    )


def name_of(signature: Signature) -> str:
    """What a signature is called in the journal: the reference of its application, or where it stands."""
    if signature.application:
        return signature.application.reference
    return f"{signature.municipality.name}, versie {signature.manifest_version.slug}"
