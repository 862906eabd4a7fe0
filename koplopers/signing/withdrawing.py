"""Withdrawing a signature: by the municipality with the link of a mail, or by the secretariat when asked in writing."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from koplopers import publication
from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.outbox.actions import queue, queue_all
from koplopers.signing import check_mails, log, mailed_links, trail
from koplopers.signing.check_cases import OVER, ChangedMeanwhile, record, taken
from koplopers.signing.check_models import ApplicationCheck
from koplopers.signing.check_rules import WITHDRAW_WITHIN
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.log_entries import WITHDRAWAL, enter, is_from_source
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Application, Signature

WITHDRAW = "application withdraw"


@dataclass(frozen=True)
class Request:
    """A municipality asked the secretariat: who did, on which day, and why."""

    who: str
    day: date
    reason: str


def mail_to_withdraw(application: Application, *, now: datetime) -> None:
    """Send the signer the link with which the signature is withdrawn. Raises DeedRefused."""
    check = db.session.get(ApplicationCheck, application.id)
    if application.confirmed_at is None or not application.signer_email or (check and check.declined_at):
        raise DeedRefused(OVER)
    secret = mailed_links.new(application, WITHDRAW, now=now)
    queue(check_mails.withdraw(application, secret=secret, ends=now + WITHDRAW_WITHIN), now=now)
    db.session.flush()


def withdrawable(reference: str, secret: str, *, now: datetime) -> Application | None:
    """The application that this mailed link withdraws, while the link works."""
    return mailed_links.application(secret, WITHDRAW, reference=reference, within=WITHDRAW_WITHIN, now=now)


def withdraw(application: Application, *, now: datetime) -> None:
    """The municipality takes its signature back; a second press changes nothing. Raises DeedRefused."""
    if _end(application, now=now):
        record(application, "ingetrokken door de gemeente", actor=None, now=now)
        if application.signature:
            take_off(application.signature, on=now.astimezone(AMSTERDAM).date(), now=now)
        _tell(application, now=now)


def withdraw_for(signature: Signature, request: Request, *, newest: int, actor: int | None, now: datetime) -> None:
    """The secretariat withdraws what stands in the register, because the municipality asked it to. Raises DeedRefused.

    `newest` is the number of the newest entry about this signature that somebody saw: nobody withdraws what changed.
    """
    application = signature.application
    if application:
        _end(application, now=now)
    held(signature, newest)
    take_off(signature, on=request.day, now=now)
    trail.of_signature(
        signature,
        "ingetrokken op verzoek van de gemeente",
        actor=actor,
        after={"ingetrokken op": request.day.isoformat()},
        personal={"after": {"gevraagd door": request.who, "reden": request.reason}},
        now=now,
    )
    if application:
        _tell(application, now=now)


def held(signature: Signature, newest: int) -> None:
    """Keep a signature to ourselves until the transaction ends. Raises DeedRefused when it changed or is withdrawn."""
    log.take_turn()
    db.session.refresh(signature)
    if signature.withdrawn_on:
        raise DeedRefused("Deze ondertekening is al ingetrokken.")
    if newest_entry(signature) != newest:
        raise ChangedMeanwhile


def newest_entry(signature: Signature) -> int:
    """The number of the newest entry of the log about this signature; 0 when there is none."""
    about = select(LogEntry.index).where(LogEntry.signature_id == signature.id)
    return db.session.scalar(about.order_by(LogEntry.index.desc()).limit(1)) or 0


def take_off(signature: Signature, *, on: date, now: datetime) -> None:
    """It stays in the register as withdrawn, without who signed: they agreed to stand under something that counts.

    What a public source tells of who signed names no persons, and stays.
    """
    begun = log.entry_for(signature)
    signature.withdrawn_on, signature.motivation = on, ""
    if not is_from_source(signature):
        signature.signer = signature.co_signers = ""
    enter(signature, kind=WITHDRAWAL, about=begun, now=now)
    named = select(LogEntry).where(LogEntry.signature_id == signature.id).order_by(LogEntry.index)
    for entry in db.session.scalars(named).all():
        if names := [one.name for one in entry.disclosures if one.value is not None]:
            log.erase(entry, names, now=now)
    publication.publish()


def _end(application: Application, *, now: datetime) -> bool:
    """Let it be withdrawn from now on; whether it was not before. Raises DeedRefused for one that was declined."""
    check = taken(application, None)
    if check.declined_at:
        raise DeedRefused(OVER)
    if check.withdrawn_at:
        return False
    check.withdrawn_at = now
    return True


def _tell(application: Application, *, now: datetime) -> None:
    if application.signer_email:
        queue(check_mails.withdrawn(application), now=now)
    queue_all(check_mails.to_co_signers(application), now=now)
