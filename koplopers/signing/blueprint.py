"""The blueprint on which the signing of the manifest and the register of signatures hang."""

from flask import Blueprint

blueprint = Blueprint("signing", __name__)
