"""Searching by words and by theme: one question whose cost has a bound, however large the network is.

For a word or a theme the index gives at most `ENOUGH` entries. What has all words is among the entries of the rarest,
so as long as one of them stays within that number, the answer is whole. When none does, the answer says that there
may be more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from itertools import islice
from typing import Any

from sqlalchemy import CTE, Row, Select, Subquery, and_, case, false, func, null, select, true, union_all

from koplopers.database import db
from koplopers.network.conditions import AFTER_ALL_WORDS, begins, filters, of_theme, on, ordered, words
from koplopers.network.models import Listing, ListingTerm, ListingTheme
from koplopers.network.selection import PER_PAGE, Selection

# Entries of the index for one word or theme. The register has 461 listings, its past included, and 82 entries for its
# most usual first letter: only an invented network ever reaches this.
ENOUGH = 800
STARTS = 3  # conditions that the question starts at: the theme and the longest words, which are rare before others
ELSEWHERE = 5  # offered when the words are found, but outside the filters
NEAR = 150  # entries with the same first letter that are compared for a typing error
LIKE = 0.75  # how much of a name must be right, as difflib measures; “utrect” for “Utrecht” is 0.92
MEANT = 3  # names offered for a typing error


@dataclass(frozen=True)
class Meant:
    """A municipality that may have been meant, and the word of its names that comes near."""

    term: str
    listing: Listing


@dataclass(frozen=True)
class Results:
    """One page of what was found, and what to offer when that is nothing."""

    listings: Sequence[Listing]
    total: int
    is_cut: bool = False  # there may be more than the total
    elsewhere: Sequence[Listing] = ()
    meant: Sequence[Meant] = ()


def search(selection: Selection, today: date) -> Results:
    """The asked page of a selection with words or a theme, in one query."""
    rows = db.session.execute(_question(selection, today)).all()
    total, is_cut = rows[0].total, bool(rows[0].is_cut)
    found = [row for row in rows if row.Listing and row.term is None]
    return Results(
        listings=[row.Listing for row in found if row.is_chosen],
        total=total,
        is_cut=is_cut,
        elsewhere=[row.Listing for row in found][:ELSEWHERE] if not total and selection.words else (),
        meant=[] if found or is_cut else list(islice(_meant(selection, rows), MEANT)),
    )


def _question(selection: Selection, today: date) -> Select[*tuple[Any, ...]]:
    """A row for each listing of the page, those outside the filters last; without any, for each name that comes near.

    There is always one row, that tells the total and whether there may be more.
    """
    starts = _starts(selection)
    candidate = _candidates(selection, today, starts)
    told = select(
        select(func.count()).select_from(candidate).where(candidate.c.is_chosen).scalar_subquery().label("total"),
        and_(*(select(func.count()).select_from(one).scalar_subquery() > ENOUGH for one in starts)).label("is_cut"),
    ).subquery("told")
    line = union_all(_page(selection, candidate), _near(selection, today, candidate)).subquery("line")
    return (
        select(told.c.total, told.c.is_cut, line.c.is_chosen, line.c.term, Listing)
        .select_from(told)
        .outerjoin(line, true())
        .outerjoin(Listing, Listing.id == line.c.id)
        .order_by(line.c.is_chosen.desc(), *ordered(selection.order))
    )


def _starts(selection: Selection) -> list[Subquery]:
    """The first entries of the index for the theme and for the longest words."""
    entries = [select(ListingTheme.listing_id).where(of_theme(selection.theme))] if selection.theme else []
    longest = sorted(set(selection.words), key=len, reverse=True)
    entries += [select(ListingTerm.listing_id).where(begins(word)) for word in longest]
    return [one.limit(ENOUGH + 1).subquery() for one in entries[:STARTS]]


def _candidates(selection: Selection, today: date, starts: list[Subquery]) -> CTE:
    """The listings of these entries that have all words, and whether the filters choose them."""
    with_all = words(selection)
    if len(starts) == 1:  # what was found by its only word or theme need not be asked for it again
        selection, with_all = replace(selection, theme=""), []
    return (
        select(
            Listing.id,
            Listing.sort_key,
            Listing.inhabitants,
            Listing.joined_on,
            and_(true(), *filters(selection)).label("is_chosen"),
        )
        .where(Listing.id.in_(union_all(*(select(one.c.listing_id) for one in starts))), *on(today), *with_all)
        .cte("candidate")
    )


def _page(selection: Selection, candidate: CTE) -> Select[*tuple[Any, ...]]:
    page = (
        select(candidate.c.id, candidate.c.is_chosen, null().label("term"))
        .order_by(candidate.c.is_chosen.desc(), *ordered(selection.order, candidate.c))
        .limit(PER_PAGE)
        .offset((selection.page - 1) * PER_PAGE)
        .subquery("page")
    )
    return select(page.c.id, page.c.is_chosen, page.c.term)


def _near(selection: Selection, today: date, candidate: CTE) -> Select[*tuple[Any, ...]]:
    """A listing for each word with the same first letter; nothing when the words were found, or when there are none."""
    first = _typed(selection)[:1]
    is_nothing = select(func.count()).select_from(candidate).scalar_subquery() == 0
    # The end of the range says so, because SQLite looks at a condition apart only at each entry that it reads.
    last = case((is_nothing, first + AFTER_ALL_WORDS), else_="") if first else ""
    entry = (
        select(ListingTerm.listing_id, ListingTerm.term)
        .join(Listing, Listing.id == ListingTerm.listing_id)
        .where(ListingTerm.term >= first, ListingTerm.term < last, *on(today))
        .limit(NEAR)
        .subquery("entry")
    )
    return select(func.min(entry.c.listing_id), false(), entry.c.term).group_by(entry.c.term)


def _meant(selection: Selection, rows: Sequence[Row[*tuple[Any, ...]]]) -> Iterator[Meant]:
    """Each municipality once, the name that comes nearest first."""
    near = {row.term: row.Listing for row in rows if row.term}
    offered = set()
    for term in get_close_matches(_typed(selection), near, n=MEANT * 3, cutoff=LIKE):
        if near[term].id not in offered:
            offered.add(near[term].id)
            yield Meant(term, near[term])


def _typed(selection: Selection) -> str:
    """The words as one, as names are kept too: “den bosh” then comes near to “denbosch”."""
    return "".join(selection.words)
