"""The plain pages: home, the programme, the film, and what a site owes its visitors."""

from flask import Blueprint, current_app, render_template

from koplopers import clock, retention
from koplopers.network import queries
from koplopers.network.map import HEIGHT, WIDTH, picture
from koplopers.web.access import open_to_all

blueprint = Blueprint("pages", __name__)

NEWEST = 5


@blueprint.get("/")
@open_to_all
def home() -> str:
    today = clock.today()
    places = queries.places(today)
    standings = [standing for _, _, standing in places]
    return render_template(
        "pages/home.html",
        picture=picture(places),
        size=(WIDTH, HEIGHT),
        front_runners=standings.count("koploper"),
        signatories=standings.count("ondertekenaar"),
        municipalities=len(standings),
        newest=queries.newest(today, limit=NEWEST),
    )


@blueprint.get("/programma")
@open_to_all
def programme() -> str:
    return render_template("pages/programme.html")


@blueprint.get("/programma/film")
@open_to_all
def film() -> str:
    return render_template("pages/film.html", film=current_app.extensions["settings"].film_url)


@blueprint.get("/over")
@open_to_all
def about() -> str:
    return render_template("pages/about.html")


@blueprint.get("/contact")
@open_to_all
def contact() -> str:
    return render_template("pages/contact.html", email=current_app.extensions["settings"].contact_email)


@blueprint.get("/privacy")
@open_to_all
def privacy() -> str:
    """What is kept how long comes from the table by which it is erased."""
    return render_template("pages/privacy.html", terms=retention.terms())


@blueprint.get("/cookies")
@open_to_all
def cookies() -> str:
    return render_template("pages/cookies.html")
