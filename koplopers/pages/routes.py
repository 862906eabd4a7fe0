from flask import Blueprint, render_template
from koplopers.web.access import open_to_all
blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
@open_to_all
def home(**_):
    return render_template("stub.html")


@blueprint.get("/programma")
@open_to_all
def programme(**_):
    return render_template("stub.html")


@blueprint.get("/programma/film")
@open_to_all
def film(**_):
    return render_template("stub.html")


@blueprint.get("/over")
@open_to_all
def about(**_):
    return render_template("stub.html")


@blueprint.get("/contact")
@open_to_all
def contact(**_):
    return render_template("stub.html")


@blueprint.get("/privacy")
@open_to_all
def privacy(**_):
    return render_template("stub.html")


@blueprint.get("/cookies")
@open_to_all
def cookies(**_):
    return render_template("stub.html")
