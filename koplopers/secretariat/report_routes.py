"""Reports of visitors as cases: find them, read one, answer, note, close and open again."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people.current import the_person
from koplopers.secretariat import bulk, holds, journal_queries, repeating, report_queries, rules
from koplopers.secretariat.blueprint import blueprint
from koplopers.secretariat.forms import AnswerForm, DeedForm, NoteForm, ReportFilter
from koplopers.statement import cases, mails, queries, terms
from koplopers.statement.models import BarrierReport
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import MAY_GO_BACK, Answer, told_done
from koplopers.web.paging import asked_page

DONE = {
    "antwoord": "Uw antwoord staat in de wachtrij en gaat zo weg. De melding is afgehandeld.",
    "notitie": "De notitie is bewaard.",
    "afgehandeld": "De melding is afgehandeld.",
    "heropend": "De melding is weer open.",
    "veranderd": "Er is niets gedaan, want deze melding is net veranderd. Hieronder staat hoe het nu is.",
}


@blueprint.get("/meldingen")
@only_for(SECRETARIAT)
def reports() -> Answer:
    return report_list()


@blueprint.get("/meldingen/<reference>")
@only_for(SECRETARIAT)
def report(reference: str) -> str:
    found = _report_or_404(reference)
    return render_template(
        "secretariat/report.html",
        report=found,
        waiting=rules.waiting(found.received_on, clock.today(), found.answer_by),
        working=holds.working_on(cases.SUBJECT, found.reference, now=clock.now()),
        history=journal_queries.history(cases.SUBJECT, found.reference),
        done=told_done(DONE),
    )


@blueprint.route("/meldingen/<reference>/antwoord", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def answer_report(reference: str) -> Answer | Response:
    found = _report_or_404(reference)
    form = AnswerForm()
    page = "secretariat/answer_report.html"
    if request.method != "POST" or not found.may_be_written_to or not form.validate():
        return _form(page, found, form)
    letter = mails.answer(found, form.antwoord.data)
    try:
        with transaction():
            cases.answer_by_letter(found, letter, version=form.version, actor=the_person().id, now=clock.now())
            holds.stop(cases.SUBJECT, found.reference, person_id=the_person().id)
    except cases.ChangedMeanwhile:
        if not (_did_it(found, cases.ANSWERED) and repeating.is_queued(letter)):
            return _form(page, found, form, status=409)
    return _back_to(reference, "antwoord")


@blueprint.route("/meldingen/<reference>/notitie", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def note_report(reference: str) -> Answer | Response:
    found = _report_or_404(reference)
    form = NoteForm(notitie=found.note)
    page = "secretariat/note_report.html"
    if request.method != "POST" or not form.validate():
        return _form(page, found, form)
    try:
        with transaction():
            cases.note(found, form.notitie.data, version=form.version, actor=the_person().id, now=clock.now())
            holds.stop(cases.SUBJECT, found.reference, person_id=the_person().id)
    except cases.ChangedMeanwhile:
        if not (_did_it(found, cases.NOTED) and found.note == form.notitie.data):
            return _form(page, found, form, status=409)
    return _back_to(reference, "notitie")


@blueprint.post("/meldingen/<reference>/afhandelen")
@only_for(SECRETARIAT)
def close_report(reference: str) -> Response:
    return _turn(reference, cases.close, cases.CLOSED, "afgehandeld")


@blueprint.post("/meldingen/<reference>/heropenen")
@only_for(SECRETARIAT)
def reopen_report(reference: str) -> Response:
    return _turn(reference, cases.reopen, cases.REOPENED, "heropend")


def report_list(**more: Any) -> Answer:
    """The list as the address asks for it; `more` adds what went wrong with choosing from it."""
    form, page = ReportFilter.asked(request.args), asked_page()
    today, now = clock.today(), clock.now()
    text = render_template(
        "secretariat/reports.html",
        **{
            "filter": form,
            "form": form,
            "listed": report_queries.reports(form, today=today, page=page),
            "query": form.query(),
            "recent": bulk.recent(bulk.CLOSED, now=now),
            "waiting": lambda one: rules.waiting(one.received_on, today, one.answer_by),
            "all_chosen": "alles" in request.args,
            **more,
        },
    )
    return text, 422 if form.errors or more else 200, {}


def _turn(reference: str, deed: Any, entry: str, done: str) -> Response:
    """Close or open a report as it was seen, and say what came of it; `entry` is what the journal calls it."""
    found, form = _report_or_404(reference), DeedForm()
    try:
        with transaction():
            deed(found, version=form.version, actor=the_person().id, now=clock.now())
    except cases.ChangedMeanwhile:
        done = done if _did_it(found, entry) else "veranderd"
    return _back_to(reference, done)


def _form(page: str, report: BarrierReport, form: DeedForm, status: int = 200) -> Answer:
    """The page to work on a report; after 409 the next press saves knowingly over what the colleague did."""
    if status == 409 or not form.versie.data:
        form.versie.data = str(report.version)
    text = render_template(
        page,
        report=report,
        form=form,
        is_changed=status == 409,
        was_me=status == 409 and _did_it(report),
        working=holds.working_on(cases.SUBJECT, report.reference, now=clock.now()),
        history=journal_queries.history(cases.SUBJECT, report.reference),
    )
    return text, 422 if form.errors else status, MAY_GO_BACK


def _did_it(report: BarrierReport, *deeds: str) -> bool:
    """Whether I did the last thing that happened to this report, as after a second press of the same button."""
    return repeating.is_own_last(cases.SUBJECT, report.reference, *deeds, person_id=the_person().id)


def _back_to(reference: str, done: str) -> Response:
    return redirect(url_for("secretariat.report", reference=reference, gedaan=done), 303)


def _report_or_404(reference: str) -> BarrierReport:
    return queries.report(terms.spelled(reference)) or abort(404)
