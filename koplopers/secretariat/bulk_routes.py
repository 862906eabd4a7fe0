"""Several cases at once: a page that says how many and which, then the deed, and a page that says what came of it."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.people import queries as people
from koplopers.people.current import the_person
from koplopers.secretariat import bulk, letter_queries, report_queries, rules
from koplopers.secretariat.blueprint import blueprint
from koplopers.secretariat.forms import Chosen
from koplopers.secretariat.letter_routes import letter_list
from koplopers.secretariat.models import BulkDeed
from koplopers.secretariat.report_routes import report_list
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import Answer
from koplopers.web.formatting import count

VERSION, LETTER = "versie-", "mail-"  # in front of the reference or number, in the names of hidden fields
UNDO = {"te-laat": "Dit kan niet meer ongedaan worden gemaakt."}


@blueprint.get("/meldingen/afhandelen")
@only_for(SECRETARIAT)
def close_several() -> Answer | Response:
    """How many reports will be closed, and which; nothing happens yet."""
    if not request.args:
        return redirect(url_for("secretariat.reports"))
    form = Chosen(formdata=request.args)
    if not form.validate():
        return report_list(form=form)
    chosen = report_queries.chosen(request.args.getlist("kies"))
    return render_template("secretariat/close_several.html", reports=chosen, prefix=VERSION), 200, {}


@blueprint.post("/meldingen/afhandelen")
@only_for(SECRETARIAT)
def close_chosen() -> Response:
    versions = {
        name.removeprefix(VERSION): int(value)
        for name, value in request.form.items()
        if name.startswith(VERSION) and value.isascii() and value.isdigit() and len(value) < 9
    }
    if not versions:
        return redirect(url_for("secretariat.reports"), 303)
    with transaction():
        done = bulk.close_reports(versions, person_id=the_person().id, now=clock.now()).id
    return redirect(url_for("secretariat.done", number=done), 303)


@blueprint.get("/mails/opnieuw")
@only_for(SECRETARIAT)
def send_several() -> Answer | Response:
    """How many letters will be sent again, and which; nothing happens yet."""
    if not request.args:
        return redirect(url_for("secretariat.letters"))
    form = Chosen(formdata=request.args)
    if not form.validate():
        return letter_list(form=form)
    chosen = letter_queries.chosen(_numbers(request.args.getlist("kies")))
    return render_template("secretariat/send_several.html", letters=chosen, prefix=LETTER), 200, {}


@blueprint.post("/mails/opnieuw")
@only_for(SECRETARIAT)
def send_chosen() -> Response:
    names = [name.removeprefix(LETTER) for name in request.form if name.startswith(LETTER)]
    letters = letter_queries.chosen(_numbers(names))
    if not letters:
        return redirect(url_for("secretariat.letters"), 303)
    with transaction():
        done = bulk.send_again(letters, person_id=the_person().id, now=clock.now()).id
    return redirect(url_for("secretariat.done", number=done), 303)


@blueprint.get("/gedaan/<int:number>")
@only_for(SECRETARIAT)
def done(number: int) -> str:
    found = _bulk_or_404(number)
    outcome = bulk.outcome(found)
    return render_template(
        "secretariat/done.html",
        bulk=found,
        heading=_heading(found, len(outcome.done)),
        is_about_reports=found.deed == bulk.CLOSED,
        who=people.person(found.person_id),
        may_undo=found.deed == bulk.CLOSED and rules.may_undo(found.done_at, found.undone_at, clock.now()),
        until=found.done_at + rules.UNDO,
        refused=UNDO.get(request.args.get("fout", "")),
        **vars(outcome),
    )


@blueprint.post("/gedaan/<int:number>/ongedaan")
@only_for(SECRETARIAT)
def undo(number: int) -> Response:
    found = _bulk_or_404(number)
    try:
        with transaction():
            bulk.undo(found, person_id=the_person().id, now=clock.now())
    except bulk.TooLate:
        return redirect(url_for("secretariat.done", number=number, fout="te-laat"), 303)
    return redirect(url_for("secretariat.done", number=number), 303)


def _heading(found: BulkDeed, number: int) -> str:
    """What came of it, in the words of the page: 3 meldingen afgehandeld."""
    things = count(number, *(("melding", "meldingen") if found.deed == bulk.CLOSED else ("mail", "mails")))
    return f"Ongedaan gemaakt: {things} weer open" if found.undone_at else f"{things} {found.deed}"


def _bulk_or_404(number: int) -> BulkDeed:
    return db.session.get(BulkDeed, number) or abort(404)


def _numbers(typed: list[str]) -> list[int]:
    return [int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < 10]
