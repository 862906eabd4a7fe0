"""What we remember of deeds that the clock drives."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from koplopers.database import Base, Moment


class DeedRun(Base):
    """A clock-driven deed was done for a period; kept in its transaction, so that it happens once on all machines."""

    __tablename__ = "deed_run"

    name: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)  # the day in the Netherlands, as 2026-11-24
    ran_at: Mapped[datetime] = mapped_column(Moment)
