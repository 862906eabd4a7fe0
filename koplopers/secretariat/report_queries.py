"""What the back office asks about reports of visitors."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import false, select

from koplopers.database import db
from koplopers.secretariat.forms import CLOSED, LATE, ReportFilter
from koplopers.secretariat.listing import Listed, contains, one_page
from koplopers.statement import terms
from koplopers.statement.models import BarrierReport


def reports(asked: ReportFilter, *, today: date, page: int) -> Listed[BarrierReport]:
    """What must be answered first at the top, what is done at the bottom."""
    found = select(BarrierReport)
    standing = asked.answer("stand")
    if standing == CLOSED:
        found = found.where(BarrierReport.answered_at.is_not(None))
    elif standing in ("", LATE):
        found = found.where(BarrierReport.answered_at.is_(None))
    if standing == LATE:
        found = found.where(BarrierReport.answer_by < today)
    if words := asked.answer("zoek"):
        told = (BarrierReport.page, BarrierReport.wanted, BarrierReport.happened, BarrierReport.note)
        reference = terms.spelled(words)
        named = BarrierReport.reference.contains(reference, autoescape=True) if reference else false()
        found = found.where(contains(words, *told) | named)
    order = (BarrierReport.answered_at.is_not(None), BarrierReport.answer_by, BarrierReport.id)
    return one_page(found.order_by(*order), lambda row: row[0], page=page)


def chosen(references: Iterable[str]) -> list[BarrierReport]:
    """The reports with these references that are still open, the oldest first."""
    found = select(BarrierReport).where(BarrierReport.reference.in_(list(references)))
    found = found.where(BarrierReport.answered_at.is_(None))
    return list(db.session.scalars(found.order_by(BarrierReport.received_at, BarrierReport.id)))
