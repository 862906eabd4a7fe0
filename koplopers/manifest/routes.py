from flask import Blueprint, render_template
from koplopers.web.access import open_to_all
blueprint = Blueprint("manifest", __name__)


@blueprint.get("/manifest")
@open_to_all
def current(**_):
    return render_template("stub.html")


@blueprint.get("/manifest/<version>")
@open_to_all
def version(**_):
    return render_template("stub.html")


@blueprint.get("/manifest/ondertekenaars")
@open_to_all
def signatories(**_):
    return render_template("stub.html")
