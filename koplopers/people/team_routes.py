"""The people of one municipality: the contact person invites editors, hands over, and says goodbye."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.municipalities.models import Municipality
from koplopers.people import inviting, queries, rules
from koplopers.people.account_routes import wait
from koplopers.people.blueprint import blueprint
from koplopers.people.current import municipality_or_404, the_person
from koplopers.people.directory_routes import DONE, end_after_asking
from koplopers.people.forms import HandOverForm, WhoForm
from koplopers.people.inviting import Asked
from koplopers.people.inviting_limits import is_too_many
from koplopers.people.roles import DeedRefused
from koplopers.web.access import MUNICIPALITY, SECRETARIAT, only_for
from koplopers.web.answers import MAY_GO_BACK, Answer, told_done


@blueprint.get("/beheer/gemeenten/<slug>/team")
@only_for(SECRETARIAT, MUNICIPALITY)
def team(slug: str) -> str:
    place = municipality_or_404(slug)
    return render_template(
        "people/team.html",
        place=place,
        team=queries.team(place.code),
        invitations=queries.open_invitations(place.code, now=clock.now()),
        may_change=_may_change(place),
        done=told_done(DONE),
    )


@blueprint.route("/beheer/gemeenten/<slug>/team/uitnodigen", methods=["GET", "POST"])
@only_for(SECRETARIAT, MUNICIPALITY)
def invite_editor(slug: str) -> Answer | Response:
    place, form = _to_change(slug), WhoForm()
    if request.method != "POST":
        return _form("people/invite_editor.html", form, place)
    if not form.validate():
        return _form("people/invite_editor.html", form, place, 422)
    if seconds := is_too_many(form, now=clock.now()):
        return wait(_form("people/invite_editor.html", form, place, 429), seconds)
    asked = Asked(name=form.naam.data, email=form.email.data, role=rules.EDITOR, code=place.code)
    with transaction():
        inviting.invite(asked, by=the_person(), now=clock.now())
    return redirect(url_for(".team", slug=slug, gedaan="uitgenodigd"), 303)


@blueprint.route("/beheer/gemeenten/<slug>/team/overdragen", methods=["GET", "POST"])
@only_for(SECRETARIAT, MUNICIPALITY)
def hand_over(slug: str) -> Answer | Response:
    """Ask a new contact person; the one of today stays until that one says yes."""
    place, form = _to_change(slug), HandOverForm()
    role = queries.contact_of(place.code) or abort(404)
    under_way = queries.open_hand_over(place.code, now=clock.now())
    number = str(under_way.id) if under_way else ""
    if request.method != "POST":
        form.loopt.data = number
        return _form("people/hand_over.html", form, place, role=role)
    if not form.validate():
        return _form("people/hand_over.html", form, place, 422, role=role)
    if under_way and form.loopt.data != number:
        if (under_way.name, under_way.email) == (form.naam.data, rules.tidy_email(form.email.data)):
            return redirect(url_for(".team", slug=slug, gedaan="overdracht"), 303)
        form.loopt.data = number
        return _form("people/hand_over.html", form, place, 409, role=role, under_way=under_way)
    if seconds := is_too_many(form, now=clock.now()):
        return wait(_form("people/hand_over.html", form, place, 429, role=role), seconds)
    try:
        with transaction():
            inviting.begin_hand_over(role, name=form.naam.data, email=form.email.data, by=the_person(), now=clock.now())
    except DeedRefused as refused:
        form.email.errors = [str(refused)]
        return _form("people/hand_over.html", form, place, 422, role=role)
    return redirect(url_for(".team", slug=slug, gedaan="overdracht"), 303)


@blueprint.route("/beheer/gemeenten/<slug>/team/<int:role>/beeindigen", methods=["GET", "POST"])
@only_for(SECRETARIAT, MUNICIPALITY)
def end_team_role(slug: str, role: int) -> Answer | Response:
    """Let an editor go. A contact person hands over; only the secretariat can leave a municipality without one."""
    place = _to_change(slug)
    one = queries.role_at(place.code, role) or abort(404)
    if one.role == rules.CONTACT and SECRETARIAT not in the_person().groups:
        abort(404)
    return end_after_asking(one.person, one, endpoint=".team", slug=slug)


def _may_change(place: Municipality) -> bool:
    person = the_person()
    return SECRETARIAT in person.groups or person.is_contact_of(place.code)


def _to_change(slug: str) -> Municipality:
    """The municipality of this address, for its contact person and the secretariat; an editor may only look."""
    place = municipality_or_404(slug)
    if not _may_change(place):
        abort(403)
    return place


def _form(template: str, form: WhoForm, place: Municipality, status: int = 200, **facts: object) -> Answer:
    text = render_template(template, form=form, place=place, **facts)
    return text, status, {} if status == 200 else MAY_GO_BACK
