"""The selection of the directory as data: CSV for spreadsheets, JSON for programs, GeoJSON for maps."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Response, abort, jsonify, make_response, request, url_for

from koplopers import clock
from koplopers.network import queries
from koplopers.network.blueprint import blueprint
from koplopers.network.directory import asked
from koplopers.network.models import Listing
from koplopers.network.selection import PER_PAGE, Selection
from koplopers.web.access import open_to_all
from koplopers.web.addresses import absolute

COLUMNS = ("code", "naam", "slug", "provincie", "status", "sinds", "inwoners", "url")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@blueprint.get("/netwerk.json")
@open_to_all
def directory_json() -> Response:
    listings, total, page = selected()
    return jsonify(aantal=total, pagina=page, gemeenten=[facts(one) for one in listings])


@blueprint.get("/netwerk.geojson")
@open_to_all
def directory_geojson() -> Response:
    listings, _, _ = selected()
    response = jsonify(type="FeatureCollection", features=[feature(one) for one in listings])
    response.mimetype = "application/geo+json"
    return response


@blueprint.get("/netwerk.csv")
@open_to_all
def directory_csv() -> Response:
    listings, _, _ = selected()
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([safe(value) for value in facts(one).values()] for one in listings)
    # Spreadsheets take a file for UTF-8 only when it opens with a byte order mark.
    response = make_response("\ufeff" + text.getvalue())
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="netwerk.csv"'
    return response


def selected() -> tuple[Sequence[Listing], int, int]:
    """The listings of this request with total and page: one page where one is asked for, otherwise all of them."""
    form, selection, _ = asked()
    if form.errors:
        abort(422)
    if "pagina" in request.args:
        return *one_page(selection, clock.today()), selection.page
    listings = queries.whole(selection, clock.today())
    return listings, len(listings), 1


def one_page(selection: Selection, today: date) -> tuple[Sequence[Listing], int]:
    """The listings of the page with the exact total: who reads data cannot type more letters."""
    results = queries.one_page(selection, today)
    if not results.is_cut:
        return results.listings, results.total
    listings = queries.whole(selection, today)
    start = (selection.page - 1) * PER_PAGE
    return listings[start : start + PER_PAGE], len(listings)


def facts(listing: Listing) -> dict[str, Any]:
    """One municipality in the words of the data formats; `sinds` is as exact as it is known."""
    return {
        "code": listing.code,
        "naam": listing.name,
        "slug": listing.slug,
        "provincie": listing.province,
        "status": listing.standing,
        "sinds": known_date(listing),
        "inwoners": listing.inhabitants,
        "url": absolute(url_for("network.municipality", slug=listing.slug)),
    }


def known_date(listing: Listing) -> str | None:
    if listing.joined_on is None:
        return None
    return listing.joined_on.isoformat()[: 7 if listing.joined_precision == "month" else 10]


def feature(listing: Listing) -> dict[str, Any]:
    """A municipality as GeoJSON (RFC 7946): longitude first."""
    known = listing.longitude is not None and listing.latitude is not None
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [listing.longitude, listing.latitude]} if known else None,
        "properties": facts(listing),
    }


def safe(value: object) -> object:
    """A text that a spreadsheet will not run as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
