"""The letters to somebody who gets a role, or loses one and keeps another."""

from koplopers.outbox.letters import Letter
from koplopers.people import mails
from koplopers.people.models import Role
from koplopers.people.wording import role_in_words
from koplopers.web.addresses import address_of


def given(role: Role) -> Letter:
    words = role_in_words(role.role, role.organisation, role.municipality)
    link = address_of("people.sign_in")
    return mails.to_person(role.person, "role-given", f"U bent nu {words}", role=words, link=link)


def ended(role: Role) -> Letter:
    words = role_in_words(role.role, role.organisation, role.municipality)
    others = [role_in_words(one.role, one.organisation, one.municipality) for one in role.person.roles]
    return mails.to_person(role.person, "role-ended", f"U bent geen {words} meer", role=words, others=others)
