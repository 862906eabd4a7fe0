"""The blueprint on which signing in, accounts and roles hang."""

from flask import Blueprint

blueprint = Blueprint("people", __name__)
