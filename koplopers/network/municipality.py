"""One municipality: its standing, its history, its neighbours, and how we know."""

from datetime import date

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.network import queries
from koplopers.network.blueprint import blueprint
from koplopers.network.models import Listing
from koplopers.network.poster import pattern
from koplopers.web.access import open_to_all


@blueprint.get("/netwerk/<slug>")
@open_to_all
def municipality(slug: str) -> str | Response:
    today = clock.today()
    listing = queries.listing(slug, today)
    if listing is None:
        return answer_for_gone(slug, today, "network.municipality")
    past, announced = split_history(listing, today)
    return render_template(
        "network/municipality.html",
        listing=listing,
        profile=listing.profile,
        pattern=pattern(listing.code),
        past=past,
        announced=announced,
        today=today,
        neighbours=queries.neighbours(listing.municipality_id, today),
    )


def answer_for_gone(slug: str, today: date, endpoint: str) -> str | Response:
    """Lead from a municipality that no longer exists to its successor; a split one offers them all."""
    found = queries.whereabouts(slug, today)
    if found is None or not found[1]:
        abort(404)
    gone, successors = found
    if len(successors) == 1:
        return redirect(url_for(endpoint, slug=successors[0].slug), 301)
    return render_template("network/divided.html", gone=gone, successors=successors, endpoint=endpoint)


def split_history(listing: Listing, today: date) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """What has happened to this municipality, and what is announced."""
    events = listing.profile["history"]
    return (
        [event for event in events if event["day"] <= today.isoformat()],
        [event for event in events if event["day"] > today.isoformat()],
    )
