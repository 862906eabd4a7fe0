"""The blueprint on which all pages of the network hang."""

from flask import Blueprint

blueprint = Blueprint("network", __name__)
