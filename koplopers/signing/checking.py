"""The check of the secretariat: note, ask, approve, decline, correct; and the signer who answers or withdraws.

Each deed of the secretariat asks for the version that somebody looked at, and refuses when somebody changed it since.
"""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from koplopers import journal, publication
from koplopers.clock import AMSTERDAM
from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.signing import actions, check_mails, log, rules
from koplopers.signing.actions import SUBJECT
from koplopers.signing.check_models import ApplicationCheck, ApplicationQuestion
from koplopers.signing.check_rules import WITHDRAW_WITHIN
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.log_entries import WITHDRAWAL, enter
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Application, ApplicationLetter, CoSigner, Signature
from koplopers.tokens import fingerprint, new_link_secret

QUESTION, WITHDRAW = "application question", "application withdraw"
OVER = "Deze ondertekening is al afgehandeld."


class ChangedMeanwhile(DeedRefused):
    """Somebody else changed the case since this version was looked at."""

    def __init__(self) -> None:
        super().__init__(
            "Er veranderde net iets aan deze ondertekening. Kijk hoe het er nu mee staat. Wilt u dit toch? "
            "Druk dan nog eens op de knop."
        )


def note(application: Application, *, words: str, phoned: str, version: int, actor: int | None, now: datetime) -> None:
    """Keep for colleagues what was found and who was called. Raises ChangedMeanwhile."""
    check = _taken(application, version)
    if (words, phoned) == (check.note, check.phoned):
        return
    deed = "telefonische controle genoteerd" if phoned != check.phoned else "notitie gewijzigd"
    check.note, check.phoned = words, phoned
    _done(application, deed, actor=actor, now=now)


def ask(application: Application, words: str, *, version: int, actor: int | None, now: datetime) -> None:
    """Mail a question to the signer, with a page of its own to answer it. Raises DeedRefused."""
    _open(application, version)
    secret = new_link_secret()
    db.session.add(
        ApplicationQuestion(
            application_id=application.id, link=fingerprint(secret, purpose=QUESTION), words=words, asked_at=now
        )
    )
    queue(check_mails.question(application, words, secret=secret, now=now), now=now)
    _done(application, "vraag gesteld", actor=actor, now=now)


def asked_with(reference: str, secret: str) -> ApplicationQuestion | None:
    """The question about this application with this link."""
    link = ApplicationQuestion.link == fingerprint(secret, purpose=QUESTION)
    mine = Application.reference == reference
    asked = select(ApplicationQuestion).join(Application, Application.id == ApplicationQuestion.application_id)
    return db.session.scalar(asked.where(link, mine))


def answer(question: ApplicationQuestion, words: str, *, now: datetime) -> None:
    """The signer answers, once: a second press changes nothing. Raises DeedRefused when there is nothing to answer."""
    application = db.session.get_one(Application, question.application_id)
    _open(application, None)
    waiting = (ApplicationQuestion.id == question.id, ApplicationQuestion.answered_at.is_(None))
    change = update(ApplicationQuestion).where(*waiting).values(answer=words, answered_at=now)
    if db.session.connection().execute(change).rowcount:
        _done(application, "vraag beantwoord", actor=None, now=now)
    db.session.expire(question)


def approve(application: Application, *, version: int, actor: int | None, now: datetime) -> Signature:
    """Make it public, with a letter to everybody who signed. Raises DeedRefused and CannotPublish; undo it then."""
    check = _open(application, version)
    check.approved_at = now
    _flush()
    signature = actions.publish(application, by=actor, now=now)
    entry = log.entry_for(signature)
    for letter in check_mails.published(application, number=entry.index if entry else 0):
        queue(letter, now=now)
    return signature


def decline(application: Application, reason: str, *, version: int, actor: int | None, now: datetime) -> None:
    """Say no, with the reason in a letter; who signed along hears that it ended. Raises DeedRefused."""
    check = _open(application, version)
    check.declined_at, check.decline_reason = now, reason
    _done(application, "afgewezen", actor=actor, now=now)
    queue(check_mails.declined(application, reason), now=now)
    _tell_co_signers(application, now=now)


def correct(application: Application, who: int, name: str, *, version: int, actor: int | None, now: datetime) -> None:
    """Mend a misspelt name of the signer (0) or of a co-signer; what is public follows. Raises DeedRefused."""
    check = _taken(application, version)
    if check.withdrawn_at or check.declined_at:
        raise DeedRefused(OVER)
    flag_modified(check, "note")
    before = name_of(application, who)
    if who:
        db.session.get_one(CoSigner, who).name = name
    else:
        application.signer_name = name
    if application.signature:
        application.signature.signer = rules.signer_shown(
            function=application.signer_function, name=application.signer_name, is_public=application.is_name_public
        )
    personal = {"before": {"naam": before}, "after": {"naam": name}}
    _done(application, "naam verbeterd", actor=actor, now=now, personal=personal)
    actions.bring_up_to_date(application, now=now)


