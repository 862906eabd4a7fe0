"""What we ask of the register."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from koplopers.database import db
from koplopers.municipalities.models import Province, RegisterEdition, Reorganisation
from koplopers.municipalities.rules import Kind, Step


def provinces() -> Sequence[Province]:
    return db.session.scalars(select(Province).order_by(Province.name)).all()


def reorganisations() -> Sequence[Reorganisation]:
    """Every reorganisation with its old and new municipality, oldest first, in one query."""
    return db.session.scalars(
        select(Reorganisation)
        .options(joinedload(Reorganisation.old), joinedload(Reorganisation.new))
        .order_by(Reorganisation.effective_on, Reorganisation.id)
    ).all()


def step_of(reorganisation: Reorganisation) -> Step:
    """The reorganisation as the rules speak of it."""
    return Step(
        reorganisation.effective_on,
        Kind(reorganisation.kind),
        reorganisation.old.code,
        reorganisation.new.code,
    )


def edition() -> RegisterEdition | None:
    """Where the register comes from; None before it is loaded."""
    return db.session.get(RegisterEdition, 1)
