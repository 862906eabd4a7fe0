"""The versions of the manifest “Iedereen doet mee!”."""

import hashlib
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from koplopers.database import Base


class ManifestVersion(Base):
    """One wording of the manifest with its dates; the text is empty while nobody has handed it in."""

    __tablename__ = "manifest_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    text: Mapped[str]  # Markdown
    dated: Mapped[date]
    precision: Mapped[str] = mapped_column(default="day")  # day, month or year: how exactly the date is known
    in_force_from: Mapped[date | None]
    in_force_until: Mapped[date | None]  # the first day on which it no longer is
    signing_opens_on: Mapped[date | None]
    signing_closes_on: Mapped[date | None]  # the first day on which it can no longer be signed
    is_working_text: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the text in hexadecimal: one changed letter gives another fingerprint."""
        return hashlib.sha256(self.text.encode()).hexdigest()
