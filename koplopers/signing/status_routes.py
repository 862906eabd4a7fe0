"""The pages about an application for who has its reference, and those of its mails: status, question, withdrawing."""

from collections.abc import Callable

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people.door import require_from_here
from koplopers.signing import check_queries, check_rules, checking, rules, withdrawing
from koplopers.signing.blueprint import blueprint
from koplopers.signing.check_cases import ChangedMeanwhile
from koplopers.signing.check_forms import MotivationAnswerForm, QuestionForm
from koplopers.signing.check_models import ApplicationQuestion
from koplopers.signing.check_queries import Case
from koplopers.signing.check_rules import Standing
from koplopers.signing.door import TooMany, count, show
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.log import entry_for
from koplopers.signing.models import Application
from koplopers.tokens import spelled_code
from koplopers.web import throttle
from koplopers.web.access import open_to_all_fresh
from koplopers.web.forms import OurForm

LOOK, LETTER = "look for an application", "letter to withdraw"
MAILED = "De mail met de link gaat naar het adres van wie ondertekende. Kijk ook bij de ongewenste mail."


@blueprint.get("/ondertekening/<reference>")
@open_to_all_fresh
def status(reference: str) -> Response:
    """How it stands, and nothing of who signs: whoever heard the reference may see this."""
    if reference != spelled_code(reference):
        return redirect(url_for(".status", reference=spelled_code(reference)))
    told = MAILED if request.args.get("gedaan") == "mail" else ""
    return show_status(case_or_404(reference), told=told)


@blueprint.post("/ondertekening/<reference>/intrekken")
@open_to_all_fresh
def ask_to_withdraw(reference: str) -> Response:
    """Mail the signer the link with which to withdraw."""
    return mail_signer(reference, LETTER, withdrawing.mail_to_withdraw)


@blueprint.route("/ondertekening/<reference>/intrekken/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def withdraw(reference: str, secret: str) -> Response:
    """Looking changes nothing; the button withdraws."""
    if request.method == "POST":
        require_from_here()
    application = withdrawing.withdrawable(reference, secret, now=clock.now())
    if application is None:
        return show("withdraw_over", 410, reference="")
    standing = check_queries.case_of(application).standing(clock.now())
    if standing in (Standing.WITHDRAWN, Standing.DECLINED):
        return redirect(url_for(".status", reference=reference), 303)
    if request.method != "POST":
        return _withdraw_page(application, secret)
    try:
        with transaction():
            withdrawing.withdraw(application, now=clock.now())
    except DeedRefused as refused:
        return _withdraw_page(application, secret, told=str(refused))
    return redirect(url_for(".status", reference=reference), 303)


@blueprint.route("/ondertekening/<reference>/vraag/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def question(reference: str, secret: str) -> Response:
    """A question of the secretariat, and room to answer it, once."""
    if request.method == "POST":
        require_from_here()
    asked = checking.asked_with(reference, secret)
    if asked is None:
        return show("question_over", 410, asked=None)
    if asked.answered_at:
        return show("question_over", asked=asked, reference=reference)
    form = _answer_to(asked)
    if request.method != "POST" or not form.validate():
        return _question_page(reference, secret, asked, form, code=422 if form.errors else 200)
    try:
        with transaction():
            checking.answer(asked, form.antwoord.data, now=clock.now())
    except ChangedMeanwhile as refused:
        return _question_page(reference, secret, asked, form, told=str(refused))
    except DeedRefused:
        return show("question_over", 410, asked=None)
    return redirect(url_for(".question", reference=reference, secret=secret), 303)


def _answer_to(asked: ApplicationQuestion) -> OurForm:
    if not asked.is_about_motivation:
        return QuestionForm()
    return MotivationAnswerForm(antwoord=checking.application_of(asked).motivation)


def mail_signer(reference: str, letter: str, write: Callable[..., None]) -> Response:
    """Have this letter written to the signer, whose limit counts; who presses this may be somebody else."""
    require_from_here()
    case = case_or_404(reference)
    try:
        count(letter, rules.LETTERS_TO_ONE, who=case.application.signer_email)
        with transaction():
            write(case.application, now=clock.now())
    except TooMany as refused:
        return show_status(case, told=str(refused), code=429)
    except DeedRefused as refused:
        return show_status(case, told=str(refused))
    return redirect(url_for(".status", reference=case.reference, gedaan="mail"), 303)


def case_or_404(reference: str) -> Case:
    """The case, unless nobody should know of it; who tries many references is asked to wait."""
    if not throttle.has_room(LOOK, check_rules.LOOKS_PER_ORIGIN):
        abort(429)
    case = check_queries.case(reference)
    if case is None or case.standing(clock.now()) is None:
        throttle.count(LOOK, check_rules.LOOKS_PER_ORIGIN)
        abort(404)
    return case


def show_status(case: Case, *, told: str, code: int = 200) -> Response:
    now, application = clock.now(), case.application
    standing = case.standing(now)
    entry = entry_for(application.signature) if standing is Standing.PUBLISHED and application.signature else None
    lives = standing in (Standing.IN_CHECK, Standing.ASKED, Standing.PUBLISHED)
    return show(
        "status",
        code,
        case=case,
        standing=standing,
        told=told,
        number=entry.index if entry else None,
        is_late=case.checked_by is not None and case.checked_by < clock.today(),
        signs_later=case.signs_later(clock.today()),
        waits_until=check_queries.waits_until(application, now),
        confirm_by=application.sent_at + rules.CONFIRM_WITHIN if application.sent_at else None,
        is_alone=lives and not application.published_at and rules.is_alone(application.co_signers, now),
        may_withdraw=lives and bool(application.signer_email),
        may_amend=standing is Standing.PUBLISHED and bool(application.signer_email),
    )


def _withdraw_page(application: Application, secret: str, told: str = "") -> Response:
    return show("withdraw", application=application, secret=secret, told=told)


def _question_page(
    reference: str,
    secret: str,
    asked: ApplicationQuestion,
    form: OurForm,
    *,
    code: int = 200,
    told: str = "",
) -> Response:
    return show("question", code, reference=reference, secret=secret, asked=asked, form=form, told=told)
