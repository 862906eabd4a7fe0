"""What the operators of the site do: tell what is done about faults, and agree with the statement."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import or_, select

from koplopers.database import db
from koplopers.publication import follower
from koplopers.statement import queries, rules, trail
from koplopers.statement.models import Approval, KnownFault


class DeedRefused(Exception):
    """It cannot be done; the message is the sentence for whoever asked."""


def describe(name: str, *, now: datetime, **words: str | date | None) -> int:
    """Tell what is done about an open fault (by its key) or about all of a rule; returns how many that are.

    `words`: cause, consequence, alternative, measure, planned_for; None leaves it as it is. Raises DeedRefused.
    """
    faults = db.session.scalars(
        select(KnownFault).where(KnownFault.mended_at.is_(None), or_(KnownFault.key == name, KnownFault.rule == name))
    ).all()
    if not faults:
        raise DeedRefused(f"Er is geen open fout met de sleutel of regel “{name}”. Kijk met flask statement status.")
    given = {word: value for word, value in words.items() if value is not None}
    if not given:
        raise DeedRefused("Zeg wat u wilt vastleggen, bijvoorbeeld met --measure en --planned.")
    for fault in faults:
        before = {word: _plain(getattr(fault, word)) for word in given}
        fault.described_at = now
        for word, value in given.items():
            setattr(fault, word, value)
        trail.of_fault(fault.key, before=before, after={word: _plain(given[word]) for word in given}, now=now)
    return len(faults)


def approve(*, by: str, on: date, now: datetime) -> Approval:
    """Remember that somebody responsible, by function, agreed with the statement on this day. Raises DeedRefused."""
    if not by.strip():
        raise DeedRefused("Zeg met --by welke functie akkoord geeft. Noem geen naam.")
    approval = Approval(approved_on=on, function=by.strip())
    db.session.add(approval)
    trail.of_statement("akkoord gegeven", day=on.isoformat(), after={"functie": approval.function}, now=now)
    return approval


@follower
def planned_turns() -> Iterable[date]:
    return rules.turns(queries.record().evidence())


def _plain(value: str | date | None) -> str | None:
    """A value as the journal keeps it."""
    return value.isoformat() if isinstance(value, date) else value