def name_of(application: Application, who: int) -> str:
    """The name that may be mended; empty when there is nobody, or who it was is forgotten."""
    if not who:
        return application.signer_name
    return next((one.name for one in application.wanted_co_signers if one.id == who), "")


def mail_to_withdraw(application: Application, *, now: datetime) -> None:
    """Send the signer the link with which the signature is withdrawn. Raises DeedRefused."""
    if application.confirmed_at is None or not application.signer_email or _check(application).declined_at:
        raise DeedRefused(OVER)
    secret = new_link_secret()
    application.letters.append(ApplicationLetter(link=fingerprint(secret, purpose=WITHDRAW), written_at=now))
    queue(check_mails.withdraw(application, secret=secret, ends=now + WITHDRAW_WITHIN), now=now)
    db.session.flush()


def withdrawable(reference: str, secret: str, *, now: datetime) -> Application | None:
    """The application that this mailed link withdraws, while the link works."""
    link = ApplicationLetter.link == fingerprint(secret, purpose=WITHDRAW)
    letter = db.session.scalar(select(ApplicationLetter).where(link))
    if letter is None or letter.application.reference != reference or now >= letter.written_at + WITHDRAW_WITHIN:
        return None
    return letter.application


def withdraw(application: Application, *, now: datetime) -> None:
    """The municipality takes its signature back; a second press changes nothing. Raises DeedRefused."""
    check = _taken(application, None)
    if check.declined_at:
        raise DeedRefused(OVER)
    if check.withdrawn_at:
        return
    check.withdrawn_at = now
    _done(application, "ingetrokken door de gemeente", actor=None, now=now)
    if application.signature:
        _take_off(application.signature, now=now)
    if application.signer_email:
        queue(check_mails.withdrawn(application), now=now)
    _tell_co_signers(application, now=now)


def _take_off(signature: Signature, *, now: datetime) -> None:
    """It stays in the register as withdrawn, without who signed: they agreed to stand under something that counts."""
    begun = log.entry_for(signature)
    signature.withdrawn_on = now.astimezone(AMSTERDAM).date()
    signature.signer = signature.co_signers = ""
    enter(signature, kind=WITHDRAWAL, about=begun, now=now)
    named = select(LogEntry).where(LogEntry.signature_id == signature.id).order_by(LogEntry.index)
    for entry in db.session.scalars(named).all():
        if names := [one.name for one in entry.disclosures if one.value is not None]:
            log.erase(entry, names, now=now)
    publication.publish()


def _check(application: Application) -> ApplicationCheck:
    return db.session.get(ApplicationCheck, application.id) or ApplicationCheck()


def _open(application: Application, version: int | None) -> ApplicationCheck:
    """The check of an application that is still to be decided, for us alone."""
    check = _taken(application, version)
    is_over = application.published_at or check.declined_at or check.withdrawn_at
    if application.confirmed_at is None or is_over:
        raise DeedRefused(OVER)
    flag_modified(check, "note")  # the version grows, whatever else changes
    return check


def _taken(application: Application, version: int | None) -> ApplicationCheck:
    """The check of an application as it is now, for us alone until the transaction ends. Raises ChangedMeanwhile."""
    if db.session.get(ApplicationCheck, application.id) is None:
        try:
            with db.session.begin_nested():
                db.session.add(ApplicationCheck(application_id=application.id, note="", phoned="", decline_reason=""))
        except IntegrityError:
            pass  # a colleague began at the same moment
    only_us = {"with_for_update": True, "populate_existing": True}
    check = db.session.get_one(ApplicationCheck, application.id, **only_us)  # type: ignore[arg-type]
    if version is not None and check.version != version:
        raise ChangedMeanwhile
    db.session.refresh(application)
    return check


def _done(
    application: Application,
    deed: str,
    *,
    actor: int | None,
    now: datetime,
    personal: journal.Values | None = None,
) -> None:
    _flush()
    municipality = application.municipality
    journal.record(
        actor=actor,
        deed=deed,
        subject=SUBJECT,
        subject_id=application.reference,
        municipality=municipality.code if municipality else None,
        personal=personal,
        now=now,
    )


def _flush() -> None:
    try:
        db.session.flush()
    except StaleDataError as fault:  # somebody was first, between our looking and our writing
        raise ChangedMeanwhile from fault


def _tell_co_signers(application: Application, *, now: datetime) -> None:
    for one in application.consenting:
        if one.email:
            queue(check_mails.ended(one), now=now)
