"""A signature lapses when the version that was signed ends: told in good time to who signed and the contact person."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.manifest.models import ManifestVersion
from koplopers.manifest.queries import versions
from koplopers.municipalities.models import Municipality
from koplopers.outbox.actions import queue_all
from koplopers.outbox.letters import Letter
from koplopers.people import queries as people
from koplopers.signing import living_mails, living_queries, queries
from koplopers.signing.living_mails import HAS_ROLE
from koplopers.signing.living_models import LapseNotice
from koplopers.signing.living_rules import must_be_told
from koplopers.signing.mails import SIGNS
from koplopers.signing.models import Signature
from koplopers.work.schedule import daily

MORNING = 9  # hour


@daily("signatures-that-lapse", hour=MORNING)
def tell_lapses(*, now: datetime) -> int:
    """Write about every signature that is going to lapse and was not told of yet; returns of how many."""
    today = now.astimezone(AMSTERDAM).date()
    due = [(one, _letters(one, today)) for one in _due(today)]
    queue_all([letter for _, letters in due for letter in letters], now=now)
    if nobody := [one for one, letters in due if not letters]:
        queue_all([living_mails.lapses_without_anybody(nobody, each) for each in people.secretaries()], now=now)
    for one, _ in due:
        ends_on = one.manifest_version.in_force_until
        db.session.add(LapseNotice(signature_id=one.id, lapses_on=ends_on, told_at=now))
    db.session.flush()
    return len(due)


def _due(today: date) -> Sequence[Signature]:
    """The signatures that lapse, were not renewed and not told of, by name of the municipality."""
    ends = db.session.scalars(select(ManifestVersion).where(ManifestVersion.in_force_until.is_not(None))).all()
    ending = [one.id for one in ends if one.in_force_until and must_be_told(ends_on=one.in_force_until, today=today)]
    if not ending:
        return []
    told = {(one.signature_id, one.lapses_on) for one in db.session.scalars(select(LapseNotice))}
    asked = select(Signature).join(Signature.municipality).join(Signature.manifest_version)
    asked = asked.where(queries.STANDS, Signature.manifest_version_id.in_(ending))
    asked = asked.options(joinedload(Signature.application)).order_by(Municipality.sort_name)
    renewed = {one.municipality_id for one in db.session.scalars(living_queries.outliving(ending, today))}
    return [
        one
        for one in db.session.scalars(asked)
        if (one.id, one.manifest_version.in_force_until) not in told
        and renewed.isdisjoint({one.municipality_id, *(heir.id for heir in living_queries.heirs_of(one, today))})
    ]


def _letters(one: Signature, today: date) -> list[Letter]:
    """To whom we know of this municipality, or of those in which it goes on."""
    following = _following(one.manifest_version, today)
    return [
        living_mails.lapses(one, name=name, to=to, reason=reason, today=today, following=following)
        for to, (name, reason) in dict(_people(one, today)).items()
    ]


def _following(version: ManifestVersion, today: date) -> ManifestVersion | None:
    """What can be signed instead of this version: today, or else the first that is announced."""
    now_open = queries.version_to_sign(today)
    if now_open and now_open.id != version.id:
        return now_open
    coming = [(one.in_force_from, one) for one in versions() if one.text and one.in_force_from]
    return min((pair for pair in coming if pair[0] > today), key=lambda pair: pair[0], default=(None, None))[1]


def _people(one: Signature, today: date) -> Iterator[tuple[str, tuple[str, str]]]:
    """Address, name and why: who signed, and whoever speaks for the municipality now."""
    signed = one.application
    if signed and signed.signer_email:
        yield signed.signer_email, (signed.signer_name, SIGNS)
    for place in living_queries.heirs_of(one, today) or [one.municipality]:
        contact = people.contact_of(place.code)
        if contact and contact.person.email:
            yield contact.person.email, (contact.person.name, HAS_ROLE.format(place.name))
