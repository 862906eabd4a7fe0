"""What we ask of the signatures."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.signing.models import Endorsement, Signature


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
