"""One deed done to several cases at once: each by itself, those that cannot be done told, and undone as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from koplopers.database import db
from koplopers.outbox import actions as outbox
from koplopers.outbox.models import OutboxLetter
from koplopers.secretariat import rules
from koplopers.secretariat.models import BulkDeed
from koplopers.secretariat.repeating import AGAIN
from koplopers.statement import cases
from koplopers.statement.actions import DeedRefused
from koplopers.statement.models import BarrierReport

CLOSED, SENT_AGAIN = "afgehandeld", "opnieuw verstuurd"
KEPT = timedelta(days=30)  # afterwards the journal tells the same, case by case


class TooLate(DeedRefused):
    """It was undone already, or too long ago."""

    def __init__(self) -> None:
        super().__init__("Dit kan niet meer ongedaan worden gemaakt.")


@dataclass(frozen=True)
class Outcome:
    """What came of it: for which cases it is so now, which could not be undone, and which were left alone."""

    done: list[dict[str, Any]]
    kept: list[dict[str, Any]]
    left: list[dict[str, Any]]


def outcome(bulk: BulkDeed) -> Outcome:
    done = [one for one in bulk.items if one["done"]]
    kept = [one for one in done if bulk.undone_at and not one.get("restored")]
    return Outcome([one for one in done if one not in kept], kept, [one for one in bulk.items if not one["done"]])


def close_reports(versions: Mapping[str, int], *, person_id: int, now: datetime) -> BulkDeed:
    """Close the reports with these references, each in the version that was seen.

    One that a colleague changed or closed meanwhile is left alone and told.
    """
    bulk = _begin(CLOSED, person_id, now)
    items = []
    reports = cases.taken(versions)
    earlier = _just_done(bulk, [one.reference for one in reports])
    if earlier and all(versions[one["id"]] < one["version"] for one in earlier.items if one["done"]):
        return _instead(bulk, earlier)
    for report in reports:
        done = report.answered_at is None and _close(report, versions[report.reference], person_id, now)
        items.append({"id": report.reference, "version": report.version, "done": done})
    return _end(bulk, items)


def send_again(letters: Iterable[OutboxLetter], *, person_id: int, now: datetime) -> BulkDeed:
    """Put these letters in the queue once more; one that cannot be sent any more is left alone and told."""
    bulk = _begin(SENT_AGAIN, person_id, now)
    items: list[dict[str, Any]] = []
    letters = list(letters)
    ids = [letter.id for letter in letters]
    if earlier := _just_done(bulk, ids):
        return _instead(bulk, earlier)
    for letter in letters:
        try:
            outbox.send_again(letter, actor=person_id, now=now)
            items.append({"id": letter.id, "done": True})
        except outbox.DeedRefused:
            items.append({"id": letter.id, "done": False})
    if not any(one["done"] for one in items) and (earlier := _just_done(bulk, ids)):
        return _instead(bulk, earlier)  # the other press came at the same moment
    return _end(bulk, items)


def undo(bulk: BulkDeed, *, person_id: int, now: datetime) -> None:
    """Open the reports again that nobody touched since. Raises TooLate; what was sent cannot be called back."""
    if bulk.deed != CLOSED or not rules.may_undo(bulk.done_at, bulk.undone_at, now):
        raise TooLate
    bulk.undone_at = now
    db.session.flush()
    closed = {report.reference: report for report in cases.taken(one["id"] for one in bulk.items if one["done"])}
    _end(bulk, [{**one, "restored": _reopen(closed.get(one["id"]), one, person_id, now)} for one in bulk.items])


def recent(deed: str, *, now: datetime) -> list[BulkDeed]:
    """What was done to several at once and can still be undone, the last first."""
    found = select(BulkDeed).where(BulkDeed.deed == deed, BulkDeed.done_at > now - rules.UNDO)
    return list(db.session.scalars(found.where(BulkDeed.undone_at.is_(None)).order_by(BulkDeed.id.desc())))


def _close(report: BarrierReport, version: int, person_id: int, now: datetime) -> bool:
    try:
        cases.close(report, version=version, actor=person_id, now=now)
    except cases.ChangedMeanwhile:
        return False
    return True


def _reopen(report: BarrierReport | None, item: Mapping[str, Any], person_id: int, now: datetime) -> bool:
    if report is None:
        return False
    try:
        cases.reopen(report, version=item["version"], actor=person_id, now=now)
    except cases.ChangedMeanwhile:
        return False
    return True


def _begin(deed: str, person_id: int, now: datetime) -> BulkDeed:
    """The row comes first: from here nobody else writes on SQLite, so what is looked at next stays as it is."""
    db.session.execute(delete(BulkDeed).where(BulkDeed.done_at < now - KEPT))
    bulk = BulkDeed(deed=deed, person_id=person_id, done_at=now, items=[])
    db.session.add(bulk)
    db.session.flush()
    return bulk


def _just_done(bulk: BulkDeed, ids: list[Any]) -> BulkDeed | None:
    """The same deed on the same cases by the same person just before: its button was pressed twice."""
    theirs = (BulkDeed.deed == bulk.deed, BulkDeed.person_id == bulk.person_id, BulkDeed.id < bulk.id)
    last = db.session.scalar(select(BulkDeed).where(*theirs).order_by(BulkDeed.id.desc()).limit(1))
    if last is None or last.undone_at or last.done_at <= bulk.done_at - AGAIN:
        return None
    return last if sorted(one["id"] for one in last.items) == sorted(ids) else None


def _instead(bulk: BulkDeed, earlier: BulkDeed) -> BulkDeed:
    db.session.delete(bulk)
    db.session.flush()
    return earlier


def _end(bulk: BulkDeed, items: list[dict[str, Any]]) -> BulkDeed:
    bulk.items = items
    db.session.flush()
    return bulk
