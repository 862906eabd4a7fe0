"""Municipalities in the back office: who speaks for them, and what happened around each."""

from flask import render_template, request

from koplopers import clock
from koplopers.people import queries as people
from koplopers.people.current import municipality_or_404, the_person
from koplopers.secretariat import journal_queries, municipality_queries
from koplopers.secretariat.blueprint import blueprint
from koplopers.secretariat.forms import MunicipalityFilter
from koplopers.signing import living_queries
from koplopers.web.access import MUNICIPALITY, SECRETARIAT, only_for
from koplopers.web.answers import Answer
from koplopers.web.paging import asked_page

HISTORY = 25  # entries on the page; the journal has them all


@blueprint.get("/gemeenten")
@only_for(SECRETARIAT)
def municipalities() -> Answer:
    form, page = MunicipalityFilter.asked(request.args), asked_page()
    listed = municipality_queries.municipalities(form, today=clock.today(), page=page)
    text = render_template("secretariat/municipalities.html", form=form, listed=listed, query=form.query())
    return text, 422 if form.errors else 200, {}


@blueprint.get("/gemeenten/<slug>")
@only_for(SECRETARIAT, MUNICIPALITY)
def municipality(slug: str) -> str:
    """The secretariat sees each, people of a municipality their own; another one does not exist for them."""
    found, person = municipality_or_404(slug), the_person()
    return render_template(
        "secretariat/municipality.html",
        municipality=found,
        team=people.team(found.code),
        invitations=people.open_invitations(found.code, now=clock.now()),
        may_change=SECRETARIAT in person.groups or person.is_contact_of(found.code),
        inheritances=living_queries.inheritances_of(found),
        history=journal_queries.about(found.code, limit=HISTORY),
    )
