"""Another name or mail address: for oneself at “Mijn account”, for somebody else by the secretariat."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people import changing, queries
from koplopers.people.account_routes import wait
from koplopers.people.blueprint import blueprint
from koplopers.people.current import the_person
from koplopers.people.door import new_page, page_pressed, require_from_here
from koplopers.people.forms import AddressForm, NameForm, OwnAddressForm, OwnNameForm
from koplopers.people.inviting_limits import is_too_many_changes
from koplopers.people.models import AddressChange, Person
from koplopers.people.roles import DeedRefused
from koplopers.web.access import SECRETARIAT, SIGNED_IN, only_for, open_to_all_fresh
from koplopers.web.answers import MAY_GO_BACK, Answer


@blueprint.route("/beheer/account/naam", methods=["GET", "POST"])
@only_for(SIGNED_IN)
def own_name() -> Answer | Response:
    person = the_person()
    return _change_name(person, OwnNameForm(data={"naam": person.name}), back=url_for(".account"))


@blueprint.route("/beheer/mensen/<int:number>/naam", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def name_of(number: int) -> Answer | Response:
    person = _with_account(number)
    return _change_name(person, NameForm(data={"naam": person.name}), back=url_for(".person", number=number))


@blueprint.route("/beheer/account/mailadres", methods=["GET", "POST"])
@only_for(SIGNED_IN)
def own_address() -> Answer | Response:
    return _change_address(the_person(), OwnAddressForm(), back=url_for(".address_sent"))


@blueprint.route("/beheer/mensen/<int:number>/mailadres", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def address_of(number: int) -> Answer | Response:
    return _change_address(_with_account(number), AddressForm(), back=url_for(".person", number=number))


@blueprint.get("/beheer/account/mailadres/verstuurd")
@only_for(SIGNED_IN)
def address_sent() -> str | Response:
    """Where the letter went; when it works no longer, ask again."""
    change = queries.open_change(the_person(), now=clock.now())
    if change is None:
        return redirect(url_for(".own_address"))
    return render_template("people/address_sent.html", change=change)


@blueprint.route("/inloggen/mailadres/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def use_address(secret: str) -> tuple[str, int] | str | Response:
    """The link in the new mailbox: looking shows a button, pressing changes the address."""
    if request.method == "POST":
        require_from_here()
    change = changing.usable(secret, now=clock.now())
    if request.method == "POST":
        is_done = _use(change, secret) or changing.was_just_used(secret, page=page_pressed(), now=clock.now())
        return redirect(url_for(".address_changed"), 303) if is_done else _address_over()
    if change is None:
        return _address_over()
    return render_template("people/address_link.html", change=change, secret=secret, page=new_page())


@blueprint.get("/inloggen/mailadres")
@open_to_all_fresh
def address_changed() -> str:
    return render_template("people/address_changed.html")


def _use(change: AddressChange | None, secret: str) -> bool:
    if change is None:
        return False
    try:
        with transaction():
            changing.use(change, secret=secret, page=page_pressed(), now=clock.now())
    except DeedRefused:
        return False
    return True


def _address_over() -> tuple[str, int]:
    return render_template("people/address_over.html"), 410


def _change_name(person: Person, form: NameForm, *, back: str) -> Answer | Response:
    if request.method != "POST":
        return _form("people/change_name.html", form, person, back)
    if not form.validate():
        return _form("people/change_name.html", form, person, back, 422)
    with transaction():
        changing.rename(person, form.naam.data, by=the_person(), now=clock.now())
    return redirect(back, 303)


def _change_address(person: Person, form: AddressForm, *, back: str) -> Answer | Response:
    if request.method != "POST":
        return _form("people/change_address.html", form, person, back)
    if not form.validate():
        return _form("people/change_address.html", form, person, back, 422)
    if seconds := is_too_many_changes(form, now=clock.now()):
        return wait(_form("people/change_address.html", form, person, back, 429), seconds)
    try:
        with transaction():
            changing.ask_address(person, form.email.data, by=the_person(), now=clock.now())
    except DeedRefused as refused:
        form.email.errors = [str(refused)]
        return _form("people/change_address.html", form, person, back, 422)
    return redirect(back, 303)


def _with_account(number: int) -> Person:
    """Somebody whom the secretariat can help; who left keeps what we know until it is erased."""
    found = queries.person(number) or abort(404)
    return found if found.left_at is None else abort(404)


def _form(template: str, form: NameForm | AddressForm, person: Person, back: str, status: int = 200) -> Answer:
    is_own = isinstance(form, (OwnNameForm, OwnAddressForm))
    text = render_template(template, form=form, person=person, is_own=is_own, back=back)
    return text, status, {} if status == 200 else MAY_GO_BACK
