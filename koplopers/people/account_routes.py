"""“Mijn account”: where I am signed in, my passkeys, and staying signed in."""

from flask import abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people import passkeys, queries, sessions
from koplopers.people.blueprint import blueprint
from koplopers.people.current import current_person, current_sign_in, may_stay_longer, signed_in_until, the_person
from koplopers.people.door import browser, browser_or_new, new_browser
from koplopers.people.forms import PasskeyForm
from koplopers.people.models import Passkey
from koplopers.people.roles import DeedRefused
from koplopers.web.access import SIGNED_IN, only_for, open_to_all_fresh
from koplopers.web.answers import MAY_GO_BACK, Answer
from koplopers.web.formatting import time


@blueprint.get("/beheer/account")
@only_for(SIGNED_IN)
def account() -> str:
    person = the_person()
    return render_template(
        "people/account.html",
        person=person,
        here=current_sign_in(),
        change=queries.open_change(person, now=clock.now()),
        sessions=queries.open_sessions(person, now=clock.now()),
        passkeys=queries.passkeys(person),
        form=PasskeyForm(),
    )


@blueprint.post("/beheer/account/sessies/<int:number>/beeindigen")
@only_for(SIGNED_IN)
def end_session(number: int) -> Response:
    """Sign out in one other browser."""
    found = [one for one in queries.open_sessions(the_person(), now=clock.now()) if one.id == number]
    if not found:
        abort(404)
    with transaction():
        sessions.end_session(found[0], now=clock.now())
    return redirect(url_for(".account"), 303)


@blueprint.post("/beheer/account/overal-uitloggen")
@only_for(SIGNED_IN)
def sign_out_everywhere() -> Response:
    with transaction():
        sessions.end_all(the_person(), now=clock.now())
    return redirect(url_for(".signed_out"), 303)


@blueprint.route("/beheer/account/langer", methods=["GET", "POST"])
@only_for(SIGNED_IN)
def stay() -> str | Response:
    """Being here is enough: the gate remembers that the session is used. A script asks for the new end in words."""
    until = signed_in_until()
    if request.method != "POST":
        return render_template("people/stayed.html", until=until)
    if request.accept_mimetypes.best == "application/json" and until:
        return jsonify(_left())
    return redirect(url_for(".stay"), 303)


@blueprint.get("/inloggen/sessie")
@open_to_all_fresh
def session_left() -> Response:
    """How long this browser stays signed in. Asking does not make it longer: another tab may have."""
    return jsonify(_left())


@blueprint.post("/beheer/account/passkeys/vraag")
@only_for(SIGNED_IN)
def ask_new_passkey() -> Response:
    """What the browser must ask of a device that is to keep a passkey."""
    secret = browser_or_new()
    with transaction():
        options = passkeys.ask_to_add(the_person(), browser=secret, now=clock.now())
    return new_browser(jsonify(options), secret)


@blueprint.post("/beheer/account/passkeys")
@only_for(SIGNED_IN)
def add_passkey() -> Response:
    """The passkey that a device made, with the name that its owner gave it."""
    sent = request.get_json(silent=True)
    sent = sent if isinstance(sent, dict) else {}
    form = PasskeyForm(formdata=None, data={"naam": str(sent.get("naam") or "").strip()})
    if not form.validate():
        return _refused(str(form.naam.errors[0]), field="naam")
    try:
        with transaction():
            passkeys.add(the_person(), sent, name=form.naam.data, browser=browser(), now=clock.now())
    except DeedRefused as refused:
        return _refused(str(refused))
    return jsonify({"verder": url_for(".account")})


@blueprint.route("/beheer/account/passkeys/<int:number>", methods=["GET", "POST"])
@only_for(SIGNED_IN)
def passkey(number: int) -> Answer | Response:
    """Give a passkey another name."""
    found = _mine(number)
    form = PasskeyForm(data={"naam": found.name})
    if request.method != "POST":
        return render_template("people/passkey.html", form=form, passkey=found), 200, {}
    if not form.validate():
        return render_template("people/passkey.html", form=form, passkey=found), 422, MAY_GO_BACK
    with transaction():
        passkeys.rename(found, name=form.naam.data, now=clock.now())
    return redirect(url_for(".account"), 303)


@blueprint.post("/beheer/account/passkeys/<int:number>/weghalen")
@only_for(SIGNED_IN)
def remove_passkey(number: int) -> Response:
    with transaction():
        passkeys.remove(_mine(number), now=clock.now())
    return redirect(url_for(".account"), 303)


def _mine(number: int) -> Passkey:
    """A passkey of whoever asks; one of somebody else is as if it did not exist."""
    return next((one for one in queries.passkeys(the_person()) if one.id == number), None) or abort(404)


def _left() -> dict[str, object]:
    """How many seconds are left, until what time that is, and whether it can become longer."""
    until = signed_in_until() if current_person() else None
    if until is None:
        return {"seconden": 0, "tot": "", "langer": False}
    seconds = max(0, int((until - clock.now()).total_seconds()))
    return {"seconden": seconds, "tot": time(until), "langer": may_stay_longer()}


def wait(answer: Answer, seconds: int) -> Answer:
    """Say to programs too from when it can be tried again."""
    text, status, headers = answer
    return text, status, {**headers, "Retry-After": str(seconds)}


def _refused(sentence: str, *, field: str = "") -> Response:
    answer = jsonify({"fout": sentence, "veld": field})
    answer.status_code = 422
    return answer
