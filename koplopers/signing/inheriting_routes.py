"""The page of the letter to a municipality in which a signatory went up: does its signature hold?"""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people.door import require_from_here
from koplopers.signing import inheriting
from koplopers.signing.blueprint import blueprint
from koplopers.signing.door import show
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.living_models import Inheritance
from koplopers.web.access import open_to_all_fresh

YES, NO = "ja", "nee"


@blueprint.route("/ondertekenen/overgenomen/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def inherited(secret: str) -> Response:
    """Looking changes nothing; no is asked once more on a page of its own, because it cannot be undone."""
    if request.method == "POST":
        require_from_here()
    one = inheriting.asked_with(secret)
    if one is None:
        return show("inherited_over", 410, one=None)
    if one.answered_at:
        return show("inherited_over", one=one)
    if not inheriting.is_open(one, now=clock.now()):
        return show("inherited_over", 410, one=one)
    if request.method != "POST" or request.form.get("antwoord") not in (YES, NO):
        return _page(one, secret)
    try:
        with transaction():
            inheriting.answer(one, is_kept=request.form["antwoord"] == YES, now=clock.now())
    except DeedRefused:
        return show("inherited_over", 410, one=one)
    return redirect(url_for(".inherited", secret=secret), 303)


def _page(one: Inheritance, secret: str) -> Response:
    says_no = request.args.get("antwoord") == NO
    is_late = one.answer_by is not None and clock.now() >= one.answer_by
    return show("inherited_no" if says_no else "inherited", one=one, secret=secret, is_late=is_late)
