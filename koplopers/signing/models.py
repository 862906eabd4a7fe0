"""Signatures under the manifest, and what comes before one: the application, its co-signers and its letters."""

import hashlib
import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from koplopers.database import Base, Moment
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.signing import rules
from koplopers.signing.rules import Moments, Step

ANSWERS = (
    "municipality_id", "signer_name", "is_name_public", "signer_function", "signer_email", "email_reason", "mandate",
    "decision_on", "decision_reference", "decision_link", "place", "signed_on", "occasion", "motivation",
)  # fmt: skip
STANDS = text("withdrawn_on IS NULL")


class Signature(Base):
    """A municipality, as it was then, signed a version of the manifest. Of what stands, each version has one."""

    __tablename__ = "signature"
    __table_args__ = (
        Index(
            "uq_signature_standing",
            "municipality_id",
            "manifest_version_id",
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    manifest_version_id: Mapped[int] = mapped_column(ForeignKey("manifest_version.id"))
    signed_on: Mapped[date]
    precision: Mapped[str]  # day or month: how exactly the date is known
    co_signers: Mapped[str]  # who signed along, as far as the source tells; without names of persons
    certainty: Mapped[str]  # a sentence where the source leaves a doubt, otherwise empty
    source: Mapped[str]
    signer: Mapped[str] = mapped_column(default="")  # as published: a function, with the name when that may be known
    place: Mapped[str] = mapped_column(default="")
    motivation: Mapped[str] = mapped_column(default="")  # in the words of the municipality, once they were looked at
    withdrawn_on: Mapped[date | None]
    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"), unique=True)

    municipality: Mapped[Municipality] = relationship()
    manifest_version: Mapped[ManifestVersion] = relationship()
    application: Mapped["Application | None"] = relationship(back_populates="signature")
    corrections: Mapped[list["SignatureCorrection"]] = relationship(
        back_populates="signature", order_by=lambda: SignatureCorrection.id
    )

    @property
    def made_corrections(self) -> list["SignatureCorrection"]:
        """What was put right, the first one first; not what was asked and waits, or was refused."""
        return [one for one in self.corrections if one.made_at]


class SignatureCorrection(Base):
    """Facts of a signature that were typed wrong. What was public stays to be read, so none of it names anybody."""

    __tablename__ = "signature_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    signature_id: Mapped[int] = mapped_column(ForeignKey("signature.id"), index=True)
    changes: Mapped[dict[str, list[str]]] = mapped_column(JSON)  # by correcting_rules.Fact: what it was, and becomes
    reason: Mapped[str]  # for the secretariat; erased when its term ends
    asked_at: Mapped[datetime | None] = mapped_column(Moment)  # by the signer; None when the secretariat did it itself
    made_at: Mapped[datetime | None] = mapped_column(Moment)
    refused_at: Mapped[datetime | None] = mapped_column(Moment)
    refusal: Mapped[str] = mapped_column(default="")  # why it was not done
    entry_index: Mapped[int | None]  # of the log, once it is done

    signature: Mapped[Signature] = relationship(back_populates="corrections")

    @property
    def is_waiting(self) -> bool:
        return not (self.made_at or self.refused_at)


class Endorsement(Base):
    """Somebody in office who signed first, as encouragement, and not for a municipality."""

    __tablename__ = "endorsement"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(unique=True)
    function: Mapped[str]
    signed_on: Mapped[date]
    source: Mapped[str]


class Application(Base):
    """A municipality asks to sign: its answers from the first step on, and the moments that say where it stands."""

    __tablename__ = "application"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)  # what people call it by: HJK-472-TWK
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    signer_name: Mapped[str] = mapped_column(default="")
    is_name_public: Mapped[bool] = mapped_column(default=False)
    signer_function: Mapped[str] = mapped_column(default="")
    signer_email: Mapped[str] = mapped_column(default="", index=True)
    email_reason: Mapped[str] = mapped_column(default="")  # why it is not at a domain of the municipality
    mandate: Mapped[str] = mapped_column(default="")  # see rules.Mandate
    decision_on: Mapped[date | None]
    decision_reference: Mapped[str] = mapped_column(default="")
    decision_link: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    occasion: Mapped[str] = mapped_column(default="")
    motivation: Mapped[str] = mapped_column(default="")  # public only after a look at it
    typed: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # by step: answers that are not right yet
    manifest_version_id: Mapped[int | None] = mapped_column(ForeignKey("manifest_version.id"))  # as it was sent
    text_fingerprint: Mapped[str] = mapped_column(default="")  # of the text that was read
    started_at: Mapped[datetime] = mapped_column(Moment)
    saved_at: Mapped[datetime] = mapped_column(Moment, index=True)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    published_at: Mapped[datetime | None] = mapped_column(Moment)

    municipality: Mapped[Municipality | None] = relationship(lazy="joined")
    manifest_version: Mapped[ManifestVersion | None] = relationship()
    co_signers: Mapped[list["CoSigner"]] = relationship(
        back_populates="application", cascade="all, delete-orphan", order_by=lambda: CoSigner.id
    )
    keys: Mapped[list["ApplicationKey"]] = relationship(cascade="all, delete-orphan")
    letters: Mapped[list["ApplicationLetter"]] = relationship(
        back_populates="application", cascade="all, delete-orphan", order_by=lambda: ApplicationLetter.id
    )
    signature: Mapped[Signature | None] = relationship(back_populates="application")

    @property
    def moments(self) -> Moments:
        return Moments(self.sent_at, self.confirmed_at, self.published_at)

    @property
    def wanted_co_signers(self) -> list["CoSigner"]:
        """Those who were asked, or will be, and did not say no."""
        return [one for one in self.co_signers if not (one.refused_at or one.withdrawn_at)]

    @property
    def consenting(self) -> list["CoSigner"]:
        """Those who said yes and still do."""
        return [one for one in self.co_signers if one.consented_at and not one.withdrawn_at]

    @property
    def answers_fingerprint(self) -> str:
        """Of all that the check page shows and that can be changed, so nobody signs other answers than they saw."""
        answers = [str(getattr(self, name)) for name in ANSWERS]
        people = [[one.name, one.organisation, one.email, one.showing] for one in self.wanted_co_signers]
        return hashlib.sha256(json.dumps([answers, people]).encode()).hexdigest()

    @property
    def unfinished(self) -> set[Step]:
        """The steps of which the last answers were not right."""
        return {Step(name) for name in self.typed}


class ApplicationKey(Base):
    """A browser in which an application goes on, known by the secret in its cookie."""

    __tablename__ = "application_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    fingerprint: Mapped[str] = mapped_column(unique=True)
    given_at: Mapped[datetime] = mapped_column(Moment)

    application: Mapped[Application] = relationship(overlaps="keys")


class ApplicationLetter(Base):
    """A letter about an application with a secret that is good for one thing: to confirm it, or to go on with it."""

    __tablename__ = "application_letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    link: Mapped[str] = mapped_column(unique=True)  # a fingerprint, which differs by what the link is for
    code: Mapped[str | None]  # a fingerprint; only a letter to confirm has one
    written_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)  # replaced, or what was sent has been taken back
    tries: Mapped[int] = mapped_column(default=0)

    application: Mapped[Application] = relationship(back_populates="letters", lazy="joined")


