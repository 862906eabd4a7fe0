"""The blueprint on which the pages of the back office hang."""

from flask import Blueprint

NUMBER = "<int(max=2147483647):number>"  # what fits in the columns of both databases

blueprint = Blueprint("secretariat", __name__, url_prefix="/beheer")
