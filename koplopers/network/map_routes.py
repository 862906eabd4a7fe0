"""The map: every municipality as a dot, the selection of the directory standing out, and the same ones as a list."""

from flask import render_template

from koplopers import clock
from koplopers.network import queries
from koplopers.network.blueprint import blueprint
from koplopers.network.directory import active_filters, asked
from koplopers.network.map import HEIGHT, MARGIN, WIDTH, by_standing, dots
from koplopers.web.access import open_to_all


@blueprint.get("/netwerk/kaart")
@open_to_all
def map() -> tuple[str, int]:  # the endpoint is called network.map
    form, selection, choices = asked()
    chosen, others = queries.whole_map(selection, clock.today())
    standings = by_standing(others)
    page = render_template(
        "network/map.html",
        form=form,
        selection=selection,
        chosen=chosen,
        others=standings,
        dots=dots(chosen),
        # In the order of the list, for whoever goes from dot to dot.
        quiet_dots=dots(one for those in standings.values() for one in those),
        box=(0, -MARGIN, WIDTH, HEIGHT + 2 * MARGIN),
        filters=active_filters(selection, choices, "network.map"),
    )
    return page, 422 if form.errors else 200
