"""Applications to sign as cases: find them, read one, and decide; each page shows what it will do before it does it."""

from flask import render_template, request
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.secretariat import journal_queries, signing_queries, signing_work
from koplopers.secretariat.blueprint import blueprint
from koplopers.secretariat.signing_forms import (
    MOTIVATION,
    ApproveForm,
    ApproveWithMotivationForm,
    AskForm,
    CheckNoteForm,
    DeclineForm,
    SigningFilter,
)
from koplopers.secretariat.signing_work import by, case_or_404, facts, in_words, work
from koplopers.signing import checking
from koplopers.signing.trail import SUBJECT
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import Answer, told_done
from koplopers.web.paging import asked_page


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
        done=told_done(signing_work.DONE),
        history=journal_queries.history(SUBJECT, reference),
        **facts(case_or_404(reference)),
    )


@blueprint.route("/ondertekeningen/<reference>/vraag", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def ask_signer(reference: str) -> Answer | Response:
    case, form = case_or_404(reference), AskForm()
    if not case.application.motivation:
        del form.onderwerp
    about = "onderwerp" in form and form.onderwerp.data == MOTIVATION
    return work(
        "vraag",
        case,
        form,
        lambda: checking.ask(case.application, form.vraag.data, about_motivation=about, **by(form)),
    )


@blueprint.route("/ondertekeningen/<reference>/notitie", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def note_signing(reference: str) -> Answer | Response:
    case = case_or_404(reference)
    kept = {"gebeld": case.check.phoned, "notitie": case.check.note} if case.check else {}
    form = CheckNoteForm(data=kept)
    return work(
        "notitie",
        case,
        form,
        lambda: checking.note(case.application, words=form.notitie.data, phoned=form.gebeld.data, **by(form)),
    )


@blueprint.route("/ondertekeningen/<reference>/goedkeuren", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def approve_signing(reference: str) -> Answer | Response:
    case = case_or_404(reference)
    kind = ApproveWithMotivationForm if case.application.motivation else ApproveForm
    form = kind.about(case.application)
    return work(
        "openbaar",
        case,
        form,
        lambda: checking.approve(
            case.application, motivated=form.decided(), is_own_domain=form.is_own_domain, **by(form)
        ),
    )


@blueprint.route("/ondertekeningen/<reference>/afwijzen", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def decline_signing(reference: str) -> Answer | Response:
    case, form = case_or_404(reference), DeclineForm()
    return work("afgewezen", case, form, lambda: checking.decline(case.application, form.reden.data, **by(form)))
