"""What the pages of the register ask: a page of signatures, one entry with its proof, and heads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import contains_eager, joinedload

from koplopers.database import db
from koplopers.municipalities.models import Municipality, Reorganisation
from koplopers.municipalities.queries import step_of
from koplopers.municipalities.rules import successors, words_of
from koplopers.signing.living_queries import entry_of_renewal
from koplopers.signing.living_rules import lapsed_on
from koplopers.signing.log import SIGNING
from koplopers.signing.log_models import LogCheck, LogEntry, LogKey, TreeHead
from koplopers.signing.log_tree import consistency, inclusion
from koplopers.signing.models import Signature

PER_PAGE = 25


@dataclass(frozen=True)
class Signed:
    """A signature, and the number of its entry in the log; None when it has none, which the check tells."""

    signature: Signature
    entry: int | None
    renewed_in: int | None  # the entry of a later signature that took its place

    def lapsed_on(self, today: date) -> date | None:
        return lapsed_on(
            ends_on=self.signature.manifest_version.in_force_until,
            today=today,
            is_withdrawn=self.signature.withdrawn_on is not None,
            is_renewed=self.renewed_in is not None,
        )


@dataclass(frozen=True)
class SignedPage:
    rows: Sequence[Signed]
    number: int  # on all pages together
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.number // PER_PAGE))


@dataclass(frozen=True)
class Place:
    """A leaf of the log, as all proofs need it."""

    index: int
    leaf_hash: str
    kind: str
    about: int | None
    appended_at: datetime


@dataclass(frozen=True)
class Proof:
    """One entry, what came later about it, and what proves that it is in the log."""

    entry: LogEntry
    municipality: Municipality | None  # of the row that it is about; None when that is gone
    later: Sequence[Place]
    inclusion: dict[str, Any]
    head: TreeHead
    signed: Signed | None  # the row, when this entry is the one with which it began


def signed(*, until: date, among: Iterable[int] | None, page: int | None) -> SignedPage:
    """The signatures up to and on this day, the first one first; `page` None gives all of them.

    `among` are the municipalities that were searched for.
    """
    asked = with_entries().add_columns(func.count().over()).where(Signature.signed_on <= until)
    asked = asked.order_by(Signature.signed_on, Municipality.sort_name, Signature.id)
    if among is not None:
        asked = asked.where(Signature.municipality_id.in_(list(among)))
    if page is not None:
        asked = asked.limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    rows = db.session.execute(asked).all()
    return SignedPage([Signed(*row[:3]) for row in rows], rows[0][3] if rows else 0, page or 1)


def municipalities_named(words: str, known: Sequence[Reorganisation], today: date) -> list[int]:
    """The municipalities that answer to these words, also by the name under which they go on today."""
    asked = words_of(words)
    everybody = db.session.scalars(select(Municipality)).all()
    names = {one.code: (one.name, one.official_name, *one.aliases) for one in everybody}
    steps = [step_of(one) for one in known if one.effective_on <= today]
    gone = {step.old for step in steps}
    return [
        one.id
        for one in everybody
        if _answers(asked, [name for code in _codes(one.code, steps, gone, today) for name in names[code]])
    ]


def _codes(code: str, steps: list[Any], gone: set[str], today: date) -> list[str]:
    return [code, *(successors(code, steps, today) if code in gone else [])]


def _answers(asked: list[str], names: Iterable[str]) -> bool:
    """Whether one of these names has words that begin with all that was asked."""
    parts = [[*words_of(name), "".join(words_of(name))] for name in names]
    return bool(asked) and any(all(any(word.startswith(one) for word in words) for one in asked) for words in parts)


def signed_in(number: int) -> Signed | None:
    """The signature that began with this entry; None when there is none."""
    row = db.session.execute(with_entries().where(LogEntry.index == number)).one_or_none()
    return Signed(*row) if row else None


def with_entries() -> Select[Signature, int, int | None]:
    """Every signature as what `Signed` is made of, beside its municipality to search and sort by."""
    begun = and_(LogEntry.signature_id == Signature.id, LogEntry.kind.in_(SIGNING))
    return (
        select(Signature, LogEntry.index, entry_of_renewal(LogEntry))
        .join(Signature.municipality)
        .outerjoin(LogEntry, begun)
        .options(contains_eager(Signature.municipality), joinedload(Signature.manifest_version))
    )


def proof(number: int) -> Proof | None:
    """What there is to show of the entry with this number; None when there is no such entry. Three questions."""
    head = newest_head()
    if head is None or not 1 <= number <= head.size:
        return None
    places = _places(head.size)
    asked = db.session.execute(
        select(LogEntry, Municipality, Signature, entry_of_renewal(LogEntry))
        .outerjoin(Signature, Signature.id == LogEntry.signature_id)
        .outerjoin(Municipality, Municipality.id == Signature.municipality_id)
        .where(LogEntry.index == number)
        .options(
            joinedload(LogEntry.disclosures),
            joinedload(Signature.manifest_version),
            joinedload(Signature.corrections),
        )
    )
    found = asked.unique().one_or_none()
    if found is None or len(places) != head.size:
        return None  # a row is missing: there is nothing to prove until that is made good
    later = [one for one in places if one.about == number]
    entry, municipality, signature, renewed_in = found
    row = Signed(signature, number, renewed_in) if signature and entry.kind in SIGNING else None
    return Proof(entry, municipality, later, inclusion([one.leaf_hash for one in places], number), head, row)


def newest_head() -> TreeHead | None:
    """The newest head with its key; None while the log is empty."""
    return db.session.scalar(select(TreeHead).order_by(TreeHead.size.desc()).limit(1))


def grown_from(size: int, head: TreeHead) -> tuple[TreeHead, dict[str, Any]] | None:
    """The head of an earlier size, and the proof that this head only added to it; None when there is none."""
    earlier = db.session.get(TreeHead, size)
    places = _places(head.size)
    if earlier is None or size > len(places) or len(places) != head.size:
        return None
    return earlier, consistency([one.leaf_hash for one in places], size)


def keys() -> Sequence[LogKey]:
    """Every key that signed heads, the oldest first."""
    return db.session.scalars(select(LogKey).order_by(LogKey.first_used_at, LogKey.id)).all()


def last_check() -> LogCheck | None:
    """What the check of the log found last; None before the first night."""
    return db.session.scalar(select(LogCheck).order_by(LogCheck.id.desc()).limit(1))


def _places(size: int) -> list[Place]:
    columns = LogEntry.index, LogEntry.leaf_hash, LogEntry.kind, LogEntry.about, LogEntry.appended_at
    rows = db.session.execute(select(*columns).where(LogEntry.index <= size).order_by(LogEntry.index))
    return [Place(*row) for row in rows]
