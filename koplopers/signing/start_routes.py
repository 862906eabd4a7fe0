"""Before and around the steps: what signing asks, going on later by a mailed link, and the page after sending."""

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.clock import today
from koplopers.database import transaction
from koplopers.manifest.queries import versions
from koplopers.people.door import require_from_here
from koplopers.people.rules import tidy_email
from koplopers.signing import drafting, queries, rules
from koplopers.signing.blueprint import blueprint
from koplopers.signing.checking_step import LETTER
from koplopers.signing.door import TooMany, count, forget, give, mine, show, to_step
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.forms import AddressForm
from koplopers.signing.models import Application
from koplopers.signing.rules import State, Step
from koplopers.signing.step_page import HEADINGS
from koplopers.web.access import open_to_all, open_to_all_fresh


@blueprint.route("/ondertekenen", methods=["GET", "POST"])
@open_to_all_fresh
def start() -> Response:
    """What to have at hand; who was busy here can go on, or throw away what was filled in and begin anew."""
    if request.method == "POST":
        require_from_here()
        return _begin_anew()
    version = queries.version_to_sign(today())
    if version is None:
        return show("closed", opens_on=rules.opens_on(versions(), today()))
    application = mine()
    state = rules.state(application.moments, clock.now()) if application else None
    is_open = state in (State.DRAFT, State.SENT, State.LATE)
    next_step = rules.first_open(application) if application else Step.MUNICIPALITY
    return show("start", application=application if is_open else None, next_step=next_step, rules=rules)


@blueprint.get("/ondertekenen/verstuurd")
@open_to_all
def sent() -> Response:
    """The same page for everybody, so it tells nobody who signs."""
    return show("sent", confirm_days=rules.CONFIRM_WITHIN.days)


@blueprint.route("/ondertekenen/bewaren", methods=["GET", "POST"])
@open_to_all_fresh
def keep() -> Response:
    """Go on later, or on another device: a mail brings the link."""
    if request.method == "POST":
        require_from_here()
    application = mine()
    if application is None or application.confirmed_at:
        return show("nothing_kept")
    form = AddressForm(formdata=request.form or MultiDict({"email": application.signer_email}))
    if request.method != "POST":
        return _keep_page(application, form)
    if not form.validate():
        return _keep_page(application, form, status=422)
    try:
        count(LETTER, rules.LETTERS_TO_ONE, who=tidy_email(form.email.data))
        count(LETTER, rules.LETTERS_OF_ONE)
    except TooMany as refused:
        return _keep_page(application, form, status=429, refused=str(refused))
    with transaction():
        drafting.mail_link(application, to=form.email.data, now=clock.now())
    return redirect(url_for(".keep", gemaild="ja"), 303)


@blueprint.route("/ondertekenen/verder/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def resume(secret: str) -> Response:
    """The link of that mail: looking shows a button, pressing it lets this browser go on."""
    if request.method == "POST":
        require_from_here()
    application = drafting.resumable(secret, now=clock.now())
    if application is None or application.confirmed_at:
        return show("go_on_over", 410, is_confirmed=application is not None)
    if request.method != "POST":
        heading = HEADINGS[rules.first_open(application)]
        return show("go_on", application=application, secret=secret, step_heading=heading)
    with transaction():
        key = drafting.let_in(application, now=clock.now())
    return give(to_step(rules.first_open(application)), key)


def _begin_anew() -> Response:
    application = mine()
    if application and application.confirmed_at is None:
        try:
            with transaction():
                drafting.throw_away(application, now=clock.now())
        except DeedRefused:
            return to_step(Step.CHECK)
    return forget(to_step(Step.MUNICIPALITY))


def _keep_page(application: Application, form: AddressForm, *, status: int = 200, refused: str = "") -> Response:
    told = refused or ("De mail is onderweg." if request.args.get("gemaild") else "")
    step = rules.first_open(application)
    return show("keep", status, form=form, application=application, told=told, step=step, days=rules.DRAFT_KEPT.days)
