"""What we remember of letters: what they say, when what happened to them, and what the mail server said of it."""

from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, case, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from koplopers.database import Base, Moment

FOR_THE_RECEIVER = "alleen voor de ontvanger"
UNSENT = "handed_over_at IS NULL AND given_up_at IS NULL"


class OutboxLetter(Base):
    """A letter that is kept in the transaction that causes it, and handed over to the mail server afterwards.

    Its state follows from its moments, see rules.py.
    """

    __tablename__ = "outbox_letter"
    __table_args__ = (
        Index("ix_outbox_letter_unsent", "due_at", sqlite_where=text(UNSENT), postgresql_where=text(UNSENT)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)  # of the Message-ID: the same in every copy
    kind: Mapped[str] = mapped_column(index=True)
    to: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    reason: Mapped[str]
    secret: Mapped[bool] = mapped_column(default=False)
    queued_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)  # not tried before this
    try_until: Mapped[datetime] = mapped_column(Moment)  # the last try is then
    tries: Mapped[int] = mapped_column(default=0)  # since it was queued, or sent again by somebody
    claim: Mapped[str | None]  # which turn of a worker has it in hand
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)  # then another may take it
    handed_over_at: Mapped[datetime | None] = mapped_column(Moment)  # to the mail server; more cannot be known
    given_up_at: Mapped[datetime | None] = mapped_column(Moment)  # refused, or tried for the last time
    set_aside_at: Mapped[datetime | None] = mapped_column(Moment)  # given up, and somebody decided to leave it at that
    erased_at: Mapped[datetime | None] = mapped_column(Moment)  # its words, and in the end the address

    attempts: Mapped[list["DeliveryAttempt"]] = relationship(
        cascade="all, delete-orphan", order_by=lambda: DeliveryAttempt.id
    )

    @hybrid_property
    def shown_subject(self) -> str:
        """The subject for everybody but the receiver: that of a secret letter may hold a code that lets somebody in."""
        return FOR_THE_RECEIVER if self.secret else self.subject

    @shown_subject.inplace.expression
    @classmethod
    def _shown_subject_in_sql(cls) -> ColumnElement[str]:
        return case((cls.secret, FOR_THE_RECEIVER), else_=cls.subject)


class DeliveryAttempt(Base):
    """One try to hand a letter over; without an end the worker stopped halfway, and the letter may have arrived."""

    __tablename__ = "delivery_attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("outbox_letter.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    outcome: Mapped[str | None]  # see rules.Outcome
    answer: Mapped[str] = mapped_column(default="")  # the words of the server, or ours when it said nothing
