"""The step in which a municipality names who signs along: one at a time, with each their own mail address."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.signing import drafting, rules
from koplopers.signing.door import to_step
from koplopers.signing.forms import SHOWINGS, CoSignerForm
from koplopers.signing.models import Application
from koplopers.signing.rules import Step
from koplopers.signing.step_page import goes_back, lead_on, show_step, typed

ADD, REMOVE = "toevoegen", "verwijder"
NOBODY = "Voeg ten minste één medeondertekenaar toe."
FULL = f"U kunt ten hoogste {rules.MOST_CO_SIGNERS} medeondertekenaars toevoegen."


def show_co_signers(
    application: Application, form: CoSignerForm | None = None, *, status: int = 200, refused: str = ""
) -> Response:
    form = form or CoSignerForm(data=application.typed.get(Step.CO_SIGNERS.value, {}))
    return show_step(
        Step.CO_SIGNERS, application, form, status=status, refused=refused, showings=SHOWINGS,
        consent_days=rules.CONSENT_WITHIN.days,
    )  # fmt: skip


def answer_co_signers(application: Application, name: str) -> Response:  # noqa: ARG001 # all steps answer alike
    """Remove somebody, add somebody, or go on; who is typed and not yet added is added on the way."""
    if REMOVE in request.form:
        return _remove(application, request.form[REMOVE])
    form = CoSignerForm()
    if goes_back():
        return _keep_for_later(application, form)
    if ADD not in request.form and form.is_empty and application.wanted_co_signers:
        drafting.save(application, Step.CO_SIGNERS, {}, now=clock.now())
        return lead_on(Step.CO_SIGNERS, application)
    return _add(application, form)


def _add(application: Application, form: CoSignerForm) -> Response:
    is_right = form.validate()
    if form.is_empty and not application.wanted_co_signers:
        form.naam.errors = [NOBODY]
        form.email.errors = form.tonen.errors = []
        is_right = False
    elif rules.is_same_address(form.email.data or "", [application.signer_email]):
        form.email.errors, is_right = [rules.OWN_ADDRESS], False
    elif len(application.wanted_co_signers) >= rules.MOST_CO_SIGNERS:
        form.naam.errors, is_right = [FULL], False
    if not is_right:
        drafting.keep_typed(application, Step.CO_SIGNERS, typed(form), now=clock.now())
        return show_co_signers(application, form, status=422)
    drafting.add_co_signer(application, form.companion(), now=clock.now())
    drafting.save(application, Step.CO_SIGNERS, {}, now=clock.now())
    return to_step(Step.CO_SIGNERS, erbij="ja") if ADD in request.form else lead_on(Step.CO_SIGNERS, application)


def _remove(application: Application, number: str) -> Response:
    if number.isascii() and number.isdigit() and len(number) < 10:
        drafting.remove_co_signer(application, int(number), now=clock.now())
    return to_step(Step.CO_SIGNERS, weg="ja")


def _keep_for_later(application: Application, form: CoSignerForm) -> Response:
    if form.is_empty:
        drafting.save(application, Step.CO_SIGNERS, {}, now=clock.now())
    else:
        drafting.keep_typed(application, Step.CO_SIGNERS, typed(form), now=clock.now())
    return redirect(url_for("signing.keep"), 303)
