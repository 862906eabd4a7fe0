"""What the check of the secretariat keeps of an application: outcome, notes, and the questions that went back."""

from datetime import datetime

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from koplopers.database import Base, Moment


class ApplicationCheck(Base):
    """What the secretariat found of an application; it exists from the first thing that is done with it."""

    __tablename__ = "application_check"

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), primary_key=True)
    note: Mapped[str] = mapped_column(default="")  # for colleagues
    phoned: Mapped[str] = mapped_column(default="")  # who was called, and what came of it
    declined_at: Mapped[datetime | None] = mapped_column(Moment)
    decline_reason: Mapped[str] = mapped_column(default="")
    motivation_reason: Mapped[str] = mapped_column(default="")  # why the motivation is not on the site
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    delay_told_at: Mapped[datetime | None] = mapped_column(Moment)
    # Grows with each change, so that nobody decides on something else than they looked at.
    version: Mapped[int] = mapped_column(server_default=text("1"))

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 # so SQLAlchemy asks it


class ApplicationQuestion(Base):
    """The secretariat asks the signer something, who answers on a page of its own."""

    __tablename__ = "application_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    link: Mapped[str] = mapped_column(unique=True)  # a fingerprint
    words: Mapped[str]
    is_about_motivation: Mapped[bool] = mapped_column(default=False)  # then the answer becomes the motivation
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
