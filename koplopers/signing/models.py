"""Signatures under the manifest: what a municipality signed, when, with whom, and how we know."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from koplopers.database import Base
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality


class Signature(Base):
    """A municipality, as it was then, signed a version of the manifest."""

    __tablename__ = "signature"
    __table_args__ = (UniqueConstraint("municipality_id", "manifest_version_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    manifest_version_id: Mapped[int] = mapped_column(ForeignKey("manifest_version.id"))
    signed_on: Mapped[date]
    precision: Mapped[str]  # day or month: how exactly the date is known
    co_signers: Mapped[str]  # who signed along, as far as the source tells; without names of persons
    certainty: Mapped[str]  # a sentence where the source leaves a doubt, otherwise empty
    source: Mapped[str]

    municipality: Mapped[Municipality] = relationship()
    manifest_version: Mapped[ManifestVersion] = relationship()


class Endorsement(Base):
    """Somebody in office who signed first, as encouragement, and not for a municipality."""

    __tablename__ = "endorsement"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(unique=True)
    function: Mapped[str]
    signed_on: Mapped[date]
    source: Mapped[str]
