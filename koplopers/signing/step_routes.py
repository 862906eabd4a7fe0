"""The steps of signing: each has its own address, keeps what was typed, and leads to the next."""

from collections.abc import Callable
from functools import partial

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.clock import today
from koplopers.database import transaction
from koplopers.people.door import require_from_here
from koplopers.signing import drafting, filling, queries, rules
from koplopers.signing.blueprint import blueprint
from koplopers.signing.checking_step import answer_check, show_check
from koplopers.signing.co_signer_step import answer_co_signers, show_co_signers
from koplopers.signing.door import TooMany, answer_in, mine, to_step
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.filling import AnswerForm
from koplopers.signing.models import Application
from koplopers.signing.municipality_step import answer_municipality, show_municipality
from koplopers.signing.rules import State, Step
from koplopers.signing.step_page import goes_back, lead_on, show_step, typed
from koplopers.web.access import open_to_all_fresh

Answer = Callable[..., Response]  # of an application and the name of a step


@blueprint.route("/ondertekenen/<name>", methods=["GET", "POST"])
@open_to_all_fresh
def step(name: str) -> Response:
    """One step. Out of order it leads to the first that is open; what is sent to it is kept all the same."""
    if request.method == "POST":
        require_from_here()
    if name not in rules.STEPS:
        abort(404)
    if queries.version_to_sign(today()) is None:
        return redirect(url_for(".start"), 303)
    if request.method != "POST":
        return _look(Step(name), mine())
    try:
        with transaction():
            return answer_in(partial(ANSWERS[Step(name)], name=name))
    except TooMany as refused:
        return _show(Step(name), mine(), status=429, refused=str(refused))
    except DeedRefused:
        return to_step(Step.CHECK)


def _look(asked: Step, application: Application | None) -> Response:
    if application is None:
        return _show(asked, None) if asked is Step.MUNICIPALITY else to_step(Step.MUNICIPALITY, niet="gevonden")
    if rules.state(application.moments, clock.now()) in (State.CONFIRMED, State.PUBLISHED):
        return _show(Step.CHECK, application) if asked is Step.CHECK else to_step(Step.CHECK)
    if not rules.may_open(asked, application):
        return to_step(rules.first_open(application), eerst="dit")
    wrong = filling.wrong_with_signing_day(application, today())
    if wrong and asked is Step.CHECK:
        return to_step(Step.OCCASION, eerst="dit")
    return _show(asked, application, refused=wrong if asked is Step.OCCASION else "")


def _show(asked: Step, application: Application | None, *, status: int = 200, refused: str = "") -> Response:
    if asked is Step.MUNICIPALITY:
        return show_municipality(application, status=status, refused=refused)
    if asked is Step.CO_SIGNERS and application:
        return show_co_signers(application, status=status, refused=refused)
    if asked is Step.CHECK and application:
        return show_check(application, status=status, refused=refused)
    if asked not in filling.FORMS:
        return to_step(Step.MUNICIPALITY, niet="gevonden")
    return show_step(asked, application, _form(asked, application), status=status, refused=refused)


def _answer(application: Application, name: str) -> Response:
    """The steps that are one form: keep the answers, right or wrong, and go on when they are right."""
    asked = Step(name)
    form = _form(asked, application)
    if form.validate():
        drafting.save(application, asked, form.answers(), now=clock.now())
        return lead_on(asked, application)
    drafting.keep_typed(application, asked, typed(form), now=clock.now())
    if goes_back():
        return redirect(url_for(".keep"), 303)
    return show_step(asked, application, form, status=422)


def _form(asked: Step, application: Application | None) -> AnswerForm:
    return filling.form_of(asked, application, today=today())


ANSWERS: dict[Step, Answer] = {
    Step.MUNICIPALITY: answer_municipality,
    Step.SIGNER: _answer,
    Step.MANDATE: _answer,
    Step.CO_SIGNERS: answer_co_signers,
    Step.OCCASION: _answer,
    Step.CHECK: answer_check,
}
