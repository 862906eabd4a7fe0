"""The certificate of a signature: a page worth printing, in the look of the posters."""

from flask import abort, render_template

from koplopers import clock
from koplopers.network.blueprint import blueprint
from koplopers.network.poster import name_step, pattern
from koplopers.signing import register_queries
from koplopers.web.access import open_to_all


@blueprint.get("/manifest/ondertekenaars/<int:number>/oorkonde")
@open_to_all
def certificate(number: int) -> str:
    """By the entry with which the signature began. One that is withdrawn has no certificate any more."""
    signed = register_queries.signed_in(number)
    if signed is None or signed.signature.withdrawn_on:
        abort(404)
    signature, place = signed.signature, signed.signature.municipality
    return render_template(
        "network/certificate.html",
        signature=signature,
        number=number,
        lapsed_on=signed.lapsed_on(clock.today()),
        pattern=pattern(place.code),
        step=name_step(place.name),
    )
