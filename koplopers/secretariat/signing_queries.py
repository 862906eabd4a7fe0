"""What the back office asks about applications to sign."""

from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_, false
from sqlalchemy.orm import selectinload

from koplopers.clock import AMSTERDAM
from koplopers.municipalities.models import Municipality
from koplopers.secretariat.forms import LATE
from koplopers.secretariat.listing import Listed, contains, one_page
from koplopers.secretariat.signing_forms import ASKED, DECLINED, PUBLISHED, WITHDRAWN, SigningFilter
from koplopers.signing import check_rules
from koplopers.signing.check_models import ApplicationCheck
from koplopers.signing.check_queries import IS_ASKED, WAITS, Case, cases_of, heard_before, with_checks
from koplopers.signing.models import Application
from koplopers.tokens import spelled_code

STANDINGS: dict[str, ColumnElement[bool]] = {
    "": WAITS,
    ASKED: and_(WAITS, IS_ASKED),
    PUBLISHED: and_(Application.published_at.is_not(None), ApplicationCheck.withdrawn_at.is_(None)),
    DECLINED: ApplicationCheck.declined_at.is_not(None),
    WITHDRAWN: ApplicationCheck.withdrawn_at.is_not(None),
}


def applications(asked: SigningFilter, *, today: date, page: int) -> Listed[Case]:
    """What was confirmed: what waits first, the oldest at the top; then what is done."""
    found = with_checks().join(Application.municipality).options(selectinload(Application.co_signers))
    found = found.where(Application.confirmed_at.is_not(None))
    standing = asked.answer("stand")
    if standing == LATE:
        found = found.where(WAITS, ~IS_ASKED, *_is_late(today))
    elif standing in STANDINGS:
        found = found.where(STANDINGS[standing])
    if words := asked.answer("zoek"):
        reference = spelled_code(words)
        named = Application.reference.contains(reference, autoescape=True) if reference else false()
        found = found.where(contains(words, Municipality.name, Municipality.official_name) | named)
    found = found.order_by(Application.published_at.is_not(None), Application.confirmed_at, Application.id)
    listed: Listed[Application] = one_page(found, lambda row: row[0], page=page)
    return Listed(cases_of(listed.rows), listed.number, listed.page)


def _is_late(today: date) -> tuple[ColumnElement[bool], ...]:
    """Of what waits for us: it could be public so long ago that it is late by now."""
    before = _late_before(today)
    return Application.confirmed_at < before, Application.signed_on < before.date(), heard_before(before)


def _late_before(today: date) -> datetime:
    """What could be public before this moment is late by now."""
    day = today
    while check_rules.checked_by(day) >= today:
        day = date.fromordinal(day.toordinal() - 1)
    return datetime.combine(date.fromordinal(day.toordinal() + 1), time(), AMSTERDAM)
