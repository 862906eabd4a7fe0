"""The people of the network, for the secretariat: find, invite, change roles, and say goodbye."""

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy import or_, select
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.municipalities.models import Municipality
from koplopers.municipalities.rules import slug_of
from koplopers.people import inviting, queries, roles
from koplopers.people.account_routes import wait
from koplopers.people.blueprint import blueprint
from koplopers.people.current import the_person
from koplopers.people.forms import DirectoryForm, InviteForm, RoleForm
from koplopers.people.inviting_limits import is_too_many
from koplopers.people.models import Invitation, Person, Role
from koplopers.people.roles import DeedRefused
from koplopers.web.access import MUNICIPALITY, SECRETARIAT, only_for
from koplopers.web.answers import MAY_GO_BACK, Answer
from koplopers.web.paging import asked_page

PER_PAGE = 40


@blueprint.get("/beheer/mensen")
@only_for(SECRETARIAT)
def directory() -> tuple[str, int]:
    form = DirectoryForm.asked(request.args)
    asked = queries.directory(words=form.answer("zoek"), role=form.answer("rol"), also_left=form.answer("ook") == "ja")
    page = db.paginate(asked, page=asked_page(), per_page=PER_PAGE)
    invitations = queries.open_invitations(now=clock.now())
    text = render_template("people/directory.html", form=form, page=page, invitations=invitations)
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
    return redirect(url_for(".directory"), 303)


@blueprint.get("/beheer/mensen/<int:number>")
@only_for(SECRETARIAT)
def person(number: int) -> str:
    found = _person(number)
    return render_template("people/person.html", person=found, change=queries.open_change(found, now=clock.now()))


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
            roles.give(found, form.rol.data, **form.role(), by=the_person(), now=clock.now())  # type: ignore[arg-type]
    except DeedRefused as refused:
        form.rol.errors = [str(refused)]
        return _form("people/give_role.html", form, 422, person=found)
    return redirect(url_for(".person", number=number), 303)


@blueprint.route("/beheer/mensen/<int:number>/rollen/<int:role>/beeindigen", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def end_role(number: int, role: int) -> Answer | Response:
    found = _person(number)
    one = next((held for held in found.roles if held.id == role), None) or abort(404)
    return end_after_asking(found, one, back=url_for(".person", number=number))


@blueprint.route("/beheer/mensen/<int:number>/account-beeindigen", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def end_account(number: int) -> Answer | Response:
    found = _person(number)
    if found.left_at is not None:
        abort(404)
    return end_after_asking(found, None, back=url_for(".person", number=number))


@blueprint.route("/beheer/uitnodigingen/<int:number>/intrekken", methods=["GET", "POST"])
@only_for(SECRETARIAT, MUNICIPALITY)
def withdraw(number: int) -> Answer | Response:
    """Take an invitation back; a contact person may for their own municipality."""
    one = next((open_ for open_ in queries.open_invitations(now=clock.now()) if open_.id == number), None)
    if one is None or not _may_withdraw(one):
        abort(404)
    if request.method != "POST":
        return render_template("people/withdraw.html", invitation=one), 200, {}
    back = url_for(".team", slug=one.municipality.slug) if one.municipality else url_for(".directory")
    try:
        with transaction():
            inviting.withdraw(one, by=the_person(), now=clock.now())
    except DeedRefused:
        abort(404)
    return redirect(back, 303)


def end_after_asking(found: Person, role: Role | None, *, back: str) -> Answer | Response:
    """End one role or the whole account, after a page that asks for sure."""
    refused = ""
    if request.method == "POST":
        try:
            with transaction():
                if role:
                    roles.end(role, by=the_person(), now=clock.now())
                else:
                    roles.leave(found, by=the_person(), now=clock.now())
            return redirect(back, 303)
        except DeedRefused as fault:
            refused = str(fault)
    text = render_template("people/end.html", person=found, role=role, back=back, refused=refused)
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
