"""The letters about accounts: which one, to whom, with what. Their words stand in templates/people/mails."""

from datetime import datetime

from flask import current_app, render_template

from koplopers.outbox.letters import Letter
from koplopers.people import rules
from koplopers.people.models import ContactQuestion, Invitation, Passkey, Person
from koplopers.people.wording import role_in_words
from koplopers.web.addresses import absolute

HAS_ACCOUNT = "U krijgt deze mail omdat u een account hebt bij het Koplopersnetwerk."


def sign_in(to: str, *, link: str, code: str, now: datetime) -> Letter:
    ends = now + rules.LETTER_LASTS
    return Letter(
        kind="sign-in",
        to=to,
        subject=f"Inloggen bij het Koplopersnetwerk: code {code}",
        text=_words("sign-in", link=address("people.use_link", secret=link), code=code, ends=ends),
        reason="U krijgt deze mail omdat iemand met dit mailadres wil inloggen op de site van het Koplopersnetwerk.",
        expires_at=ends,
        secret=True,
    )


def invitation(one: Invitation, *, secret: str) -> Letter:
    ends = one.invited_at + rules.INVITATION_LASTS
    link = address("people.invitation", secret=secret)
    role = role_in_words(one.role, one.organisation, one.municipality)
    by = one.invited_by.name if one.invited_by else "Het secretariaat"
    return Letter(
        kind="invitation",
        to=one.email,
        subject=f"Uitnodiging: word {role}" if one.role != rules.SECRETARIAT else "Uitnodiging voor het secretariaat",
        text=_words("invitation", invitation=one, role=role, by=by, link=link, ends=ends),
        reason="U krijgt deze mail omdat iemand van het Koplopersnetwerk u uitnodigt.",
        expires_at=ends,
        secret=True,
    )


def hand_over_begun(one: Invitation, *, old: Person) -> Letter:
    return _to(old, "hand-over-begun", f"U draagt {_place(one)} over aan {one.name}", invitation=one,
               ends=one.invited_at + rules.INVITATION_LASTS, link=_team(one))  # fmt: skip


def hand_over_done(one: Invitation, *, old: Person) -> Letter:
    return _to(old, "hand-over-done", f"{one.name} is nu contactpersoon van {_place(one)}", invitation=one)


def welcome(one: Invitation, *, new: Person) -> Letter:
    role = role_in_words(one.role, one.organisation, one.municipality)
    return _to(new, "welcome", f"U bent nu {role}", role=role, link=address("people.sign_in"))


def hand_over_withdrawn(one: Invitation, *, to: str, name: str) -> Letter:
    return Letter(
        kind="hand-over-withdrawn",
        to=to,
        subject=f"De overdracht van {_place(one)} gaat niet door",
        text=_words("hand-over-withdrawn", invitation=one, name=name),
        reason=f"U krijgt deze mail omdat u contactpersoon van {_place(one)} bent of zou worden.",
    )


def left(person: Person) -> Letter:
    return _to(person, "left", "Uw account bij het Koplopersnetwerk is beëindigd")


def contact_question(one: ContactQuestion, *, secret: str) -> Letter:
    """Its link answers in somebody's name, so nobody else may read it."""
    place = one.role.municipality.name if one.role.municipality else ""
    ends = one.asked_at + rules.QUESTION_LASTS
    link = address("people.contact_question", secret=secret)
    return Letter(
        kind="contact-question",
        to=one.role.person.email or "",
        subject=f"Bent u nog de contactpersoon van {place}?",
        text=_words("contact-question", name=one.role.person.name, place=place, link=link, ends=ends),
        reason=HAS_ACCOUNT,
        expires_at=ends,
        secret=True,
    )


def passkey_added(one: Passkey, *, person: Person) -> Letter:
    subject = "Er is een passkey toegevoegd aan uw account"
    return _to(person, "passkey-added", subject, passkey=one, link=address("people.account"))


def address(endpoint: str, **values: str) -> str:
    """The whole address of a page, also where no request says on which host we are."""
    return absolute(current_app.url_map.bind("localhost").build(endpoint, values))


def _to(person: Person, kind: str, subject: str, **facts: object) -> Letter:
    text = _words(kind, name=person.name, **facts)
    return Letter(kind=kind, to=person.email or "", subject=subject, text=text, reason=HAS_ACCOUNT)


def _words(kind: str, **facts: object) -> str:
    return render_template(f"people/mails/{kind}.txt", **facts).strip()


def _place(one: Invitation) -> str:
    return one.municipality.name if one.municipality else ""


def _team(one: Invitation) -> str:
    return address("people.team", slug=one.municipality.slug) if one.municipality else ""
