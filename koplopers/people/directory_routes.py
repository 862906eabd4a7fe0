"""The people of the network, for the secretariat: find, invite, change roles, and say goodbye."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy import or_, select
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.municipalities.models import Municipality
from koplopers.municipalities.rules import slug_of
from koplopers.people import inviting, queries, roles, rules, telling
from koplopers.people.account_routes import wait
from koplopers.people.blueprint import blueprint
from koplopers.people.current import the_person
from koplopers.people.forms import DirectoryForm, InviteForm, RoleForm
from koplopers.people.inviting_limits import is_too_many
from koplopers.people.models import Invitation, Person, Role
from koplopers.people.roles import DeedRefused
from koplopers.web.access import MUNICIPALITY, SECRETARIAT, only_for
from koplopers.web.answers import MAY_GO_BACK, Answer, told_done
from koplopers.web.paging import asked_page

PER_PAGE = 40
DONE = {
    "uitgenodigd": "De uitnodiging staat in de wachtrij en gaat zo weg.",
    "ingetrokken": "De uitnodiging is ingetrokken.",
    "beantwoord": "Deze uitnodiging was al beantwoord, ingetrokken of verlopen.",
    "overdracht": "De overdracht is begonnen. Allebei krijgen zij een mail.",
    "gegeven": "De rol is gegeven. Daarover gaat een mail weg.",
    "rol": "De rol is beëindigd. Daarover gaat een mail weg.",
    "account": "Het account is beëindigd. Daarover gaat een mail weg.",
    "al": "Dit was al gedaan.",
}


@blueprint.get("/beheer/mensen")
@only_for(SECRETARIAT)
def directory() -> tuple[str, int]:
    form = DirectoryForm.asked(request.args)
    asked = queries.directory(words=form.answer("zoek"), role=form.answer("rol"), also_left=form.answer("ook") == "ja")
    page = db.paginate(asked, page=asked_page(), per_page=PER_PAGE)
    invitations = queries.open_invitations(now=clock.now())
    text = render_template("people/directory.html", form=form, page=page, invitations=invitations, done=told_done(DONE))
    return text, 422 if form.errors else 200


@blueprint.route("/beheer/mensen/uitnodigen", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def invite() -> Answer | Response:
    form = InviteForm()
    if request.method != "POST":
        return _form("people/invite.html", form)
    form.municipality = _municipality(form)
    if not form.validate():
        return _form("people/invite.html", form, 422)
    if seconds := is_too_many(form, now=clock.now()):
        return wait(_form("people/invite.html", form, 429), seconds)
    try:
        with transaction():
            inviting.invite(form.asked(), by=the_person(), now=clock.now())
    except DeedRefused as refused:
        form.rol.errors = [str(refused)]
        return _form("people/invite.html", form, 422)
    return redirect(url_for(".directory", gedaan="uitgenodigd"), 303)


@blueprint.get("/beheer/mensen/<int:number>")
@only_for(SECRETARIAT)
def person(number: int) -> str:
    found = _person(number)
    change = queries.open_change(found, now=clock.now())
    return render_template("people/person.html", person=found, change=change, done=told_done(DONE))


@blueprint.route("/beheer/mensen/<int:number>/rol-geven", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def give_role(number: int) -> Answer | Response:
    found, form = _person(number), RoleForm()
    if found.left_at is not None:
        abort(404)
    if request.method != "POST":
        return _form("people/give_role.html", form, person=found)
    form.municipality = _municipality(form)
    if not form.validate():
        return _form("people/give_role.html", form, 422, person=found)
    try:
        with transaction():
            telling.give(found, form.rol.data, **form.role(), by=the_person(), now=clock.now())  # type: ignore[arg-type]
    except DeedRefused as refused:
        form.rol.errors = [str(refused)]
        return _form("people/give_role.html", form, 422, person=found)
    return redirect(url_for(".person", number=number, gedaan="gegeven"), 303)


@blueprint.route("/beheer/mensen/<int:number>/rollen/<int:role>/beeindigen", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def end_role(number: int, role: int) -> Answer | Response:
    found = _person(number)
    one = next((held for held in found.all_roles if held.id == role), None) or abort(404)
    return end_after_asking(found, one, endpoint=".person", number=number)


@blueprint.route("/beheer/mensen/<int:number>/account-beeindigen", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def end_account(number: int) -> Answer | Response:
    return end_after_asking(_person(number), None, endpoint=".person", number=number)


@blueprint.route("/beheer/uitnodigingen/<int:number>/intrekken", methods=["GET", "POST"])
@only_for(SECRETARIAT, MUNICIPALITY)
def withdraw(number: int) -> Answer | Response:
    """Take an invitation back; a contact person may for their own municipality."""
    one = db.session.get(Invitation, number)
    if one is None or not _may_withdraw(one):
        abort(404)
    where: dict[str, Any] = (
        {"endpoint": ".team", "slug": one.municipality.slug} if one.municipality else {"endpoint": ".directory"}
    )
    if one.id not in {open_.id for open_ in queries.open_invitations(now=clock.now())}:
        return redirect(url_for(**where, gedaan="beantwoord"), 303)
    if request.method != "POST":
        return render_template("people/withdraw.html", invitation=one), 200, {}
    try:
        with transaction():
            inviting.withdraw(one, by=the_person(), now=clock.now())
    except DeedRefused:
        return redirect(url_for(**where, gedaan="beantwoord"), 303)
    return redirect(url_for(**where, gedaan="ingetrokken"), 303)


def end_after_asking(found: Person, role: Role | None, *, endpoint: str, **where: Any) -> Answer | Response:
    """End one role or the whole account, after a page that asks for sure; then go on to `endpoint`.

    What was ended already, by a second press or a colleague, is told there.
    """
    refused = ""
    if (role.ended_at if role else found.left_at) is not None:
        return redirect(url_for(endpoint, **where, gedaan="al"), 303)
    if request.method == "POST":
        try:
            with transaction():
                if role:
                    telling.end(role, by=the_person(), now=clock.now())
                else:
                    roles.leave(found, by=the_person(), now=clock.now())
            return redirect(url_for(endpoint, **where, gedaan="rol" if role else "account"), 303)
        except DeedRefused as fault:
            refused = str(fault)
    left = [one for one in ([role] if role else found.roles) if one.role == rules.CONTACT]
    facts = {"person": found, "role": role, "left_alone": [one.municipality for one in left], "refused": refused}
    text = render_template("people/end.html", **facts, back=url_for(endpoint, **where))
    return text, 409 if refused else 200, {}


def _may_withdraw(one: Invitation) -> bool:
    person = the_person()
    return SECRETARIAT in person.groups or bool(one.municipality_code and person.is_contact_of(one.municipality_code))


def _person(number: int) -> Person:
    return queries.person(number) or abort(404)


def _municipality(form: RoleForm) -> Municipality | None:
    """The municipality that was meant, however its apostrophes and accents were typed."""
    exists = or_(Municipality.ends_on.is_(None), Municipality.ends_on > clock.today())
    return db.session.scalar(select(Municipality).where(Municipality.slug == slug_of(form.gemeente.data or ""), exists))


def _form(template: str, form: RoleForm, status: int = 200, **facts: object) -> Answer:
    return render_template(template, form=form, **facts), status, {} if status == 200 else MAY_GO_BACK
