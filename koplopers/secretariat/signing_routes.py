"""Applications to sign as cases: find them, read one, and decide; each page shows what it will do before it does it."""

from collections.abc import Callable
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people.current import the_person
from koplopers.secretariat import holds, journal_queries, rules, signing_queries
from koplopers.secretariat.blueprint import NUMBER, blueprint
from koplopers.secretariat.forms import DeedForm
from koplopers.secretariat.listing import asked_page
from koplopers.secretariat.signing_forms import (
    ApproveForm,
    AskForm,
    CheckNoteForm,
    DeclineForm,
    NameForm,
    SigningFilter,
)
from koplopers.signing import check_queries, checking
from koplopers.signing import rules as signing_rules
from koplopers.signing.actions import SUBJECT, CannotPublish
from koplopers.signing.check_queries import Case
from koplopers.signing.check_rules import Standing
from koplopers.signing.checking_step import MANDATES
from koplopers.signing.drafting import DeedRefused
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import MAY_GO_BACK, Answer

DONE = {
    "vraag": "De vraag is verstuurd. Zodra er een antwoord is, staat het hier en bij Vandaag.",
    "notitie": "De notitie is bewaard.",
    "openbaar": "De ondertekening staat op de site. Iedereen die tekende, krijgt een mail.",
    "afgewezen": "De ondertekening is afgewezen. De ondertekenaar krijgt een mail met de reden.",
    "naam": "De naam is verbeterd. Wat openbaar is, is mee veranderd.",
}


@blueprint.get("/ondertekeningen")
@only_for(SECRETARIAT)
def signings() -> Answer:
    form, today = SigningFilter.asked(request.args), clock.today()
    text = render_template(
        "secretariat/signings.html",
        form=form,
        filter=form,
        listed=signing_queries.applications(form, today=today, page=asked_page()),
        query=form.query(),
        told=in_words,
    )
    return text, 422 if form.errors else 200, {}


@blueprint.get("/ondertekeningen/<reference>")
@only_for(SECRETARIAT)
def signing(reference: str) -> str:
    return render_template(
        "secretariat/signing.html",
        done=DONE.get(request.args.get("gedaan", "")),
        history=journal_queries.history(SUBJECT, reference),
        **_facts(_case_or_404(reference)),
    )


@blueprint.route("/ondertekeningen/<reference>/vraag", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def ask_signer(reference: str) -> Answer | Response:
    case, form = _case_or_404(reference), AskForm()
    return _work("vraag", case, form, lambda: checking.ask(case.application, form.vraag.data, **_with(form)))


@blueprint.route("/ondertekeningen/<reference>/notitie", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def note_signing(reference: str) -> Answer | Response:
    case = _case_or_404(reference)
    kept = {"gebeld": case.check.phoned, "notitie": case.check.note} if case.check else {}
    form = CheckNoteForm(data=kept)
    return _work(
        "notitie",
        case,
        form,
        lambda: checking.note(case.application, words=form.notitie.data, phoned=form.gebeld.data, **_with(form)),
    )


@blueprint.route("/ondertekeningen/<reference>/goedkeuren", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def approve_signing(reference: str) -> Answer | Response:
    case, form = _case_or_404(reference), ApproveForm()
    return _work("openbaar", case, form, lambda: checking.approve(case.application, **_with(form)))


@blueprint.route("/ondertekeningen/<reference>/afwijzen", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def decline_signing(reference: str) -> Answer | Response:
    case, form = _case_or_404(reference), DeclineForm()
    return _work("afgewezen", case, form, lambda: checking.decline(case.application, form.reden.data, **_with(form)))


@blueprint.route(f"/ondertekeningen/<reference>/naam/{NUMBER}", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def correct_name(reference: str, number: int) -> Answer | Response:
    """Of the signer (0), or of the co-signer with this number."""
    case = _case_or_404(reference)
    form = NameForm(naam=checking.name_of(case.application, number) or abort(404))
    return _work("naam", case, form, lambda: checking.correct(case.application, number, form.naam.data, **_with(form)))


def in_words(case: Case) -> str:
    """How a case stands, and how long it waits for us."""
    standing, today = case.standing(clock.now()), clock.today()
    if standing is Standing.IN_CHECK and case.confirmed_on:
        return rules.waiting(case.confirmed_on, today, case.checked_by)
    return (
        {
            Standing.ASKED: "wacht op antwoord van de ondertekenaar",
            Standing.PUBLISHED: "openbaar",
            Standing.DECLINED: "afgewezen",
            Standing.WITHDRAWN: "ingetrokken",
        }.get(standing, "")
        if standing
        else ""
    )


def _work(done: str, case: Case, form: DeedForm, deed: Callable[[], object]) -> Answer | Response:
    """Show what can be filled in and what will happen; do it when it is sent, as the case was when it was looked at."""
    if request.method != "POST" or not form.validate():
        return _form(done, case, form)
    try:
        with transaction():
            deed()
            holds.stop(SUBJECT, case.reference, person_id=the_person().id)
    except (DeedRefused, CannotPublish) as refused:
        return _form(done, _case_or_404(case.reference), form, refused=refused)
    return redirect(url_for("secretariat.signing", reference=case.reference, gedaan=done), 303)


def _with(form: DeedForm) -> dict[str, Any]:
    return {"version": form.version, "actor": the_person().id, "now": clock.now()}


def _form(done: str, case: Case, form: DeedForm, *, refused: Exception | None = None) -> Answer:
    """After a refusal the next press decides knowingly on how it stands now."""
    if refused or not form.versie.data:
        form.versie.data = str(case.version)
    text = render_template("secretariat/signing_work.html", deed=done, form=form, refused=refused, **_facts(case))
    return text, 409 if refused else 422 if form.errors else 200, MAY_GO_BACK


def _facts(case: Case) -> dict[str, object]:
    now, application = clock.now(), case.application
    standing = case.standing(now)
    return {
        "case": case,
        "application": application,
        "standing": standing,
        "in_words": in_words(case),
        "is_open": standing in (Standing.IN_CHECK, Standing.ASKED),
        "waits": signing_rules.waits_for_co_signers(application.co_signers, now),
        "domain": check_queries.domain_in_words(application),
        "others": check_queries.others_of(application, now=now),
        "signed": check_queries.signed_already(application, clock.today()),
        "mandates": MANDATES,
        "working": holds.working_on(SUBJECT, case.reference, now=now),
    }


def _case_or_404(reference: str) -> Case:
    """A confirmed application; before that it is nobody’s business."""
    case = check_queries.case(reference)
    if case is None or case.application.confirmed_at is None:
        abort(404)
    return case
