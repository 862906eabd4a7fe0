"""Putting right what was typed wrong: a name, and facts of a signature that is public already.

The signer asks and the secretariat decides, or the secretariat does it itself. What stood there before stays to be
read beside the signature, and the log gets an entry that says what there is now.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import contains_eager

from koplopers import publication
from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.signing import actions, check_mails, log, trail
from koplopers.signing.check_cases import OVER, ChangedMeanwhile, grow, record, taken, taken_public
from koplopers.signing.correcting_rules import MONTH, Fact, differences
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.log_entries import enter
from koplopers.signing.models import Application, CoSigner, Signature, SignatureCorrection
from koplopers.signing.queries import STANDS
from koplopers.signing.withdrawing import held

WAITS = (SignatureCorrection.made_at.is_(None), SignatureCorrection.refused_at.is_(None))
UNCHANGED = "U wijzigde niets."


def correct_name(
    application: Application, who: int, name: str, *, version: int, actor: int | None, now: datetime
) -> None:
    """Mend a misspelt name of the signer (0) or of a co-signer; what is public follows. Raises DeedRefused."""
    check = taken(application, version)
    if check.withdrawn_at or check.declined_at:
        raise DeedRefused(OVER)
    grow(check)
    before = name_to_mend(application, who)
    if who:
        db.session.get_one(CoSigner, who).name = name
    else:
        application.signer_name = name
    personal = {"before": {"naam": before}, "after": {"naam": name}}
    record(application, "naam verbeterd", actor=actor, now=now, personal=personal)
    actions.bring_up_to_date(application, now=now)


def name_to_mend(application: Application, who: int) -> str:
    """The name that may be mended; empty when there is nobody, or who it was is forgotten."""
    if not who:
        return application.signer_name
    return next((one.name for one in application.wanted_co_signers if one.id == who), "")


def facts_of(signature: Signature) -> dict[str, str]:
    """The facts that can be put right, as they stand now."""
    known = signature.signed_on.isoformat()
    facts = {
        Fact.PLACE.value: signature.place,
        Fact.DAY.value: known[:MONTH] if signature.precision == "month" else known,
    }
    if signature.application:
        return {Fact.FUNCTION.value: signature.application.signer_function, **facts}
    return {**facts, Fact.SIGNERS.value: signature.co_signers}


def ask(application: Application, becomes: Mapping[str, str], reason: str, *, now: datetime) -> SignatureCorrection:
    """The signer asks to put something right; a newer request replaces one that waits. Raises DeedRefused."""
    taken_public(application, None)
    signature = application.signature
    assert signature  # `taken_public` saw it
    changes = differences(facts_of(signature), becomes)
    if not changes:
        raise DeedRefused(UNCHANGED)
    for waiting in db.session.scalars(_waiting().where(SignatureCorrection.signature_id == signature.id)).all():
        db.session.delete(waiting)
    asked = SignatureCorrection(signature_id=signature.id, changes=changes, reason=reason, asked_at=now)
    db.session.add(asked)
    record(application, "verbetering gevraagd", actor=None, now=now)
    return asked


def correct(
    signature: Signature, becomes: Mapping[str, str], reason: str, *, newest: int, actor: int | None, now: datetime
) -> None:
    """The secretariat puts something right itself; `newest` is the entry that it looked at. Raises DeedRefused."""
    _hold(signature, newest)
    changes = differences(facts_of(signature), becomes)
    if not changes:
        raise DeedRefused(UNCHANGED)
    made = SignatureCorrection(signature_id=signature.id, changes=changes, reason=reason, made_at=now)
    db.session.add(made)
    _make(signature, made, actor=actor, now=now)


def grant(asked: SignatureCorrection, *, newest: int, actor: int | None, now: datetime) -> None:
    """Do what the signer asked, and tell that it is done. Raises DeedRefused."""
    signature = asked.signature
    _hold(signature, newest)
    _decide(asked, made_at=now)
    becomes = {fact: value for fact, (_, value) in asked.changes.items()}
    asked.changes = differences(facts_of(signature), becomes)
    if not asked.changes:
        raise DeedRefused("Dit staat er al zo. Wijs het verzoek af.")
    _make(signature, asked, actor=actor, now=now)
    _tell(asked, now=now)


def refuse(asked: SignatureCorrection, reason: str, *, actor: int | None, now: datetime) -> None:
    """Leave it as it is; the signer hears why. Raises DeedRefused."""
    _decide(asked, refused_at=now, refusal=reason)
    refusal = {"after": {"reden": reason}}
    trail.of_signature(asked.signature, "verbetering afgewezen", actor=actor, personal=refusal, now=now)
    _tell(asked, now=now)


def waiting_requests(*, limit: int) -> list[SignatureCorrection]:
    """What signers asked for and nobody decided on yet, the oldest first, with their municipalities."""
    stands = _waiting().join(SignatureCorrection.signature).where(STANDS).limit(limit)
    stands = stands.options(contains_eager(SignatureCorrection.signature).joinedload(Signature.municipality))
    return list(db.session.scalars(stands.order_by(SignatureCorrection.asked_at)))


def _waiting() -> Any:
    return select(SignatureCorrection).where(*WAITS)


def _hold(signature: Signature, newest: int) -> None:
    if signature.application:
        taken(signature.application, None)
    held(signature, newest)


def _decide(asked: SignatureCorrection, **decided: object) -> None:
    """Be the one who decides. Raises ChangedMeanwhile."""
    mine = update(SignatureCorrection).where(SignatureCorrection.id == asked.id, *WAITS)
    if not db.session.connection().execute(mine.values(**decided)).rowcount:
        raise ChangedMeanwhile
    db.session.refresh(asked)


def _make(signature: Signature, made: SignatureCorrection, *, actor: int | None, now: datetime) -> None:
    """Change what is public, and enter it."""
    for fact, (_, value) in made.changes.items():
        _set(signature, Fact(fact), value)
    before = {fact: was for fact, (was, _) in made.changes.items()}
    after = {fact: becomes for fact, (_, becomes) in made.changes.items()}
    trail.of_signature(signature, "gegevens verbeterd", actor=actor, before=before, after=after, now=now)
    if signature.application:
        entry = actions.bring_up_to_date(signature.application, is_corrected=True, now=now)
    else:
        entry = enter(signature, kind="correction", about=log.entry_for(signature), now=now)
        publication.publish()
    made.entry_index = entry.index if entry else None
    db.session.flush()


def _set(signature: Signature, fact: Fact, value: str) -> None:
    """On the row that is public and on what it is made of."""
    application = signature.application
    if fact is Fact.DAY:
        signature.signed_on, signature.precision = date.fromisoformat(value), "day"
    elif fact is not Fact.FUNCTION:
        setattr(signature, fact, value)
    if application:
        setattr(application, fact, signature.signed_on if fact is Fact.DAY else value)


def _tell(asked: SignatureCorrection, *, now: datetime) -> None:
    application = asked.signature.application
    if application and application.signer_email:
        queue(check_mails.corrected(application, asked), now=now)
