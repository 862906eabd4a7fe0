"""The map: the selection of the directory as dots, with the same municipalities as a list beside it."""

from flask import render_template

from koplopers import clock
from koplopers.network import queries
from koplopers.network.blueprint import blueprint
from koplopers.network.directory import active_filters, asked
from koplopers.network.map import HEIGHT, WIDTH, dots
from koplopers.network.selection import EVERYBODY, Selection
from koplopers.web.access import open_to_all


@blueprint.get("/netwerk/kaart")
@open_to_all
def map() -> tuple[str, int]:  # the endpoint is called network.map
    form, selection, choices = asked()
    today = clock.today()
    everybody = queries.whole(Selection(standing=EVERYBODY), today)
    chosen = queries.whole(selection, today)
    page = render_template(
        "network/map.html",
        form=form,
        selection=selection,
        chosen=chosen,
        dots=dots(everybody, {one.slug for one in chosen}),
        size=(WIDTH, HEIGHT),
        filters=active_filters(selection, choices, "network.map"),
    )
    return page, 422 if form.errors else 200
