from flask import Blueprint, render_template
from koplopers.web.access import open_to_all
blueprint = Blueprint("network", __name__)


@blueprint.get("/netwerk")
@open_to_all
def directory(**_):
    return render_template("stub.html")


@blueprint.get("/netwerk/kaart")
@open_to_all
def map(**_):
    return render_template("stub.html")


@blueprint.get("/netwerk/<slug>")
@open_to_all
def municipality(**_):
    return render_template("stub.html")


@blueprint.get("/netwerk/<slug>/poster")
@open_to_all
def poster(**_):
    return render_template("stub.html")


@blueprint.get("/even-voorstellen")
@open_to_all
def posters(**_):
    return render_template("stub.html")