class CoSigner(Base):
    """Somebody with lived experience, or for a local organisation, who is asked to sign along and says yes or no."""

    __tablename__ = "co_signer"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]  # erased, with the address, as soon as somebody says no
    organisation: Mapped[str] = mapped_column(default="")
    email: Mapped[str]
    showing: Mapped[str]  # see rules.Showing: what the municipality proposes, and from the yes on what was chosen
    added_at: Mapped[datetime] = mapped_column(Moment)
    link: Mapped[str | None] = mapped_column(unique=True)  # a fingerprint
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    consented_at: Mapped[datetime | None] = mapped_column(Moment)
    refused_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)

    application: Mapped[Application] = relationship(back_populates="co_signers", lazy="joined")

    @property
    def shown(self) -> str:
        return rules.shown(self.showing, name=self.name, organisation=self.organisation)


class KnownDomain(Base):
    """A municipality is known to have mail addresses here: the check of a signature showed it."""

    __tablename__ = "known_domain"
    __table_args__ = (UniqueConstraint("municipality_id", "domain"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    domain: Mapped[str]
    learned_at: Mapped[datetime] = mapped_column(Moment)


class OpeningRequest(Base):
    """Somebody wants one mail when the manifest can be signed again; gone once that mail is written."""

    __tablename__ = "opening_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
