"""Reporting a barrier: a plain form without an account, and the page that says what happens next."""

from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.statement import barriers, queries, terms
from koplopers.statement.blueprint import blueprint
from koplopers.statement.forms import SHORT, ReportForm
from koplopers.web import throttle
from koplopers.web.access import open_to_all, open_to_all_fresh
from koplopers.web.answers import MAY_GO_BACK, Answer
from koplopers.web.origin import is_sent_from_here

DEED = "report a barrier"
LIMIT = "10 per hour"  # reports that were sent; a group that tests together behind one address stays below it
TOO_MANY = (
    "U stuurde al veel meldingen. Wacht een uur en druk dan nog eens op de knop. "
    "Uw antwoorden staan hieronder nog; laat deze pagina open."
)
FROM_ELSEWHERE = (
    "Wij konden niet zien dat u dit op onze site invulde. Kijk uw antwoorden na en druk dan nog eens op de knop."
)


@blueprint.route("/toegankelijkheid/melden", methods=["GET", "POST"])
@open_to_all
def report() -> Answer | Response:
    """The form is the same for everybody, so going back to it brings the page that was left, with every answer."""
    if request.method != "POST":
        return _form(ReportForm(formdata=MultiDict({"pagina": _page_of_this_site(request.args.get("pagina", ""))})))
    form = ReportForm(formdata=request.form)
    if not is_sent_from_here():
        return _form(form, 403, refused=FROM_ELSEWHERE)
    if not form.validate():
        return _form(form, 422)
    if not throttle.has_room(DEED, LIMIT):
        text, status, headers = _form(form, 429, refused=TOO_MANY)
        return text, status, {**headers, "Retry-After": "3600"}
    with transaction():
        reference = barriers.submit(form.told(), now=clock.now()).reference
    throttle.count(DEED, LIMIT)
    return redirect(url_for(".received", reference=reference), 303)


@blueprint.get("/toegankelijkheid/melding/<reference>")
@open_to_all_fresh
def received(reference: str) -> str | Response:
    """What happens with a report; what was told stays out of it, because an address is easily seen by others."""
    if reference != terms.spelled(reference):
        return redirect(url_for(".received", reference=terms.spelled(reference)))
    report = queries.report(reference) or abort(404)
    is_late = terms.is_late(report.answer_by, clock.today())
    return render_template("statement/received.html", report=report, is_late=is_late)


def _form(form: ReportForm, status: int = 200, refused: str = "") -> Answer:
    text = render_template("statement/report.html", form=form, refused=refused, answer_days=terms.ANSWER_DAYS)
    return text, status, {} if status == 200 else MAY_GO_BACK


def _page_of_this_site(asked: str) -> str:
    """The path that a link to the form gave along, if it is one of ours: what others write there is not shown."""
    path, _, _ = asked.partition("?")
    if len(asked) > SHORT or not asked.startswith("/"):
        return ""
    try:
        current_app.url_map.bind("localhost").match(path, method="GET")
    except HTTPException:
        return ""
    return path
