"""What we ask of the signatures."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.signing.models import Endorsement, Signature


def signatures() -> Sequence[Signature]:
    """Every signature with its municipality, in the order of signing."""
    return db.session.scalars(
        select(Signature)
        .join(Signature.municipality)
        .options(joinedload(Signature.municipality))
        .order_by(Signature.signed_on, Municipality.sort_name)
    ).all()


def endorsements() -> Sequence[Endorsement]:
    return db.session.scalars(select(Endorsement).order_by(Endorsement.id)).all()
