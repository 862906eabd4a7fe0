"""Putting versions of the manifest in: those that ship with the application and official ones from a file."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select

from koplopers.database import db
from koplopers.manifest import rules, trail
from koplopers.manifest.models import ManifestVersion
from koplopers.publication import follower

WORKING_TEXT = Path(__file__).parent / "texts" / "werktekst.md"
LAPSED = date(2020, 8, 31)  # the VNG announced on this day that the manifest had lapsed
PROGRAMME = "https://vng.nl/artikelen/koplopergemeenten-iedereen-doet-mee"
MAX_TEXT = 100_000  # characters; a manifest is a page or two


class ManifestRefused(Exception):
    """The file cannot become a version; the message is the sentence for whoever imports it."""


def load() -> None:
    """Put in the versions that are known to exist and our own working text; what is there stays as it is."""
    known = set(db.session.scalars(select(ManifestVersion.slug)))
    db.session.add_all(version for version in _shipped() if version.slug not in known)
    db.session.flush()


def import_version(path: Path, *, slug: str, title: str, dated: str, now: datetime) -> ManifestVersion:
    """Put an official wording in as a new version, in force from its date until a later official one begins.

    A version that is known but has no text yet receives it and keeps its terms. Raises ManifestRefused.
    """
    if not rules.may_be_slug(slug):
        raise ManifestRefused(
            f"“{slug}” kan geen naam van een versie zijn. Gebruik kleine letters, cijfers en streepjes, zoals 2027."
        )
    if not title.strip():
        raise ManifestRefused("De titel ontbreekt. Zet hem achter --title.")
    day = _day(dated)
    text = _read(path)
    version = db.session.scalar(select(ManifestVersion).where(ManifestVersion.slug == slug))
    before = trail.facts(version) if version else None
    if version is None:
        version = ManifestVersion(slug=slug, in_force_from=day)
        _fit_in(version, day, now=now)
    elif version.text:
        raise ManifestRefused(f"Versie {slug} is er al. Een tekst waaronder handtekeningen staan verandert niet.")
    version.title, version.text, version.dated, version.precision = title.strip(), text, day, "day"
    db.session.add(version)
    trail.of_import(version, before=before, now=now)
    return version


@follower
def planned_turns() -> Iterable[date]:
    return [day for version in db.session.scalars(select(ManifestVersion)) for day in rules.turns(version)]


def _shipped() -> list[ManifestVersion]:
    title = "Iedereen doet mee!"
    return [
        ManifestVersion(
            slug="2018", title=title, text="", dated=date(2018, 6, 14), precision="day", source=PROGRAMME,
            in_force_from=date(2018, 6, 14), in_force_until=LAPSED, signing_closes_on=LAPSED,
        ),
        ManifestVersion(
            slug="2019", title=title, text="", dated=date(2019, 3, 1), precision="year", source=PROGRAMME,
            in_force_from=date(2019, 3, 1), in_force_until=LAPSED, signing_closes_on=LAPSED,
        ),
        ManifestVersion(
            slug="werktekst", title=title, text=WORKING_TEXT.read_text(encoding="utf-8"), dated=date(2026, 11, 24),
            precision="day", is_working_text=True,
        ),
    ]  # fmt: skip


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ManifestRefused(
            f"“{text}” is geen datum. Zet de datum van de tekst achter --dated als JJJJ-MM-DD, zoals 2027-01-31."
            if text
            else "De datum van de tekst ontbreekt. Zet hem achter --dated als JJJJ-MM-DD, zoals 2027-01-31."
        ) from None


def _fit_in(new: ManifestVersion, day: date, *, now: datetime) -> None:
    """End earlier official versions on the day of the new one, and the new one where a later one begins."""
    official = db.session.scalars(select(ManifestVersion).where(~ManifestVersion.is_working_text)).all()
    for version in official:
        if version.dated < day and (version.in_force_until is None or version.in_force_until > day):
            before = trail.terms(version)
            version.in_force_until = version.signing_closes_on = day
            trail.of_ending(version, before=before, now=now)
    later = [version.dated for version in official if version.dated > day]
    new.in_force_until = new.signing_closes_on = min(later, default=None)


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig").strip() + "\n"
    except OSError as fault:
        raise ManifestRefused(f"Het bestand {path} kan niet worden gelezen ({fault.strerror}).") from None
    except UnicodeDecodeError:
        raise ManifestRefused(f"Het bestand {path} is geen UTF-8. Bewaar het als tekst in UTF-8.") from None
    if not text.strip():
        raise ManifestRefused(f"Het bestand {path} is leeg.")
    if len(text) > MAX_TEXT or "\0" in text:
        raise ManifestRefused(f"Het bestand {path} is geen tekst van een manifest: te lang of geen gewone tekst.")
    return text
