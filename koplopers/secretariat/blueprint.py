"""The blueprint on which the pages of the back office hang."""

from flask import Blueprint

blueprint = Blueprint("secretariat", __name__, url_prefix="/beheer")
