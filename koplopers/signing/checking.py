"""The check of the secretariat: note, ask, approve, decline; and the signer who answers a question.

Each deed of the secretariat asks for the version that somebody looked at, and refuses when somebody changed it since.
"""

from datetime import datetime

from sqlalchemy import select, update

from koplopers.database import db
from koplopers.outbox.actions import queue, queue_all
from koplopers.signing import actions, check_mails, check_queries, log, motivating
from koplopers.signing.check_cases import flush, record, taken, taken_open
from koplopers.signing.check_models import ApplicationQuestion
from koplopers.signing.models import Application, Signature
from koplopers.signing.motivating import Motivated
from koplopers.tokens import fingerprint, new_link_secret

QUESTION = "application question"


def note(application: Application, *, words: str, phoned: str, version: int, actor: int | None, now: datetime) -> None:
    """Keep for colleagues what was found and who was called. Raises ChangedMeanwhile."""
    check = taken(application, version)
    if (words, phoned) == (check.note, check.phoned):
        return
    deed = "telefonische controle genoteerd" if phoned != check.phoned else "notitie gewijzigd"
    check.note, check.phoned = words, phoned
    record(application, deed, actor=actor, now=now)


def ask(
    application: Application,
    words: str,
    *,
    about_motivation: bool = False,
    version: int,
    actor: int | None,
    now: datetime,
) -> None:
    """Mail a question to the signer, with a page of its own to answer it. Raises DeedRefused.

    The answer to a question about the motivation is the motivation from then on.
    """
    taken_open(application, version)
    secret = new_link_secret()
    question = ApplicationQuestion(application_id=application.id, words=words, asked_at=now)
    question.link, question.is_about_motivation = fingerprint(secret, purpose=QUESTION), about_motivation
    db.session.add(question)
    queue(check_mails.question(application, words, secret=secret, now=now), now=now)
    deed = "andere motivatie gevraagd" if about_motivation else "vraag gesteld"
    record(application, deed, actor=actor, now=now)


def asked_with(reference: str, secret: str) -> ApplicationQuestion | None:
    """The question about this application with this link."""
    link = ApplicationQuestion.link == fingerprint(secret, purpose=QUESTION)
    mine = Application.reference == reference
    asked = select(ApplicationQuestion).join(Application, Application.id == ApplicationQuestion.application_id)
    return db.session.scalar(asked.where(link, mine))


def application_of(question: ApplicationQuestion) -> Application:
    return db.session.get_one(Application, question.application_id)


def answer(question: ApplicationQuestion, words: str, *, now: datetime) -> None:
    """The signer answers, once: a second press changes nothing. Raises DeedRefused when there is nothing to answer."""
    application = application_of(question)
    taken_open(application, None)
    waiting = (ApplicationQuestion.id == question.id, ApplicationQuestion.answered_at.is_(None))
    change = update(ApplicationQuestion).where(*waiting).values(answer=words, answered_at=now)
    if db.session.connection().execute(change).rowcount:
        if question.is_about_motivation:
            application.motivation = words
        record(application, "vraag beantwoord", actor=None, now=now)
    db.session.expire(question)


def approve(
    application: Application,
    *,
    motivated: Motivated,
    is_own_domain: bool = False,
    version: int,
    actor: int | None,
    now: datetime,
) -> Signature:
    """Make it public, with a letter to everybody who signed. Raises DeedRefused and CannotPublish; undo it then.

    `is_own_domain` is as in `actions.publish`.
    """
    check = taken_open(application, version)
    shown = motivating.decide_on(application, check, motivated, actor=actor, now=now)
    flush()
    signature = actions.publish(application, motivation=shown, is_own_domain=is_own_domain, by=actor, now=now)
    if entry := log.entry_for(signature):
        left_out = motivated.reason if application.motivation and not shown else ""
        queue_all(check_mails.published(application, entry=entry, left_out=left_out), now=now)
    return signature


def decline(application: Application, reason: str, *, version: int, actor: int | None, now: datetime) -> None:
    """Say no, with the reason in a letter; who signed along hears that it ended. Raises DeedRefused."""
    check = taken_open(application, version)
    check.declined_at, check.decline_reason = now, reason
    record(application, "afgewezen", actor=actor, now=now)
    other = check_queries.goes_on_elsewhere(application, now=now)
    queue_all([check_mails.declined(application, reason), *check_mails.to_co_signers(application, other)], now=now)
