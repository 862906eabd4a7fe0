"""What a question to the directory means in the database, for every query that answers one."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists

from koplopers.network.models import Listing, ListingTerm, ListingTheme
from koplopers.network.selection import MEMBERS, Order, Selection

AFTER_ALL_WORDS = "\x7f"  # sorts after every letter and digit


def on(today: date) -> list[ColumnElement[bool]]:
    """The municipalities as they are today."""
    return [Listing.starts_on <= today, Listing.ends_on > today]


def filters(selection: Selection) -> list[ColumnElement[bool]]:
    """Standing, province and theme."""
    conditions: list[ColumnElement[bool]] = []
    if selection.standings == MEMBERS:
        conditions.append(Listing.is_member.is_(True))
    elif selection.standings:
        conditions.append(Listing.standing.in_(selection.standings))
    if selection.province:
        conditions.append(Listing.province_slug == selection.province)
    if selection.theme:
        conditions.append(exists().where(ListingTheme.listing_id == Listing.id, of_theme(selection.theme)))
    return conditions


def words(selection: Selection) -> list[ColumnElement[bool]]:
    """Every word of the search begins a word of the name."""
    return [exists().where(ListingTerm.listing_id == Listing.id, begins(word)) for word in sorted(set(selection.words))]


def begins(word: str) -> ColumnElement[bool]:
    return and_(ListingTerm.term >= word, ListingTerm.term < word + AFTER_ALL_WORDS)


def of_theme(theme: str) -> ColumnElement[bool]:
    return ListingTheme.theme_slug == theme


def ordered(order: Order, listing: Any = Listing) -> tuple[ColumnElement[Any], ...]:
    """The columns to sort by, of listings or of anything else that has them."""
    return {
        Order.NAME: (listing.sort_key,),
        Order.INHABITANTS: (listing.inhabitants.desc().nulls_last(), listing.sort_key),
        Order.DATE: (listing.joined_on.desc().nulls_last(), listing.sort_key),
    }[order]
