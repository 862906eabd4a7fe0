"""Who has an account, what they are to the network, and how they came in."""

from datetime import date, datetime
from typing import Any

from flask_login import UserMixin
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from koplopers.database import Base, Moment
from koplopers.municipalities.models import Municipality
from koplopers.people.rules import CONTACT, GROUPS, LETTER_LASTS

LIVE_CONTACT = text(f"role = '{CONTACT}' AND ended_at IS NULL")


class Person(UserMixin, Base):  # type: ignore[misc] # the package has no types
    """Somebody with an account. Name and address are erased a while after leaving; the row and its roles stay."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)  # lower case; None once erased
    handle: Mapped[bytes] = mapped_column(LargeBinary)  # what a passkey knows of its owner: nothing that says who
    joined_at: Mapped[datetime] = mapped_column(Moment)
    left_at: Mapped[datetime | None] = mapped_column(Moment)

    all_roles: Mapped[list["Role"]] = relationship(
        back_populates="person", lazy="selectin", order_by=lambda: Role.id, foreign_keys=lambda: Role.person_id
    )

    @property
    def roles(self) -> list["Role"]:
        """What somebody is today."""
        return [role for role in self.all_roles if role.ended_at is None]

    @property
    def groups(self) -> set[str]:
        """The groups of `web.access` that somebody is in."""
        return {role.group for role in self.roles}

    @property
    def municipality_codes(self) -> set[str]:
        return {role.municipality_code for role in self.roles if role.municipality_code}

    def is_contact_of(self, code: str) -> bool:
        return any(role.role == CONTACT and role.municipality_code == code for role in self.roles)


class Role(Base):
    """What a person is to the network, from a moment until a moment; never rewritten, so the history stays."""

    __tablename__ = "role"
    __table_args__ = (
        Index(
            "uq_role_contact",
            "municipality_code",
            unique=True,
            sqlite_where=LIVE_CONTACT,
            postgresql_where=LIVE_CONTACT,
        ),
        CheckConstraint("(role IN ('contact', 'editor')) = (municipality_code IS NOT NULL)", name="of_municipality"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str]  # see rules.ROLES
    organisation: Mapped[str] = mapped_column(default="")  # of the alliance, see rules.ORGANISATIONS
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), index=True)
    given_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship(back_populates="all_roles", foreign_keys=[person_id])
    municipality: Mapped[Municipality | None] = relationship(lazy="joined")

    @property
    def group(self) -> str:
        return GROUPS[self.role]


class SignIn(Base):
    """One browser in which somebody is signed in, or was."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(unique=True)  # of the secret in the cookie
    device: Mapped[str]  # in words: Firefox op Windows
    started_at: Mapped[datetime] = mapped_column(Moment)
    last_used_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)  # signed out; those who stay away get no moment

    person: Mapped[Person] = relationship()


class SignInRequest(Base):
    """Somebody asked in a browser for a letter to sign in with, whether or not the address is known to us."""

    __tablename__ = "sign_in_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(index=True)  # a fingerprint: who asks without an account is not written down
    browser: Mapped[str] = mapped_column(index=True)  # a fingerprint of the secret in its cookie
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # None: nobody we know, so no letter
    link: Mapped[str | None] = mapped_column(unique=True)  # a fingerprint; None when no letter went out
    code: Mapped[str | None]  # a fingerprint
    then: Mapped[str]  # where to go when signed in
    asked_at: Mapped[datetime] = mapped_column(Moment, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)  # used, or replaced by a newer one
    tries: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person | None] = relationship()


class AddressChange(Base):
    """Somebody is to get another mail address, once its owner says so from there."""

    __tablename__ = "address_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    email: Mapped[str]  # the new one
    link: Mapped[str | None] = mapped_column(unique=True)  # a fingerprint; None when another account has the address
    asked_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)  # used, or replaced by a newer one

    person: Mapped[Person] = relationship()

    @property
    def works_until(self) -> datetime:
        return self.asked_at + LETTER_LASTS


class Passkey(Base):
    """A key that a device of somebody keeps, and that opens our door only."""

    __tablename__ = "passkey"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    credential: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    uses: Mapped[int]  # as its device counts them; a count that goes back tells of a copy
    name: Mapped[str]
    added_at: Mapped[datetime] = mapped_column(Moment)
    last_used_at: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship()


class PasskeyChallenge(Base):
    """What a passkey is asked to sign, once, in one browser."""

    __tablename__ = "passkey_challenge"

    id: Mapped[int] = mapped_column(primary_key=True)
    browser: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # whose passkey is added; None: signing in
    challenge: Mapped[bytes] = mapped_column(LargeBinary)
    asked_at: Mapped[datetime] = mapped_column(Moment)


class Invitation(Base):
    """Somebody is asked to become something; a hand-over when it names whom they replace."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str]
    role: Mapped[str]
    organisation: Mapped[str] = mapped_column(default="")
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), index=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"))  # the contact person who hands over
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # None: from the command line
    fingerprint: Mapped[str] = mapped_column(unique=True)
    invited_at: Mapped[datetime] = mapped_column(Moment)
    accepted_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)

    municipality: Mapped[Municipality | None] = relationship(lazy="joined")
    replaces: Mapped[Role | None] = relationship(foreign_keys=[replaces_id])
    invited_by: Mapped[Person | None] = relationship(foreign_keys=[invited_by_id])


class ContactQuestion(Base):
    """Every year: are you still the contact person?"""

    __tablename__ = "contact_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(unique=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    is_still: Mapped[bool | None]

    role: Mapped[Role] = relationship(lazy="joined")


class EndNotice(Base):
    """Somebody was told that their municipality ends, and with it what they are there."""

    __tablename__ = "end_notice"
    __table_args__ = (UniqueConstraint("person_id", "municipality_code", "ends_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"))
    ends_on: Mapped[date]  # as it was planned then; another day is told anew
    told_at: Mapped[datetime] = mapped_column(Moment)


class KeptAnswers(Base):
    """What somebody sent after their session had ended, kept until they are signed in again in the same browser."""

    __tablename__ = "kept_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    sign_in_id: Mapped[int] = mapped_column(ForeignKey("sign_in.id", ondelete="CASCADE"), index=True)
    path: Mapped[str]  # of the page with the form
    answers: Mapped[list[Any]] = mapped_column(JSON)  # pairs of name and text, in order
    kept_at: Mapped[datetime] = mapped_column(Moment)

    sign_in: Mapped[SignIn] = relationship()
