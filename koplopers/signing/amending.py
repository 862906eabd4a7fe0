"""Changing a signature with the link of a mail: who signs along, and once it is public what was typed wrong."""

from datetime import datetime

from koplopers.database import db
from koplopers.outbox.actions import queue, queue_all
from koplopers.signing import check_mails, consenting, mailed_links, rules
from koplopers.signing.check_cases import NOT_PUBLIC, record, taken_open, taken_public
from koplopers.signing.check_models import ApplicationCheck
from koplopers.signing.check_rules import AMEND, AMEND_WITHIN
from koplopers.signing.drafting import Companion, DeedRefused
from koplopers.signing.models import Application, CoSigner
from koplopers.signing.rules import MOST_CO_SIGNERS


def mail_link(application: Application, *, now: datetime) -> None:
    """Send the signer the link to change what is public, or to ask somebody along before that. Raises DeedRefused."""
    is_public = application.published_at is not None
    may_ask = is_public or rules.is_alone(application.co_signers, now)
    if not _lives(application) or not application.signer_email or not may_ask:
        raise DeedRefused(NOT_PUBLIC)
    secret = mailed_links.new(application, AMEND, now=now)
    letter = check_mails.amend if is_public else check_mails.alone
    queue(letter(application, secret=secret, ends=now + AMEND_WITHIN), now=now)
    db.session.flush()


def amendable(reference: str, secret: str, *, now: datetime) -> Application | None:
    """The application that this mailed link changes, while the link works and it is in check or public."""
    application = mailed_links.application(secret, AMEND, reference=reference, within=AMEND_WITHIN, now=now)
    return application if application and _lives(application) else None


def ask_along(
    application: Application, who: Companion, *, version: int | None = None, actor: int | None = None, now: datetime
) -> None:
    """Ask somebody else to sign along, who says yes or no to a mail of their own. Raises DeedRefused.

    Who was asked already is not asked twice.
    """
    if application.published_at:
        taken_public(application, version)
    else:
        taken_open(application, version)
    if rules.is_same_address(who.email, [application.signer_email]):
        raise DeedRefused(rules.OWN_ADDRESS)
    wanted = application.wanted_co_signers
    if any(one.email == who.email for one in wanted):
        raise DeedRefused("Dit mailadres staat er al bij.")
    if len(wanted) >= MOST_CO_SIGNERS:
        raise DeedRefused(f"Er kunnen ten hoogste {MOST_CO_SIGNERS} mensen mee ondertekenen.")
    application.co_signers.append(CoSigner(**vars(who), added_at=now))
    record(application, "medeondertekenaar gevraagd", actor=actor, now=now)
    queue_all(consenting.ask_co_signers(application, now=now), now=now)


def take_off(
    application: Application, one: CoSigner, *, version: int | None = None, actor: int | None = None, now: datetime
) -> None:
    """Let somebody sign along no longer; they hear it, and who they were is forgotten. Raises DeedRefused.

    A municipality signs together with somebody, so the last who said yes can only go by their own wish.
    """
    taken_public(application, version)
    if one.refused_at or one.withdrawn_at:
        return
    if application.consenting == [one]:
        raise DeedRefused(
            f"{one.name} is de enige die mee ondertekende. Vraag eerst iemand anders om mee te ondertekenen."
        )
    letter = check_mails.taken_off(one) if one.email else None
    consenting.take_off(one, actor=actor, now=now)
    if letter:
        queue(letter, now=now)


def _lives(application: Application) -> bool:
    check = db.session.get(ApplicationCheck, application.id)
    has_ended = check and (check.withdrawn_at or check.declined_at)
    return application.confirmed_at is not None and not has_ended
