"""A municipality that signed wants to change or withdraw it, and has no letter at hand: the way back to its page."""

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.clock import today
from koplopers.database import transaction
from koplopers.municipalities.models import Municipality
from koplopers.outbox.actions import queue_all
from koplopers.outbox.letters import Letter
from koplopers.people.door import require_from_here
from koplopers.signing import living_mails, living_queries, queries, rules
from koplopers.signing.blueprint import blueprint
from koplopers.signing.door import TooMany, count, show
from koplopers.signing.log_entries import is_from_source
from koplopers.web import throttle
from koplopers.web.access import open_to_all_fresh

ASK, LETTER = "ask for the way to change", "letter to change"
ASKS_PER_ORIGIN = "20 per hour"


@blueprint.route("/ondertekenen/wijzigen/<slug>", methods=["GET", "POST"])
@open_to_all_fresh
def change(slug: str) -> Response:
    """What can be done, and a mail to who signed; the same answer whether or not there is anybody to write to."""
    if request.method == "POST":
        require_from_here()
    place = queries.municipality_at(slug, today()) or abort(404)
    if request.method != "POST":
        return _page(place, told=bool(request.args.get("gemaild")))
    try:
        count(ASK, ASKS_PER_ORIGIN)
    except TooMany as refused:
        return _page(place, refused=str(refused), status=429)
    letters = _letters(place)
    with transaction():
        queue_all(letters, now=clock.now())
    return redirect(url_for(".change", slug=slug, gemaild="ja"), 303)


def _letters(place: Municipality) -> list[Letter]:
    """One for each signature that lives; a mailbox that had too many gets none, and nobody hears that."""
    return [
        living_mails.change(one)
        for one in living_queries.applications_of(place)
        if throttle.count(LETTER, rules.LETTERS_TO_ONE, who=one.signer_email)
    ]


def _page(place: Municipality, *, told: bool = False, refused: str = "", status: int = 200) -> Response:
    own = queries.standing_signatures(place.id, today())
    version = queries.version_to_sign(today())
    signed_now = version is not None and any(one.manifest_version_id == version.id for one in own)
    everything = [*own, *living_queries.inherited(place, today())]
    return show(
        "change",
        status,
        place=place,
        told=told,
        refused=refused,
        signatures=everything,
        may_sign=version is not None and not signed_now,
        from_source=any(is_from_source(one) for one in everything),
    )
