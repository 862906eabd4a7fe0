"""The read model of the directory: what the network looks like on each day, ready to be asked.

It is made anew by each public change (see actions.rebuild), never written by anything else, and holds a row for
every period in which nothing about a municipality changes. So at midnight on the day of a reorganisation nothing
has to happen: the question of that day finds other rows.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from koplopers.database import Base

# Compared byte by byte in both databases, so that order and ranges of these ASCII words are the same everywhere.
Plain = String().with_variant(String(collation="C"), "postgresql")


class Listing(Base):
    """One municipality as the directory shows it from `starts_on` up to but not on `ends_on`."""

    __tablename__ = "listing"
    __table_args__ = (
        Index("ix_listing_members_by_name", "is_member", "sort_key", "starts_on", "ends_on"),
        Index("ix_listing_all_by_name", "sort_key", "starts_on", "ends_on"),
        Index("ix_listing_province_by_name", "province_slug", "is_member", "sort_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    code: Mapped[str]
    slug: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(Plain)
    province_slug: Mapped[str]
    province: Mapped[str]
    inhabitants: Mapped[int | None] = mapped_column(index=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    standing: Mapped[str] = mapped_column(index=True)
    is_member: Mapped[bool]
    joined_on: Mapped[date | None] = mapped_column(index=True)
    joined_precision: Mapped[str | None]
    via: Mapped[str | None]  # the name of the predecessor that signed
    former_names: Mapped[list[str]] = mapped_column(JSON)  # of what went up into this municipality
    profile: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)  # see profile.py
    starts_on: Mapped[date]
    ends_on: Mapped[date]


# The order of the list “Datum, nieuwste eerst” and of the newest signatures on the home page.
Index("ix_listing_members_by_date", Listing.is_member, Listing.joined_on.desc(), Listing.sort_key)
Index("ix_listing_members_by_inhabitants", Listing.is_member, Listing.inhabitants.desc(), Listing.sort_key)


class ListingTerm(Base):
    """A word by which a listing is found."""

    __tablename__ = "listing_term"

    term: Mapped[str] = mapped_column(Plain, primary_key=True)
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True)


class ListingTheme(Base):
    """A theme that the municipality of a listing says it works on."""

    __tablename__ = "listing_theme"

    theme_slug: Mapped[str] = mapped_column(primary_key=True)
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True)


class ListingChange(Base):
    """By how many the listings of a province and standing grow on a day: totals without counting all rows."""

    __tablename__ = "listing_change"

    day: Mapped[date] = mapped_column(primary_key=True)
    province_slug: Mapped[str] = mapped_column(primary_key=True)
    standing: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
