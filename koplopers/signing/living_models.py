"""What is remembered of signatures that live on: a successor is asked whether one still holds, and an end was told."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from koplopers.database import Base, Moment
from koplopers.municipalities.models import Municipality
from koplopers.people.models import Role
from koplopers.signing.living_rules import ANSWER_WITHIN
from koplopers.signing.models import Signature


class Inheritance(Base):
    """A municipality that had signed went up in another, which is asked whether the signature still holds."""

    __tablename__ = "inheritance"
    __table_args__ = (UniqueConstraint("signature_id", "heir_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    signature_id: Mapped[int] = mapped_column(ForeignKey("signature.id"))
    heir_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    arose_at: Mapped[datetime] = mapped_column(Moment)
    office_told_at: Mapped[datetime | None] = mapped_column(Moment)  # that there is nobody to ask
    role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"))  # the contact person who was asked
    link: Mapped[str | None] = mapped_column(unique=True)  # fingerprints: both letters go on working
    reminder_link: Mapped[str | None] = mapped_column(unique=True)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    is_kept: Mapped[bool | None]

    signature: Mapped[Signature] = relationship(lazy="joined")
    heir: Mapped[Municipality] = relationship(lazy="joined")
    role: Mapped[Role | None] = relationship()

    @property
    def answer_by(self) -> datetime | None:
        """By when we asked to hear it; after that an answer is still welcome."""
        return self.asked_at + ANSWER_WITHIN if self.asked_at else None


class LapseNotice(Base):
    """A municipality was told that its signature ends, because the version that it signed does."""

    __tablename__ = "lapse_notice"
    __table_args__ = (UniqueConstraint("signature_id", "lapses_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    signature_id: Mapped[int] = mapped_column(ForeignKey("signature.id"))
    lapses_on: Mapped[date]  # as it was planned then; another day is told anew
    told_at: Mapped[datetime] = mapped_column(Moment)
