"""Asking for a mail when the manifest can be signed (again)."""

from flask import redirect, request, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.clock import today
from koplopers.database import transaction
from koplopers.manifest.queries import versions
from koplopers.people.door import require_from_here
from koplopers.signing import opening, queries, rules
from koplopers.signing.blueprint import blueprint
from koplopers.signing.door import TooMany, count, show
from koplopers.signing.forms import AddressForm
from koplopers.web.access import open_to_all_fresh

ASK = "ask to be told"


@blueprint.route("/ondertekenen/bericht", methods=["GET", "POST"])
@open_to_all_fresh
def tell_me() -> Response:
    """The same answer whether or not the address was there already."""
    form = AddressForm()
    if request.method != "POST":
        return _page(form)
    require_from_here()
    if not form.validate():
        return _page(form, 422)
    try:
        count(ASK, rules.STARTS_PER_ORIGIN)
    except TooMany as refused:
        return _page(form, 429, str(refused))
    try:
        with transaction():
            opening.ask(form.email.data, now=clock.now())
    except IntegrityError:
        pass  # two presses at the same moment: the other one was first
    return redirect(url_for(".tell_me", genoteerd="ja"), 303)


def _page(form: AddressForm, status: int = 200, refused: str = "") -> Response:
    is_open = queries.version_to_sign(today()) is not None
    told = refused or ("Wij hebben uw mailadres genoteerd." if request.args.get("genoteerd") else "")
    opens = rules.opens_on(versions(), today())
    return show("tell_me", status, form=form, told=told, is_open=is_open, opens_on=opens)
