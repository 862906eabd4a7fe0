"""Pages for whoever builds or audits the site, never in production: what visitors see when something goes wrong."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from koplopers.web.access import open_to_all_fresh
from koplopers.web.errors import PAGES

blueprint = Blueprint("development", __name__, url_prefix="/ontwikkeling")


@blueprint.get("/fout/<int:code>")
@open_to_all_fresh
def refusal(code: int) -> Response:
    """The page that goes with this status; what has no page of its own does not exist."""
    abort(code if code in PAGES else 404)
