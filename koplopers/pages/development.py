"""Pages for whoever builds or audits the site, never in production: what visitors see when something goes wrong, and
the letters that a site without a mail server sends."""

from flask import Blueprint, abort, current_app, render_template
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.outbox import message, queries, rules
from koplopers.outbox.models import OutboxLetter
from koplopers.outbox.rules import State
from koplopers.web.access import open_to_all_fresh
from koplopers.web.errors import PAGES

blueprint = Blueprint("development", __name__, url_prefix="/ontwikkeling")

NEWEST = 100  # letters; who tries things out looks for the last few
STANDS = {
    State.WAITING: "wacht op de werker",
    State.IN_HAND: "wordt nu verstuurd",
    State.TRIED_AGAIN_LATER: "wordt later nog eens geprobeerd",
    State.HANDED_OVER: "verstuurd",
    State.EXPIRED: "verlopen, niet verstuurd",
    State.GIVEN_UP: "niet te versturen",
}


@blueprint.get("/fout/<int:code>")
@open_to_all_fresh
def refusal(code: int) -> Response:
    """The page that goes with this status; what has no page of its own does not exist."""
    abort(code if code in PAGES else 404)


@blueprint.get("/postvak")
@open_to_all_fresh
def mailbox() -> str:
    """The letters that people would have got, also those that the worker did not look at yet."""
    _only_without_a_mail_server()
    return render_template("pages/mailbox.html", letters=queries.newest(NEWEST), stand=_stand, most=NEWEST)


@blueprint.get("/postvak/<int:number>")
@open_to_all_fresh
def letter(number: int) -> str:
    """One letter in both forms in which it travels."""
    _only_without_a_mail_server()
    found = queries.by_id(number) or abort(404)
    site = current_app.extensions["settings"].base_url
    return render_template(
        "pages/mailbox_letter.html",
        letter=found,
        stand=_stand(found),
        html=message.body(found, site),
        blocks=[block.splitlines() for block in message.plain(found, site).split("\n\n") if block.strip()],
    )


def _only_without_a_mail_server() -> None:
    """Letters that really go to people are for those people."""
    if current_app.extensions["settings"].smtp:
        abort(404)


def _stand(found: OutboxLetter) -> str:
    return STANDS[rules.state(found, clock.now())]
