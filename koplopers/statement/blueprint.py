"""The blueprint on which the statement, the audit log and the reports hang."""

from flask import Blueprint

blueprint = Blueprint("statement", __name__)
