"""The pages behind the mailed link with which the signer changes what is public of a signature."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people.door import require_from_here
from koplopers.signing import amending, correcting, correcting_rules, rules
from koplopers.signing.blueprint import blueprint
from koplopers.signing.correction_forms import CorrectionForm
from koplopers.signing.door import TooMany, count, require_room, show
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.forms import CoSignerForm
from koplopers.signing.models import Application
from koplopers.signing.status_routes import mail_signer
from koplopers.web.access import open_to_all_fresh
from koplopers.web.answers import told_done
from koplopers.web.forms import OurForm

LETTER, ASK = "letter to amend", "ask along"
DONE = {
    "gevraagd": "Uw verzoek is verstuurd. Het secretariaat kijkt ernaar. U krijgt een mail als het is beslist.",
    "erbij": "De mail is verstuurd. Zegt die persoon ja, dan staat het meteen op de site.",
    "gevraagd-mee": "De mail is verstuurd. U hoeft nu niets te doen. Zegt die persoon ja, dan gaan wij verder.",
    "weg": "Die persoon ondertekent niet meer mee, en krijgt daar een mail over.",
}


@blueprint.post("/ondertekening/<reference>/wijzigen")
@open_to_all_fresh
def ask_to_amend(reference: str) -> Response:
    """Mail the signer the link with which to change."""
    return mail_signer(reference, LETTER, amending.mail_link)


@blueprint.get("/ondertekening/<reference>/wijzigen/<secret>")
@open_to_all_fresh
def amend(reference: str, secret: str) -> Response:
    """What can be changed, and what waits to be."""
    application = _amendable(reference, secret)
    return _overview(application, secret) if application else _over()


@blueprint.route("/ondertekening/<reference>/wijzigen/<secret>/verbeteren", methods=["GET", "POST"])
@open_to_all_fresh
def ask_correction(reference: str, secret: str) -> Response:
    application = _amendable(reference, secret)
    if application is None or application.signature is None:
        return _over()
    form = CorrectionForm.about(application.signature, clock.today())
    if request.method != "POST" or not form.validate():
        return _form("amend_facts", application, secret, form)
    try:
        with transaction():
            correcting.ask(application, form.facts(), form.reden.data, now=clock.now())
    except DeedRefused as refused:
        return _form("amend_facts", application, secret, form, told=str(refused))
    return _done(reference, secret, "gevraagd")


@blueprint.route("/ondertekening/<reference>/wijzigen/<secret>/medeondertekenaar", methods=["GET", "POST"])
@open_to_all_fresh
def ask_along(reference: str, secret: str) -> Response:
    application = _amendable(reference, secret)
    if application is None:
        return _over()
    form = CoSignerForm()
    if request.method != "POST" or not form.validate():
        return _form("amend_along", application, secret, form)
    try:
        require_room(ASK, rules.LETTERS_OF_ONE)
        count(ASK, rules.LETTERS_TO_ONE, who=form.companion().email)
        with transaction():
            amending.ask_along(application, form.companion(), now=clock.now())
        count(ASK, rules.LETTERS_OF_ONE)
    except TooMany as refused:
        return _form("amend_along", application, secret, form, told=str(refused), code=429)
    except DeedRefused as refused:
        return _form("amend_along", application, secret, form, told=str(refused))
    return _done(reference, secret, "erbij" if application.published_at else "gevraagd-mee")


@blueprint.route("/ondertekening/<reference>/wijzigen/<secret>/medeondertekenaar/<int:number>", methods=["GET", "POST"])
@open_to_all_fresh
def take_off(reference: str, secret: str, number: int) -> Response:
    """Looking changes nothing; the button takes somebody off."""
    application = _amendable(reference, secret)
    if application is None:
        return _over()
    one = next((one for one in application.wanted_co_signers if one.id == number), None)
    if one is None:
        return redirect(url_for(".amend", reference=reference, secret=secret), 303)
    if request.method != "POST":
        return show("amend_off", application=application, secret=secret, one=one, told="")
    try:
        with transaction():
            amending.take_off(application, one, now=clock.now())
    except DeedRefused as refused:
        return show("amend_off", application=application, secret=secret, one=one, told=str(refused))
    return _done(reference, secret, "weg")


def _amendable(reference: str, secret: str) -> Application | None:
    if request.method == "POST":
        require_from_here()
    return amending.amendable(reference, secret, now=clock.now())


def _overview(application: Application, secret: str) -> Response:
    corrections = application.signature.corrections if application.signature else []
    waiting = [one for one in corrections if one.is_waiting]
    return show(
        "amend",
        application=application,
        secret=secret,
        waiting=[change for one in waiting for change in correcting_rules.in_words(one.changes)],
        told=told_done(DONE),
    )


def _form(
    page: str,
    application: Application,
    secret: str,
    form: OurForm,
    *,
    told: str = "",
    code: int = 0,
) -> Response:
    status = code or (422 if form.errors else 200)
    return show(page, status, application=application, secret=secret, form=form, told=told)


def _done(reference: str, secret: str, done: str) -> Response:
    return redirect(url_for(".amend", reference=reference, secret=secret, gedaan=done), 303)


def _over() -> Response:
    return show("amend_over", 410)
