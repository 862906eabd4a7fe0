"""What people answer from a letter: an invitation, and the yearly question. Looking shows a button; pressing acts."""

from flask import render_template, request, url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from koplopers import clock
from koplopers.database import transaction
from koplopers.people import inviting, yearly
from koplopers.people.blueprint import blueprint
from koplopers.people.door import OFFICE, let_in, let_in_again, new_page, page_pressed, require_from_here
from koplopers.people.models import Invitation
from koplopers.people.roles import DeedRefused
from koplopers.people.wording import role_in_words
from koplopers.tokens import fingerprint
from koplopers.web.access import open_to_all_fresh

Answer = tuple[str, int] | str | Response


@blueprint.route("/inloggen/uitnodiging/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def invitation(secret: str) -> Answer:
    """Say yes to an invitation; whoever has the letter has shown that the address is theirs, and is signed in."""
    if request.method == "POST":
        require_from_here()
    found = inviting.usable(secret, now=clock.now())
    if request.method == "POST":
        again = {"letter": fingerprint(secret, purpose=inviting.LINK), "page": page_pressed(), "then": OFFICE}
        return _accept(found) or let_in_again(**again) or _invitation_over()
    if found is None:
        return _invitation_over()
    role = role_in_words(found.role, found.organisation, found.municipality)
    return render_template("people/invitation.html", invitation=found, secret=secret, role=role, page=new_page())


@blueprint.route("/inloggen/contactpersoon/<secret>", methods=["GET", "POST"])
@open_to_all_fresh
def contact_question(secret: str) -> Answer:
    """Are you still the contact person? No leads to handing over."""
    if request.method == "POST":
        require_from_here()
    is_still = request.form.get("antwoord") != "nee"
    found = yearly.usable(secret, now=clock.now())
    if found is None and request.method == "POST":
        found = yearly.just_answered(secret, is_still=is_still, now=clock.now())
    if found is None or found.role.municipality is None:
        return render_template("people/question_over.html"), 410
    if request.method != "POST":
        return render_template("people/question.html", question=found, secret=secret)
    slug = found.role.municipality.slug
    if found.answered_at is None:
        with transaction():
            yearly.answer(found, is_still=is_still, now=clock.now())
    return redirect(url_for(".contact_thanks") if is_still else url_for(".hand_over", slug=slug), 303)


@blueprint.get("/inloggen/contactpersoon")
@open_to_all_fresh
def contact_thanks() -> str:
    return render_template("people/question_thanks.html")


def _accept(found: Invitation | None) -> Response | None:
    """None when there is nothing to accept, also when another press was a moment earlier."""
    if found is None:
        return None
    try:
        with transaction():
            person = inviting.accept(found, now=clock.now())
            return let_in(person, letter=found.fingerprint, page=page_pressed(), then=OFFICE)
    except DeedRefused:
        return None


def _invitation_over() -> Answer:
    return render_template("people/invitation_over.html"), 410
