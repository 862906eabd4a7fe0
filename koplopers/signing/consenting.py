"""What co-signers do: say yes or no to signing along, say what may be shown of them, and take a yes back later."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select, update

from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.outbox.letters import Letter
from koplopers.signing import check_mails, mailed_links, mails, rules, trail
from koplopers.signing.actions import bring_up_to_date
from koplopers.signing.check_models import ApplicationCheck
from koplopers.signing.check_queries import HAS_ENDED
from koplopers.signing.check_rules import AMEND, AMEND_WITHIN
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.models import Application, CoSigner
from koplopers.tokens import fingerprint, new_link_secret

CONSENT = "co-signer consent"
ERASED = ""
ENDED = exists().where(ApplicationCheck.application_id == Application.id, HAS_ENDED)


class Ended(DeedRefused):
    """The municipality does not sign, or no longer."""


def ask_co_signers(application: Application, *, now: datetime) -> list[Letter]:
    """Everybody who is named and was not asked yet is asked; returns the letters that do so, to be queued."""
    return [_ask(one, now=now) for one in application.wanted_co_signers if one.asked_at is None]


def asked_with(secret: str) -> CoSigner | None:
    """Who was asked with this link; None for a link of ours that never was, or was erased."""
    return db.session.scalar(select(CoSigner).where(CoSigner.link == fingerprint(secret, purpose=CONSENT)))


def may_answer(one: CoSigner, *, now: datetime) -> bool:
    """Whether somebody can still say yes or no."""
    return one.refused_at is None and rules.may_still_answer(asked_at=one.asked_at, now=now)


def has_ended(application: Application) -> bool:
    """Whether the municipality does not sign, or no longer, so that there is nothing to say yes to."""
    return bool(db.session.scalar(select(ENDED).where(Application.id == application.id)))


def say_yes(one: CoSigner, *, showing: str, now: datetime) -> None:
    """Sign along, with what may be shown. Pressed again it only changes what is shown. Raises DeedRefused."""
    lives = CoSigner.application_id.in_(select(Application.id).where(~ENDED))
    changed = _change(one, CoSigner.refused_at.is_(None), CoSigner.withdrawn_at.is_(None), lives, showing=showing)
    if not changed and has_ended(one.application):
        raise Ended
    if not changed:
        raise DeedRefused("U hebt al nee gezegd. Wilt u toch mee ondertekenen? Vraag het dan aan de gemeente.")
    if one.consented_at is None:
        one.consented_at = now
        trail.of_application(one.application, "medeondertekenaar zei ja", actor=None, now=now)
    db.session.flush()
    bring_up_to_date(one.application, now=now)


def say_no(one: CoSigner, *, now: datetime) -> None:
    """Do not sign along; who it was is forgotten at once. Pressed again nothing more happens."""
    if one.consented_at:
        withdraw(one, now=now)
    elif _change(one, CoSigner.refused_at.is_(None), refused_at=now, name=ERASED, organisation=ERASED, email=ERASED):
        trail.of_application(one.application, "medeondertekenaar zei nee", actor=None, now=now)
        _tell_if_alone(one.application, now=now)


def withdraw(one: CoSigner, *, now: datetime) -> None:
    """Take a yes back. The signature of the municipality stands, without this name."""
    if _change(one, CoSigner.withdrawn_at.is_(None), withdrawn_at=now):
        trail.of_application(one.application, "medeondertekenaar trok zich terug", actor=None, now=now)
        bring_up_to_date(one.application, now=now)
        one.name = one.organisation = one.email = ERASED
        db.session.flush()
        _tell_if_alone(one.application, now=now)


def take_off(one: CoSigner, *, actor: int | None, now: datetime) -> None:
    """The municipality signs without somebody from now on, who is forgotten at once. A second time does nothing."""
    if _change(one, CoSigner.withdrawn_at.is_(None), withdrawn_at=now):
        trail.of_application(one.application, "medeondertekenaar weggehaald", actor=actor, now=now)
        bring_up_to_date(one.application, now=now)
        one.name = one.organisation = one.email = ERASED
        db.session.flush()


def _tell_if_alone(application: Application, *, now: datetime) -> None:
    """Before it is public: write to the signer when nobody is left, with the link to ask somebody else."""
    db.session.expire(application, ["co_signers"])
    is_open = application.published_at is None and application.signer_email and not has_ended(application)
    if is_open and rules.is_alone(application.co_signers, now):
        secret = mailed_links.new(application, AMEND, now=now)
        queue(check_mails.alone(application, secret=secret, ends=now + AMEND_WITHIN), now=now)


def _ask(one: CoSigner, *, now: datetime) -> Letter:
    secret = new_link_secret()
    one.link, one.asked_at = fingerprint(secret, purpose=CONSENT), now
    return mails.consent(one, secret=secret, now=now)


def _change(one: CoSigner, *allowed: ColumnElement[bool], **values: object) -> bool:
    """Change somebody of whom all this holds, looked at in the statement itself; whether it did."""
    change = update(CoSigner).where(CoSigner.id == one.id, *allowed).values(**values)
    changed = db.session.connection().execute(change).rowcount
    db.session.expire(one)
    return bool(changed)
