"""What we remember of how accessible the site is: investigations, faults, agreement, and reports of visitors."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from koplopers.clock import AMSTERDAM
from koplopers.database import Base, Moment

AUTOMATIC, BY_A_PERSON = "automatic", "wcag-em"


class Investigation(Base):
    """Somebody or something looked at the site, or is going to."""

    __tablename__ = "investigation"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # AUTOMATIC or BY_A_PERSON
    planned_for: Mapped[date | None]
    conducted_on: Mapped[date | None]  # None: it still has to happen
    ended_at: Mapped[datetime | None] = mapped_column(Moment)  # of an automatic one; two can happen on a day
    is_complete: Mapped[bool] = mapped_column(default=False)  # the whole site, with PDFs and behind the login
    conducted_by: Mapped[str]  # a function or an organisation, never somebody's name
    report: Mapped[str] = mapped_column(default="")  # the address of the report
    tools: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)  # name: version
    pages: Mapped[int | None]  # how many page states were visited
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    fingerprint: Mapped[str | None] = mapped_column(unique=True)  # SHA-256 of the file that it came from

    outcomes: Mapped[list["CriterionOutcome"]] = relationship(cascade="all, delete-orphan", lazy="selectin")


class CriterionOutcome(Base):
    """What an investigation says of one success criterion; what it does not mention it did not establish."""

    __tablename__ = "criterion_outcome"

    investigation_id: Mapped[int] = mapped_column(ForeignKey("investigation.id", ondelete="CASCADE"), primary_key=True)
    criterion: Mapped[str] = mapped_column(primary_key=True)
    outcome: Mapped[str]  # see evaluation_file.OUTCOMES
    decided_by: Mapped[str]  # machine or mens
    assistive_technology: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")


class KnownFault(Base):
    """A fault from when it was found until it was mended; found again later it is a new row with the same key."""

    __tablename__ = "known_fault"
    __table_args__ = (
        Index(
            "uq_known_fault_open",
            "key",
            unique=True,
            sqlite_where=text("mended_at IS NULL"),
            postgresql_where=text("mended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)  # of the audit's finding, or “eis-1.4.3” from an evaluation
    rule: Mapped[str]
    level: Mapped[str]  # A, AA or AAA; empty for good practice
    sentence: Mapped[str]
    advice: Mapped[str] = mapped_column(default="")
    state: Mapped[str]  # which page in which state, in words
    address: Mapped[str] = mapped_column(default="")
    conditions: Mapped[list[str]] = mapped_column(JSON, default=list)
    first_found_at: Mapped[datetime] = mapped_column(Moment)
    last_found_at: Mapped[datetime] = mapped_column(Moment)
    mended_at: Mapped[datetime | None] = mapped_column(Moment)
    # What the official form asks of each fault; people write it, empty while nobody has.
    cause: Mapped[str] = mapped_column(default="")
    consequence: Mapped[str] = mapped_column(default="")
    alternative: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")
    planned_for: Mapped[date | None]
    described_at: Mapped[datetime | None] = mapped_column(Moment)

    failing: Mapped[list["FaultCriterion"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=lambda: FaultCriterion.criterion
    )

    @property
    def criteria(self) -> list[str]:
        return [one.criterion for one in self.failing]

    @property
    def is_described(self) -> bool:
        return bool(self.consequence and self.measure and self.planned_for)

    @property
    def found_on(self) -> date:
        return self.first_found_at.astimezone(AMSTERDAM).date()

    @property
    def last_found_on(self) -> date:
        return self.last_found_at.astimezone(AMSTERDAM).date()

    @property
    def mended_on(self) -> date | None:
        return self.mended_at.astimezone(AMSTERDAM).date() if self.mended_at else None


class FaultCriterion(Base):
    """A success criterion that a fault fails."""

    __tablename__ = "fault_criterion"

    fault_id: Mapped[int] = mapped_column(ForeignKey("known_fault.id", ondelete="CASCADE"), primary_key=True)
    criterion: Mapped[str] = mapped_column(primary_key=True, index=True)


class Approval(Base):
    """Somebody responsible agreed with the statement on a day; asked for anew every year."""

    __tablename__ = "approval"

    id: Mapped[int] = mapped_column(primary_key=True)
    approved_on: Mapped[date]
    function: Mapped[str]  # never somebody's name


class BarrierReport(Base):
    """A visitor tells what does not work; who it was is forgotten first, then what was told, and the count stays."""

    __tablename__ = "barrier_report"
    __table_args__ = (Index("ix_barrier_report_answered_at", "answered_at", "received_at"),)  # what waits, in order

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    # Of everything that was told, with the day: the same report sent twice is one. Erased with the contact data.
    digest: Mapped[str | None] = mapped_column(unique=True)
    page: Mapped[str]
    wanted: Mapped[str]
    happened: Mapped[str]
    means: Mapped[str]  # with what: a browser, a screen reader; as somebody calls it
    email: Mapped[str]
    phone: Mapped[str]
    received_at: Mapped[datetime] = mapped_column(Moment)
    answer_by: Mapped[date]
    erase_after: Mapped[date]  # the contact data
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    note: Mapped[str] = mapped_column(default="")  # what came of it; for colleagues
    # Grows with each change, so that nobody saves over what somebody else just did.
    version: Mapped[int] = mapped_column(server_default=text("1"))

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 # so SQLAlchemy asks it

    @property
    def may_be_written_to(self) -> bool:
        """Whether somebody left a mail address, and it is not forgotten yet."""
        return bool(self.email)

    @property
    def answered_on(self) -> date | None:
        return self.answered_at.astimezone(AMSTERDAM).date() if self.answered_at else None

    @property
    def received_on(self) -> date:
        return self.received_at.astimezone(AMSTERDAM).date()
