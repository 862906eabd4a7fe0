"""Lists of the back office: one page of what was asked, how many there are, and how the address says it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import abort
from sqlalchemy import ColumnElement, Select, SQLColumnExpression, func, or_

from koplopers.database import db

PER_PAGE = 25
Row = TypeVar("Row")


@dataclass(frozen=True)
class Listed(Generic[Row]):
    """One page of a list, and how many there are on all its pages."""

    rows: Sequence[Row]
    number: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.number // PER_PAGE))


def one_page(found: Select[*tuple[Any, ...]], of: Callable[[Any], Row], *, page: int) -> Listed[Row]:
    """This page of what was asked, each row made by `of`; the count comes along in the same question.

    A page that does not exist answers 404.
    """
    counted = found.add_columns(func.count().over()).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    rows = db.session.execute(counted).all()
    if page > 1 and not rows:
        abort(404)
    return Listed([of(row) for row in rows], rows[0][-1] if rows else 0, page)


def contains(words: str, *columns: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """Whether these words stand in one of the columns, in small or capital letters."""
    return or_(*(func.lower(column).contains(words.lower(), autoescape=True) for column in columns))
