"""The blueprint on which the pages of the back office hang, and what its layout asks for on every page."""

from datetime import datetime

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from koplopers.people import queries
from koplopers.people.current import current_person, current_sign_in

NUMBER = "<int(max=2147483647):number>"  # what fits in the columns of both databases
# Somebody who goes back finds what they typed; nobody else is shown it.
MAY_GO_BACK = {"Cache-Control": "private, no-cache"}

Answer = tuple[str, int, dict[str, str]]

blueprint = Blueprint("secretariat", __name__, url_prefix="/beheer")


@blueprint.record_once
def offer_to_layout(state: BlueprintSetupState) -> None:
    state.app.jinja_env.globals |= {"current_person": current_person, "signed_in_until": signed_in_until}


def signed_in_until() -> datetime | None:
    """When the session of this browser ends if nothing more is done in it."""
    sign_in = current_sign_in()
    return queries.ends_at(sign_in) if sign_in else None
