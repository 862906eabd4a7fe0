"""What we ask of signatures that live on: what a municipality renews and inherited, and who was asked about that."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from koplopers.database import db
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality, Reorganisation
from koplopers.municipalities.queries import reorganisations, step_of
from koplopers.municipalities.rules import predecessors, successors
from koplopers.signing import queries
from koplopers.signing.check_queries import HAS_ENDED, with_checks
from koplopers.signing.living_models import Inheritance
from koplopers.signing.log import RENEWAL, SIGNING
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Application, Signature


def renewed_by(municipality: Municipality, version: ManifestVersion, today: date) -> Signature | None:
    """The signature that one under this version renews: the newest of its own, or else one that it inherited.

    The day on which one was signed may still be to come, as it may be told in advance.
    """
    mine = queries.standing_signatures(municipality.id, date.max)
    own = [one for one in mine if one.manifest_version_id != version.id]
    return next(iter([*own, *inherited(municipality, today)]), None)


def inherited(municipality: Municipality, today: date) -> list[Signature]:
    """What stands of those who went up in this municipality and was not let go of, the newest first."""
    if db.session.scalar(select(Reorganisation.id).where(Reorganisation.new_id == municipality.id).limit(1)) is None:
        return []
    codes = predecessors(municipality.code, [step_of(one) for one in reorganisations()], today)
    asked = select(Signature).join(Signature.municipality).where(Municipality.code.in_(codes), queries.STANDS)
    asked = asked.options(joinedload(Signature.manifest_version))
    newest_first = asked.order_by(Signature.signed_on.desc(), Signature.id.desc())
    let_go = released()
    return [one for one in db.session.scalars(newest_first) if not let_go[one.id] & {municipality.code, *codes}]


def released() -> dict[int, set[str]]:
    """By signature: the municipalities (codes) that inherited it and said that it does not hold for them."""
    found: dict[int, set[str]] = defaultdict(set)
    answered = select(Inheritance.signature_id, Municipality.code).join(Inheritance.heir)
    for signature, heir in db.session.execute(answered.where(Inheritance.is_kept.is_(False))):
        found[signature].add(heir)
    return found


def kept() -> set[tuple[int, int]]:
    """Signature and heir, where the heir said that it holds."""
    answered = db.session.scalars(select(Inheritance).where(Inheritance.is_kept.is_(True)))
    return {(one.signature_id, one.heir_id) for one in answered}


def heirless(today: date) -> list[tuple[Signature, Municipality]]:
    """The newest signature of each municipality that is gone, if it counts, with each heir that was not asked yet.

    Who signed in its own name a version that counts is not asked: that is the answer already.
    """
    gone = counting(today).join(Signature.municipality).where(Municipality.ends_on <= today)
    oldest_first = db.session.scalars(gone.order_by(Signature.signed_on, Signature.id)).all()
    found = list({one.municipality_id: one for one in oldest_first}.values())
    if not found:
        return []
    asked = {(row.signature_id, row.heir_id) for row in db.session.scalars(select(Inheritance))}
    signed = {one.municipality_id for one in db.session.scalars(counting(today))}
    return [
        (one, heir)
        for one in found
        for heir in heirs_of(one, today)
        if (one.id, heir.id) not in asked and heir.id not in signed
    ]


def heirs_of(signature: Signature, today: date) -> list[Municipality]:
    """The municipalities of today in which the one that signed goes on; nobody while it is still there."""
    if signature.municipality.ends_on is None:
        return []
    known = reorganisations()
    codes = successors(signature.municipality.code, [step_of(one) for one in known], today)
    names = {one.new.code: one.new for one in known}
    return [names[code] for code in codes if code != signature.municipality.code]


def unanswered(today: date) -> Sequence[Inheritance]:
    """The questions to heirs that matter still and have no answer, the oldest first.

    They do not when the version ends or the heir does, nor when the heir signed in its own name.
    """
    heir = aliased(Municipality)
    waiting = select(Inheritance).join(heir, heir.id == Inheritance.heir_id).where(Inheritance.answered_at.is_(None))
    matters = (
        Inheritance.signature_id.in_(counting(today).with_only_columns(Signature.id)),
        Inheritance.heir_id.not_in(counting(today).with_only_columns(Signature.municipality_id)),
        or_(heir.ends_on.is_(None), heir.ends_on > today),
    )
    signature = joinedload(Inheritance.signature)
    with_names = signature.joinedload(Signature.municipality), signature.joinedload(Signature.manifest_version)
    asked = waiting.where(*matters).options(joinedload(Inheritance.role), *with_names)
    return db.session.scalars(asked.order_by(Inheritance.arose_at, Inheritance.id)).all()


def inheritances_of(heir: Municipality) -> Sequence[Inheritance]:
    """What this municipality was, or is to be, asked about what it inherited, the oldest first."""
    mine = select(Inheritance).where(Inheritance.heir_id == heir.id).options(joinedload(Inheritance.role))
    return db.session.scalars(mine.order_by(Inheritance.arose_at, Inheritance.id)).all()


def other_heirs(one: Inheritance, today: date) -> list[Municipality]:
    """Who else the signature went to, and did not let go of it."""
    let_go = released()[one.signature_id]
    return [heir for heir in heirs_of(one.signature, today) if heir.id != one.heir_id and heir.code not in let_go]


def applications_of(municipality: Municipality) -> Sequence[Application]:
    """What was confirmed for this municipality, did not end, and has a signer whom we can write to."""
    mine = (
        Application.municipality_id == municipality.id,
        Application.confirmed_at.is_not(None),
        Application.signer_email != "",
        ~HAS_ENDED,
    )
    return db.session.scalars(with_checks().where(*mine).order_by(Application.id)).all()


def entry_of_renewal(begun: Any) -> ColumnElement[int | None]:
    """As a column beside a signature and the entry with which it began: that of a later one that renews it and stands.

    Later means of the same municipality, or of whoever inherited it.
    """
    later, entry = aliased(Signature), aliased(LogEntry)
    after = or_(
        later.signed_on > Signature.signed_on, and_(later.signed_on == Signature.signed_on, later.id > Signature.id)
    )
    of_it = and_(later.municipality_id == Signature.municipality_id, after)
    asked = select(func.min(entry.index)).join(later, later.id == entry.signature_id)
    asked = asked.where(entry.kind.in_(SIGNING), later.withdrawn_on.is_(None), later.id != Signature.id)
    return asked.where(or_(of_it, and_(entry.kind == RENEWAL, entry.about == begun.index))).scalar_subquery()


def outliving(versions: Sequence[int], day: date) -> Select[Signature]:
    """What counts on this day under another version than these (numbers)."""
    return counting(day).where(Signature.manifest_version_id.not_in(versions))


def counts_on(day: date) -> ColumnElement[bool]:
    """Whether the version of a signature has not ended by its dates."""
    return or_(ManifestVersion.in_force_until.is_(None), ManifestVersion.in_force_until > day)


def counting(day: date) -> Select[Signature]:
    """What stands under a version that has not ended."""
    return select(Signature).join(Signature.manifest_version).where(queries.STANDS, counts_on(day))
