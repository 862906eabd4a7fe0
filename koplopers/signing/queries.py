"""What we ask of the signatures, and of what comes before one."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from koplopers.database import db
from koplopers.manifest.models import ManifestVersion
from koplopers.manifest.queries import versions
from koplopers.municipalities.models import Municipality, Reorganisation
from koplopers.municipalities.queries import reorganisations, step_of
from koplopers.municipalities.rules import Lifetime, predecessors
from koplopers.signing import rules
from koplopers.signing.choosing import Candidate
from koplopers.signing.models import Endorsement, KnownDomain, Signature

STANDS = Signature.withdrawn_on.is_(None)


def signatures(*, until: date) -> Sequence[Signature]:
    """Every signature up to and on this day with its municipality and version, in the order of signing."""
    return db.session.scalars(
        select(Signature)
        .join(Signature.municipality)
        .where(Signature.signed_on <= until)
        .options(joinedload(Signature.municipality), joinedload(Signature.manifest_version))
        .order_by(Signature.signed_on, Municipality.sort_name)
    ).all()


def endorsements(*, until: date) -> Sequence[Endorsement]:
    """Who signed first as encouragement, up to and on this day, in that order."""
    return db.session.scalars(select(Endorsement).where(Endorsement.signed_on <= until).order_by(Endorsement.id)).all()


def version_to_sign(today: date) -> ManifestVersion | None:
    """The version that can be signed today; None while signing is closed."""
    return rules.version_to_sign(versions(), today)


def candidates(today: date) -> list[Candidate]:
    """The municipalities of today with all their names, by name."""
    known = db.session.scalars(
        select(Municipality).options(joinedload(Municipality.province)).order_by(Municipality.sort_name)
    ).all()
    steps = [step_of(one) for one in reorganisations() if one.effective_on <= today]
    receivers, names = {step.new for step in steps}, {one.code: one.name for one in known}
    return [
        Candidate(
            code=one.code,
            name=one.name,
            province=one.province.name,
            other_names=(one.official_name, *one.aliases),
            former_names=tuple(names[code] for code in predecessors(one.code, steps, today))
            if one.code in receivers
            else (),
        )
        for one in known
        if Lifetime(one.starts_on, one.ends_on).covers(today)
    ]


def municipality(code: str, today: date) -> Municipality | None:
    """The municipality with this code, if it exists today."""
    found = db.session.scalar(select(Municipality).where(Municipality.code == code))
    return found if found and Lifetime(found.starts_on, found.ends_on).covers(today) else None


def municipality_at(slug: str, today: date) -> Municipality | None:
    """The municipality with this address, if it exists today."""
    found = db.session.scalar(select(Municipality).where(Municipality.slug == slug))
    return found if found and Lifetime(found.starts_on, found.ends_on).covers(today) else None


def standing_signatures(municipality_id: int, today: date) -> Sequence[Signature]:
    """What a municipality signed and did not withdraw, the newest first. Only what is public."""
    mine = Signature.municipality_id == municipality_id, STANDS, Signature.signed_on <= today
    asked = select(Signature).where(*mine).options(joinedload(Signature.manifest_version))
    return db.session.scalars(asked.order_by(Signature.signed_on.desc())).all()


def coming_reorganisation(municipality_id: int, today: date) -> Reorganisation | None:
    """By what a municipality is going to end, when that has been announced."""
    asked = select(Reorganisation).where(Reorganisation.old_id == municipality_id, Reorganisation.effective_on > today)
    return db.session.scalars(asked.order_by(Reorganisation.effective_on)).first()


def known_domains(municipality_id: int) -> list[str]:
    """Where a municipality is known to have mail addresses."""
    asked = select(KnownDomain.domain).where(KnownDomain.municipality_id == municipality_id)
    return list(db.session.scalars(asked.order_by(KnownDomain.domain)))
