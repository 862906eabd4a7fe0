"""Selection rounds and the municipalities that were appointed front runner in them."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from koplopers.database import Base
from koplopers.municipalities.models import Municipality


class Round(Base):
    """One selection round, of which we know the outcome."""

    __tablename__ = "round"

    slug: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    appointed_on: Mapped[date]
    precision: Mapped[str]  # day or month: how exactly the date is known
    source: Mapped[str]


class Appointment(Base):
    """A municipality, as it was then, is appointed front runner (koploper)."""

    __tablename__ = "appointment"
    __table_args__ = (UniqueConstraint("round_slug", "municipality_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_slug: Mapped[str] = mapped_column(ForeignKey("round.slug"))
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    source: Mapped[str]

    round: Mapped[Round] = relationship()
    municipality: Mapped[Municipality] = relationship()
