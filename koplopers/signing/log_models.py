"""The log of signatures: what was entered and never changes, the heads that we signed, and what was found wrong."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from koplopers.database import Base, Moment


class LogState(Base):
    """How far the log has come, in a single row: whoever appends changes it first, so others wait for them."""

    __tablename__ = "signature_log_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]
    peaks: Mapped[list[str]] = mapped_column(JSON)  # roots of the whole subtrees, widest first: all that a root needs


class LogEntry(Base):
    """One entry as it was written; triggers refuse that it changes or goes."""

    __tablename__ = "signature_log_entry"
    index: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # counted from one, without gaps
    canonical: Mapped[str]  # the text whose bytes in UTF-8 were hashed; the columns below repeat parts of it
    leaf_hash: Mapped[str]  # RFC 6962, 2.1, in hexadecimal
    appended_at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str]  # see log_format.KINDS
    # No foreign key: an entry outlives whatever happens to the row that it is about, and so tells that it is gone.
    signature_id: Mapped[int] = mapped_column(index=True)
    about: Mapped[int | None] = mapped_column(ForeignKey("signature_log_entry.index"), index=True)

    disclosures: Mapped[list["LogDisclosure"]] = relationship(order_by=lambda: LogDisclosure.name)

    @property
    def values(self) -> dict[str, Any]:
        """What it says."""
        said: dict[str, Any] = json.loads(self.canonical)
        return said


class LogDisclosure(Base):
    """What a commitment in an entry hides: who somebody is. Erased, only the commitment stays."""

    __tablename__ = "signature_log_disclosure"

    entry_index: Mapped[int] = mapped_column(ForeignKey("signature_log_entry.index"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    salt: Mapped[str | None]
    value: Mapped[str | None]


class LogKey(Base):
    """The public half of a key that signs heads, or did."""

    __tablename__ = "signature_log_key"

    id: Mapped[str] = mapped_column(primary_key=True)  # SHA-256 of the 32 bytes of the key
    public: Mapped[str]  # Ed25519, in hexadecimal
    first_used_at: Mapped[datetime] = mapped_column(Moment)


class TreeHead(Base):
    """The whole log up to a size in one hash, signed: a promise that nothing before it will ever change."""

    __tablename__ = "signature_log_head"

    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    root: Mapped[str]
    signed_at: Mapped[datetime] = mapped_column(Moment)
    signature: Mapped[str]
    key_id: Mapped[str] = mapped_column(ForeignKey("signature_log_key.id"))

    key: Mapped[LogKey] = relationship(lazy="joined")


class LogCheck(Base):
    """A stretch of nights on which the check of the log found the same: nothing, or these faults."""

    __tablename__ = "signature_log_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment)
    last_checked_at: Mapped[datetime] = mapped_column(Moment)
    size: Mapped[int]
    faults: Mapped[list[Any]] = mapped_column(JSON)  # sentences
