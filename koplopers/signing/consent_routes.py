"""The page of a co-signer: say yes or no, choose what may be shown, and later take the yes back; with one link."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.manifest.text import render
from koplopers.people.door import require_from_here
from koplopers.signing import consenting, rules
from koplopers.signing.blueprint import blueprint
from koplopers.signing.door import show
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.forms import SHOWINGS, ConsentForm
from koplopers.signing.models import CoSigner
from koplopers.web.access import open_to_all_fresh

YES, NO = "ja", "nee"


@blueprint.route("/ondertekenen/medeondertekenaar/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def co_signer(secret: str) -> Response:
    """Looking changes nothing; the buttons do."""
    if request.method == "POST":
        require_from_here()
    one = consenting.asked_with(secret)
    if one is None:
        return show("consent_over", 410, one=None)
    if request.method != "POST":
        return _look(one, secret)
    if consenting.has_ended(one.application) and request.form.get("antwoord") != NO:
        return _ended(one, secret)
    if request.form.get("antwoord") == NO:
        with transaction():
            consenting.say_no(one, now=clock.now())
        return redirect(url_for(".co_signer", secret=secret), 303)
    return _yes(one, secret)


def _look(one: CoSigner, secret: str) -> Response:
    if one.refused_at or one.withdrawn_at:
        return show("consent_no", one=one)
    if consenting.has_ended(one.application):
        return _ended(one, secret)
    if one.consented_at is None and not consenting.may_answer(one, now=clock.now()):
        return show("consent_over", 410, one=one)
    return _page(one, secret, ConsentForm(data={"tonen": one.showing if one.consented_at else ""}))


def _yes(one: CoSigner, secret: str) -> Response:
    if one.refused_at or one.withdrawn_at:
        return show("consent_no", one=one)
    form = ConsentForm()
    if not form.validate():
        return _page(one, secret, form, status=422)
    if one.consented_at is None and not consenting.may_answer(one, now=clock.now()):
        return show("consent_over", 410, one=one)
    try:
        with transaction():
            consenting.say_yes(one, showing=form.tonen.data, now=clock.now())
    except consenting.Ended:
        return _ended(one, secret)
    except DeedRefused:
        return show("consent_no", one=one)
    return redirect(url_for(".co_signer", secret=secret, bewaard="ja"), 303)


def _ended(one: CoSigner, secret: str) -> Response:
    """The municipality does not sign, or no longer: nothing is asked, and nothing is kept of what was typed."""
    return show("consent_ended", 410, one=one, secret=secret)


def _page(one: CoSigner, secret: str, form: ConsentForm, *, status: int = 200) -> Response:
    version = one.application.manifest_version
    return show(
        "consent",
        status,
        one=one,
        secret=secret,
        form=form,
        showings=SHOWINGS,
        version=version,
        text=render(version.text) if version else "",
        ends=one.asked_at + rules.CONSENT_WITHIN if one.asked_at else None,
        is_kept=bool(request.args.get("bewaard")),
    )
