"""The register of municipalities as we remember it: what exists, what existed, and what became of it."""

from datetime import date, datetime

from sqlalchemy import JSON, Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from koplopers.database import Base, Moment

municipality_neighbour = Table(
    "municipality_neighbour",
    Base.metadata,
    Column("municipality_id", ForeignKey("municipality.id"), primary_key=True),
    Column("neighbour_id", ForeignKey("municipality.id"), primary_key=True),
)


class Province(Base):
    __tablename__ = "province"

    slug: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class Municipality(Base):
    """A municipality that exists, has existed since 2018, or is going to exist."""

    __tablename__ = "municipality"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)  # of Statistics Netherlands, for instance GM0344
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    official_name: Mapped[str]
    sort_name: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    province_slug: Mapped[str] = mapped_column(ForeignKey("province.slug"))
    inhabitants: Mapped[int | None]
    latitude: Mapped[float | None]  # degrees north
    longitude: Mapped[float | None]  # degrees east
    starts_on: Mapped[date | None]  # None: before 2018
    ends_on: Mapped[date | None]  # the first day on which it no longer exists
    is_invented: Mapped[bool] = mapped_column(default=False)

    province: Mapped[Province] = relationship()
    neighbours: Mapped[list["Municipality"]] = relationship(
        secondary=municipality_neighbour,
        primaryjoin=lambda: Municipality.id == municipality_neighbour.c.municipality_id,
        secondaryjoin=lambda: Municipality.id == municipality_neighbour.c.neighbour_id,
        order_by=lambda: Municipality.sort_name,
    )


class Reorganisation(Base):
    """One old municipality that passes, wholly or in part, into one other on a day."""

    __tablename__ = "reorganisation"
    __table_args__ = (UniqueConstraint("effective_on", "old_id", "new_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    effective_on: Mapped[date]
    kind: Mapped[str]  # merger, absorption or split
    old_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    new_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    remark: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")

    old: Mapped[Municipality] = relationship(foreign_keys=old_id)
    new: Mapped[Municipality] = relationship(foreign_keys=new_id)


class RegisterEdition(Base):
    """Where the register in use comes from and of which day its figures are."""

    __tablename__ = "register_edition"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    reference: Mapped[str]  # in words, because the day is not always known
    shipped: Mapped[str]  # sha256 of the tables that came with the release; a new release brings new ones
    loaded_at: Mapped[datetime] = mapped_column(Moment)
