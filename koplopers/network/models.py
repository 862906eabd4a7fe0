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

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    code: Mapped[str]
    slug: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(Plain)
    province_slug: Mapped[str]
    province: Mapped[str]
    inhabitants: Mapped[int | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    standing: Mapped[str]
    is_member: Mapped[bool]
    joined_on: Mapped[date | None]
    joined_precision: Mapped[str | None]
    via: Mapped[str | None]  # the name of the predecessor that signed
    lapses_on: Mapped[date | None]  # when the last version ends that counts; None when one has no end, or none counts
    former_names: Mapped[list[str]] = mapped_column(JSON)  # of what went up into this municipality
    profile: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)  # see profile.py
    starts_on: Mapped[date]
    ends_on: Mapped[date]


# An index for every question without words: each way to filter in each order. With it a page is read from its index
# and never sorted, however many municipalities there are. What is not known comes last: SQLite does so by itself and
# refuses an index that says it, so the migrations leave it out there.
for _filter in ((), ("is_member",), ("standing",), ("province_slug",), ("province_slug", "is_member"),
                ("province_slug", "standing")):  # fmt: skip
    for _order, _columns in {
        "name": (Listing.sort_key,),
        "inhabitants": (Listing.inhabitants.desc().nulls_last(), Listing.sort_key),
        "date": (Listing.joined_on.desc().nulls_last(), Listing.sort_key),
    }.items():
        Index(
            "_".join(("ix_listing", *_filter, "by", _order)),
            *(getattr(Listing, name) for name in _filter),
            *_columns,
        )


class ListingTerm(Base):
    """A word by which a listing is found."""

    __tablename__ = "listing_term"
    # For whether a listing that was found by one word also has another.
    __table_args__ = (Index("ix_listing_term_by_listing", "listing_id", "term"),)

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
