"""The themes of the treaty, and which municipality says that it works on which."""

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from koplopers.database import Base


class Theme(Base):
    __tablename__ = "theme"

    slug: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    articles: Mapped[list[int]] = mapped_column(JSON)  # of the UN convention, the main one first


class ThemeChoice(Base):
    """A municipality says that it works on this theme; `source` tells where it says so."""

    __tablename__ = "theme_choice"

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    theme_slug: Mapped[str] = mapped_column(ForeignKey("theme.slug"), primary_key=True)
    source: Mapped[str]
