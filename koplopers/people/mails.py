"""The letters about accounts: which one, to whom, with what. Their words stand in templates/people/mails."""

from datetime import datetime

from flask import render_template

from koplopers.outbox.letters import Letter
from koplopers.people import rules
from koplopers.people.models import AddressChange, ContactQuestion, Invitation, Passkey, Person
from koplopers.people.wording import role_in_words
from koplopers.web.addresses import address_of

NEW_ADDRESS = "U krijgt deze mail omdat iemand dit mailadres opgaf voor een account bij het Koplopersnetwerk."
HAS_ACCOUNT = "U krijgt deze mail omdat u een account hebt bij het Koplopersnetwerk."

NAME_LENGTH = 60  # characters of a name in a subject


def sign_in(to: str, *, link: str, code: str, now: datetime) -> Letter:
    ends = now + rules.LETTER_LASTS
    return Letter(
        kind="sign-in",
        to=to,
        subject=f"Inloggen bij het Koplopersnetwerk: code {code}",
        text=_words("sign-in", link=address_of("people.use_link", secret=link), code=code, ends=ends),
        reason="U krijgt deze mail omdat iemand met dit mailadres wil inloggen op de site van het Koplopersnetwerk.",
        expires_at=ends,
        secret=True,
    )


def invitation(one: Invitation, *, secret: str) -> Letter:
    ends = one.invited_at + rules.INVITATION_LASTS
    link = address_of("people.invitation", secret=secret)
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
    return to_person(old, "hand-over-begun", f"U draagt {_place(one)} over aan {_called(one)}", invitation=one,
               ends=one.invited_at + rules.INVITATION_LASTS, link=_team(one))  # fmt: skip


def hand_over_done(one: Invitation, *, old: Person) -> Letter:
    return to_person(old, "hand-over-done", f"{_called(one)} is nu contactpersoon van {_place(one)}", invitation=one)


def welcome(one: Invitation, *, new: Person) -> Letter:
    role = role_in_words(one.role, one.organisation, one.municipality)
    return to_person(new, "welcome", f"U bent nu {role}", role=role, link=address_of("people.sign_in"))


def hand_over_withdrawn(one: Invitation, *, to: str, name: str) -> Letter:
    return Letter(
        kind="hand-over-withdrawn",
        to=to,
        subject=f"De overdracht van {_place(one)} gaat niet door",
        text=_words("hand-over-withdrawn", invitation=one, name=name),
        reason=f"U krijgt deze mail omdat u contactpersoon van {_place(one)} bent of zou worden.",
    )


def left(person: Person) -> Letter:
    return to_person(person, "left", "Uw account bij het Koplopersnetwerk is beëindigd")


def contact_question(one: ContactQuestion, *, secret: str) -> Letter:
    """Its link answers in somebody's name, so nobody else may read it."""
    place = one.role.municipality.name if one.role.municipality else ""
    ends = one.asked_at + rules.QUESTION_LASTS
    link = address_of("people.contact_question", secret=secret)
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
    return to_person(person, "passkey-added", subject, passkey=one, link=address_of("people.account"))


def address_change(one: AddressChange, *, secret: str) -> Letter:
    ends = one.asked_at + rules.LETTER_LASTS
    link = address_of("people.use_address", secret=secret)
    return Letter(
        kind="address-change",
        to=one.email,
        subject="Bevestig uw nieuwe mailadres",
        text=_words("address-change", name=one.person.name, link=link, ends=ends),
        reason=NEW_ADDRESS,
        expires_at=ends,
        secret=True,
    )


def address_taken(one: AddressChange) -> Letter:
    """Names nobody: whoever reads it has another account."""
    text = _words("address-taken", link=address_of("pages.contact"))
    return Letter("address-taken", one.email, "Uw mailadres is al bij ons bekend", text, NEW_ADDRESS)


def address_changed(person: Person, *, before: str) -> Letter:
    text = _words("address-changed", name=person.name, link=address_of("pages.contact"))
    return Letter("address-changed", before, "Uw mailadres bij het Koplopersnetwerk is veranderd", text, HAS_ACCOUNT)


def to_person(person: Person, kind: str, subject: str, **facts: object) -> Letter:
    """A letter to somebody with an account, whose words are those of this kind."""
    text = _words(kind, name=person.name, **facts)
    return Letter(kind=kind, to=person.email or "", subject=subject, text=text, reason=HAS_ACCOUNT)


def _words(kind: str, **facts: object) -> str:
    return render_template(f"people/mails/{kind}.txt", **facts).strip()


def _called(one: Invitation) -> str:
    """A name for in a subject: one line, and short enough for the words that come after it. The text has all of it."""
    name = " ".join(one.name.split())
    return name if len(name) <= NAME_LENGTH else f"{name[:NAME_LENGTH].rstrip()}…"


def _place(one: Invitation) -> str:
    return one.municipality.name if one.municipality else ""


def _team(one: Invitation) -> str:
    return address_of("people.team", slug=one.municipality.slug) if one.municipality else ""
