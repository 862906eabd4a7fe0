"""What we ask of the directory: each page with one query, whatever the size of the network."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, literal, select, true, union_all
from sqlalchemy.orm import undefer

from koplopers.database import db
from koplopers.municipalities.models import Municipality, Province, municipality_neighbour
from koplopers.municipalities.queries import reorganisations, step_of
from koplopers.municipalities.rules import successors, words_of
from koplopers.network.conditions import filters, on, ordered, words
from koplopers.network.map import Place
from koplopers.network.models import Listing, ListingChange
from koplopers.network.search import Results, search
from koplopers.network.selection import PER_PAGE, Selection
from koplopers.selection.rules import Standing
from koplopers.themes.models import Theme


@dataclass(frozen=True)
class Choice:
    slug: str
    name: str


@dataclass(frozen=True)
class Choices:
    """What can be chosen in the filters."""

    provinces: list[Choice]
    themes: list[Choice]


def choices() -> Choices:
    """The provinces and themes of the filters, in one query."""
    rows = db.session.execute(
        union_all(
            select(literal("province").label("kind"), Province.slug, Province.name, literal(0).label("position")),
            select(literal("theme"), Theme.slug, Theme.name, Theme.position),
        ).order_by("position", "name")
    ).all()
    return Choices(
        [Choice(slug, name) for kind, slug, name, _ in rows if kind == "province"],
        [Choice(slug, name) for kind, slug, name, _ in rows if kind == "theme"],
    )


def one_page(selection: Selection, today: date) -> Results:
    """The listings on the asked page with the total, in one query; two when that is a later page and empty."""
    if selection.words or selection.theme:
        return search(selection, today)
    total = _total(selection, today)
    rows = db.session.execute(
        select(Listing, total.label("total"))
        .where(*filters(selection), *on(today))
        .order_by(*ordered(selection.order))
        .limit(PER_PAGE)
        .offset((selection.page - 1) * PER_PAGE)
    ).all()
    if rows or selection.page == 1:
        return Results([row[0] for row in rows], rows[0][1] if rows else 0)
    return Results([], db.session.scalar(select(total)) or 0)


def whole(selection: Selection, today: date) -> Sequence[Listing]:
    """Every listing of the selection, for data formats."""
    return db.session.scalars(
        select(Listing).where(*filters(selection), *words(selection), *on(today)).order_by(*ordered(selection.order))
    ).all()


def whole_map(selection: Selection, today: date) -> tuple[list[Place], list[Place]]:
    """Every municipality of today by name, in one query: those of the selection, and the others."""
    is_chosen = and_(true(), *filters(selection), *words(selection))
    columns = Listing.name, Listing.slug, Listing.standing, Listing.latitude, Listing.longitude
    rows = db.session.execute(
        select(*columns, is_chosen.label("is_chosen")).where(*on(today)).order_by(Listing.sort_key)
    ).all()
    places = [(Place(*row[:-1]), row.is_chosen) for row in rows]
    return [place for place, is_chosen in places if is_chosen], [place for place, is_chosen in places if not is_chosen]


def listing(slug: str, today: date) -> Listing | None:
    """The municipality with this address as it is today; None when it does not exist today."""
    return db.session.scalar(select(Listing).options(undefer(Listing.profile)).where(Listing.slug == slug, *on(today)))


def neighbours(municipality_id: int, today: date) -> Sequence[Listing]:
    return db.session.scalars(
        select(Listing)
        .join(municipality_neighbour, municipality_neighbour.c.neighbour_id == Listing.municipality_id)
        .where(municipality_neighbour.c.municipality_id == municipality_id, *on(today))
        .order_by(Listing.sort_key)
    ).all()


def whereabouts(slug: str, today: date) -> tuple[Municipality, list[Municipality]] | None:
    """A municipality that no longer exists, and where it went; None for an address that nobody ever had."""
    known = reorganisations()
    gone = next((one.old for one in known if one.old.slug == slug), None)
    if gone is None:
        return None
    receivers = {one.new.code: one.new for one in known}
    codes = successors(gone.code, [step_of(one) for one in known], today)
    found = [receivers[code] for code in codes if code != gone.code]
    return gone, sorted(found, key=lambda one: words_of(one.sort_name))


def places(today: date) -> list[tuple[float | None, float | None, str]]:
    """Where each municipality of today lies and what its standing is."""
    return [
        (latitude, longitude, standing)
        for latitude, longitude, standing in db.session.execute(
            select(Listing.latitude, Listing.longitude, Listing.standing).where(*on(today))
        )
    ]


def newest(today: date, *, limit: int) -> Sequence[Listing]:
    """The members that joined last."""
    return db.session.scalars(
        select(Listing)
        .where(Listing.is_member, *on(today))
        .order_by(Listing.joined_on.desc(), Listing.sort_key)
        .limit(limit)
    ).all()


def front_runners(today: date) -> Sequence[Listing]:
    """The front runners of today, by name."""
    return db.session.scalars(
        select(Listing).where(Listing.standing == Standing.FRONT_RUNNER.value, *on(today)).order_by(Listing.sort_key)
    ).all()


def _total(selection: Selection, today: date) -> ColumnElement[int]:
    conditions = [ListingChange.day <= today]
    if selection.standings:
        conditions.append(ListingChange.standing.in_(selection.standings))
    if selection.province:
        conditions.append(ListingChange.province_slug == selection.province)
    return select(func.coalesce(func.sum(ListingChange.number), 0)).where(*conditions).scalar_subquery()
