"""What the journal keeps of the manifest: which text came in, and which versions it ended."""

from datetime import datetime

from koplopers import journal
from koplopers.manifest.models import ManifestVersion

MANIFEST = "manifest"
IMPORTED, ENDED = "tekst ingevoerd", "opgevolgd"
Words = dict[str, str]


def of_import(version: ManifestVersion, *, before: Words | None, now: datetime) -> None:
    """A text that came in; `before` is what a version held whose place had been kept."""
    _record(version, IMPORTED, before=before, after=facts(version), now=now)


def of_ending(version: ManifestVersion, *, before: Words, now: datetime) -> None:
    """A version that ends because a newer text came."""
    _record(version, ENDED, before=before, after=terms(version), now=now)


def facts(version: ManifestVersion) -> Words:
    """What a version is, in words; without a text there is no fingerprint to tell."""
    told = {"titel": version.title, "datum van de tekst": version.dated.isoformat(), **terms(version)}
    return told | {"vingerafdruk": version.fingerprint if version.text else "nog geen tekst"}


def terms(version: ManifestVersion) -> Words:
    """From when until when a version counts."""
    days = {"geldt vanaf": version.in_force_from, "geldt tot": version.in_force_until}
    return {name: day.isoformat() if day else "niet bepaald" for name, day in days.items()}


def _record(version: ManifestVersion, deed: str, *, before: Words | None, after: Words, now: datetime) -> None:
    # Texts come in from the command line, where nobody is signed in.
    journal.record(
        actor=None, deed=deed, subject=MANIFEST, subject_id=version.slug, before=before, after=after, now=now
    )
