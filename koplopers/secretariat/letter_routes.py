"""Letters: where they are, what the mail server said, and what to do with those that did not go."""

from datetime import datetime
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.outbox import actions, queries, rules
from koplopers.outbox.models import OutboxLetter
from koplopers.outbox.rules import KEEP_TRYING, State
from koplopers.people.current import the_person
from koplopers.secretariat import holds, journal_queries, letter_queries, repeating
from koplopers.secretariat.blueprint import blueprint
from koplopers.secretariat.forms import AddressForm, LetterFilter
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import MAY_GO_BACK, Answer, told_done
from koplopers.web.paging import asked_page

STANDS = {
    State.WAITING: "In de wachtrij",
    State.IN_HAND: "Wordt nu overgedragen",
    State.TRIED_AGAIN_LATER: "In de wachtrij, wordt nog eens geprobeerd",
    State.HANDED_OVER: "Overgedragen aan de mailserver",
    State.EXPIRED: "Verlopen, niet verstuurd",
    State.GIVEN_UP: "Opgegeven",
}
DONE = {
    "adres": "Het adres is hersteld. De mail is nog niet opnieuw verstuurd.",
    "opnieuw": "De mail staat weer in de wachtrij.",
    "terzijde": "De mail is terzijde gelegd.",
    "geweigerd": "Er is niets gedaan. De mail wordt net verstuurd, is verlopen of gewist, of een collega was u voor.",
}


@blueprint.get("/mails")
@only_for(SECRETARIAT)
def letters() -> Answer:
    return letter_list()


@blueprint.get("/mails/<int:number>")
@only_for(SECRETARIAT)
def letter(number: int) -> str:
    found = _letter_or_404(number)
    return render_template(
        "secretariat/letter.html",
        letter=found,
        stand=stand(found),
        is_given_up=found.given_up_at is not None,
        may_send_again=may_send_again(found),
        may_mend=may_mend(found),
        working=holds.working_on(actions.SUBJECT, str(number), now=clock.now()),
        history=journal_queries.history(actions.SUBJECT, str(number)),
        done=told_done(DONE),
    )


@blueprint.route("/mails/<int:number>/adres", methods=["GET", "POST"])
@only_for(SECRETARIAT)
def mend_letter(number: int) -> Answer | Response:
    """Write another address on a letter. One with a secret is for its receiver only, so it has no such page."""
    found = _letter_or_404(number)
    if not may_mend(found):
        abort(404)
    form = AddressForm(adres=found.to)
    if request.method != "POST" or not form.validate():
        return _address_page(found, form)
    was = form.was.data or ""
    try:
        with transaction():
            actions.mend(found, to=form.adres.data, was=was, actor=the_person().id, now=clock.now())
            holds.stop(actions.SUBJECT, str(number), person_id=the_person().id)
    except actions.DeedRefused:
        if found.to == form.adres.data:
            return _back_to(number, "adres")  # it stands there: a second press, or a colleague who knew it too
        return _address_page(found, form, status=409) if found.to != was else _back_to(number, "geweigerd")
    return _back_to(number, "adres")


@blueprint.post("/mails/<int:number>/opnieuw")
@only_for(SECRETARIAT)
def send_letter_again(number: int) -> Response:
    return _deed(number, actions.send_again, actions.SENT_AGAIN, "opnieuw")


@blueprint.post("/mails/<int:number>/terzijde")
@only_for(SECRETARIAT)
def set_letter_aside(number: int) -> Response:
    return _deed(number, actions.set_aside, actions.SET_ASIDE, "terzijde")


def letter_list(**more: Any) -> Answer:
    """The list as the address asks for it; `more` adds what went wrong with choosing from it."""
    form, page = LetterFilter.asked(request.args), asked_page()
    text = render_template(
        "secretariat/letters.html",
        **{
            "filter": form,
            "form": form,
            "listed": letter_queries.letters(form, now=clock.now(), page=page),
            "query": form.query(),
            "stand": stand,
            "may_send_again": may_send_again,
            "all_chosen": "alles" in request.args,
            **more,
        },
    )
    return text, 422 if form.errors or more else 200, {}


def stand(letter: OutboxLetter) -> str:
    """How a letter fares, in words."""
    if letter.given_up_at and not letter.handed_over_at:
        given_up = "Geweigerd" if letter_queries.was_refused(letter) else f"Opgegeven na {KEEP_TRYING.days} dagen"
        return f"{given_up}, terzijde gelegd" if letter.set_aside_at else given_up
    return STANDS[rules.state(letter, clock.now())]


def may_send_again(letter: OutboxLetter) -> bool:
    """Whether it makes sense to offer it: a letter that waits goes by itself."""
    is_over = letter.expires_at is not None and letter.expires_at <= clock.now()
    return bool(letter.given_up_at or letter.handed_over_at) and not letter.erased_at and not is_over


def may_mend(letter: OutboxLetter) -> bool:
    return not letter.secret and letter.erased_at is None


def _address_page(letter: OutboxLetter, form: AddressForm, status: int = 200) -> Answer:
    """The page with the address; after 409 the next press saves knowingly over what the colleague did."""
    if status == 409 or not form.was.data:
        form.was.data = letter.to
    text = render_template(
        "secretariat/mend_letter.html",
        letter=letter,
        form=form,
        is_changed=status == 409,
        working=holds.working_on(actions.SUBJECT, str(letter.id), now=clock.now()),
    )
    return text, 422 if form.errors else status, MAY_GO_BACK


def _deed(number: int, deed: Any, entry: str, done: str) -> Response:
    """Do this, unless the same person just did: the letter may be on its way already, and would go out twice."""
    found, now = _letter_or_404(number), clock.now()
    if _did_it(found, entry, since=now - repeating.AGAIN):
        return _back_to(number, done)
    try:
        with transaction():
            deed(found, actor=the_person().id, now=now)
    except actions.DeedRefused:
        done = done if _did_it(found, entry) else "geweigerd"
    return _back_to(number, done)


def _did_it(letter: OutboxLetter, entry: str, since: datetime | None = None) -> bool:
    return repeating.is_own_last(actions.SUBJECT, str(letter.id), entry, person_id=the_person().id, since=since)


def _back_to(number: int, done: str) -> Response:
    return redirect(url_for("secretariat.letter", number=number, gedaan=done), 303)


def _letter_or_404(number: int) -> OutboxLetter:
    return queries.by_id(number) or abort(404)
