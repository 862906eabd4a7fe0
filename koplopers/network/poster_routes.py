"""Posters: each municipality introduces itself on a page worth printing."""

from flask import render_template
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.network import queries
from koplopers.network.blueprint import blueprint
from koplopers.network.municipality import answer_for_gone
from koplopers.network.poster import name_step, pattern
from koplopers.web.access import open_to_all


@blueprint.get("/netwerk/<slug>/poster")
@open_to_all
def poster(slug: str) -> str | Response:
    today = clock.today()
    listing = queries.listing(slug, today)
    if listing is None:
        return answer_for_gone(slug, today, "network.poster")
    return render_template(
        "network/poster.html", listing=listing, pattern=pattern(listing.code), step=name_step(listing.name)
    )


@blueprint.get("/even-voorstellen")
@open_to_all
def posters() -> str:
    shown = [
        (listing, pattern(listing.code), name_step(listing.name)) for listing in queries.front_runners(clock.today())
    ]
    return render_template("network/posters.html", posters=shown)
