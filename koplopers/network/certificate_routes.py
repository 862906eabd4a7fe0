"""The certificate of a signature: a page worth printing, in the look of the posters."""

from flask import abort, render_template
from sqlalchemy import select

from koplopers.database import db
from koplopers.network.blueprint import blueprint
from koplopers.network.poster import name_step, pattern
from koplopers.signing.log import SIGNING
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Signature
from koplopers.web.access import open_to_all


@blueprint.get("/manifest/ondertekenaars/<int:number>/oorkonde")
@open_to_all
def certificate(number: int) -> str:
    """By the entry with which the signature began. One that is withdrawn has no certificate any more."""
    begun = select(LogEntry.signature_id).where(LogEntry.index == number, LogEntry.kind.in_(SIGNING))
    signature = db.session.scalar(select(Signature).where(Signature.id.in_(begun))) if number < 2**31 else None
    if signature is None or signature.withdrawn_on:
        abort(404)
    place = signature.municipality
    return render_template(
        "network/certificate.html",
        signature=signature,
        number=number,
        pattern=pattern(place.code),
        step=name_step(place.name),
    )
