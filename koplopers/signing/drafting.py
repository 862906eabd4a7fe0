"""What people do with an application before it is sent: begin, answer, name co-signers, go on on another device.

Of what goes back and forth between browser and server nothing is lost: answers that are not right yet are kept too, and
who changes something after sending has to send again.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.signing import mailed_links, mails, rules
from koplopers.signing.models import Application, ApplicationKey, CoSigner
from koplopers.signing.rules import Step
from koplopers.tokens import CODE_LETTERS, fingerprint, new_link_secret, spelled_code

KEY, RESUME, CONFIRM = "application key", "application resume", "application confirm"
REFERENCE_LENGTH = 9  # HJK-472-TWK: half a million million, read out on the phone


class DeedRefused(Exception):
    """It cannot be done any more; the message is the sentence for whoever asked."""


@dataclass(frozen=True)
class Companion:
    """Somebody who is going to be asked to sign along."""

    name: str
    organisation: str
    email: str
    showing: str


def begin(*, now: datetime) -> tuple[Application, str]:
    """A new application, and the secret by which this browser finds it again."""
    application = Application(reference=_new_reference(), started_at=now, saved_at=now, typed={})
    db.session.add(application)
    db.session.flush()
    return application, let_in(application, now=now)


def let_in(application: Application, *, now: datetime) -> str:
    """One more browser in which this application goes on; returns the secret for its cookie."""
    secret = new_link_secret()
    key = fingerprint(secret, purpose=KEY)
    db.session.add(ApplicationKey(application_id=application.id, fingerprint=key, given_at=now))
    db.session.flush()
    return secret


def found_by(secret: str) -> Application | None:
    """The application of the browser with this secret."""
    key = fingerprint(secret, purpose=KEY)
    asked = select(Application).join(ApplicationKey, ApplicationKey.application_id == Application.id)
    return db.session.scalar(asked.where(ApplicationKey.fingerprint == key)) if secret else None


def save(application: Application, step: Step, answers: Mapping[str, Any], *, now: datetime) -> None:
    """Keep the answers of a step. What was sent already is taken back if they differ. Raises DeedRefused."""
    hold(application, now=now)
    changed = {name: value for name, value in answers.items() if getattr(application, name) != value}
    for name, value in changed.items():
        setattr(application, name, value)
    application.typed = {name: typed for name, typed in application.typed.items() if name != step}
    if changed:
        take_back(application, now=now)
    db.session.flush()


def keep_typed(application: Application, step: Step, typed: Mapping[str, str], *, now: datetime) -> None:
    """Keep answers that are not right yet as they were typed. Raises DeedRefused."""
    hold(application, now=now)
    application.typed = {**application.typed, step.value: dict(typed)}
    db.session.flush()


def add_co_signer(application: Application, who: Companion, *, now: datetime) -> None:
    """Name somebody who signs along; the same person twice is once, by their address. Raises DeedRefused."""
    hold(application, now=now)
    known = next((one for one in application.wanted_co_signers if one.email == who.email), None)
    if known and Companion(known.name, known.organisation, known.email, known.showing) == who:
        return
    if known:
        known.name, known.organisation, known.showing = who.name, who.organisation, who.showing
    else:
        application.co_signers.append(CoSigner(**vars(who), added_at=now))
    take_back(application, now=now)
    db.session.flush()


def remove_co_signer(application: Application, number: int, *, now: datetime) -> str:
    """Take somebody off the list, who then gets no mail; returns the name, empty when it was done before."""
    hold(application, now=now)
    one = next((one for one in application.co_signers if one.id == number), None)
    if one is None:
        return ""
    application.co_signers.remove(one)
    take_back(application, now=now)
    db.session.flush()
    return one.name


def throw_away(application: Application, *, now: datetime) -> None:
    """Erase everything that was filled in. Raises DeedRefused."""
    hold(application, now=now)
    db.session.delete(application)
    db.session.flush()


def mail_link(application: Application, *, to: str, now: datetime) -> None:
    """Send the link by which somebody goes on later, in any browser."""
    secret = mailed_links.new(application, RESUME, now=now)
    queue(mails.go_on(application, to=to, secret=secret, now=now), now=now)
    db.session.flush()


def resumable(secret: str, *, now: datetime) -> Application | None:
    """The application that this mailed link leads back to; it may be used more than once."""
    return mailed_links.application(secret, RESUME, within=rules.DRAFT_KEPT, now=now)


def hold(application: Application, *, now: datetime) -> None:
    """Keep an application to ourselves until the transaction ends. Raises DeedRefused once it has been confirmed.

    The change comes before the look, so that a confirmation at this very moment is either seen or waits.
    """
    free = update(Application).where(Application.id == application.id, Application.confirmed_at.is_(None))
    held = db.session.connection().execute(free.values(saved_at=now)).rowcount
    db.session.expire(application)
    if not held:
        raise DeedRefused("Deze ondertekening is al bevestigd. De antwoorden veranderen hier niet meer.")


def take_back(application: Application, *, now: datetime) -> None:
    """What was sent is no longer so: its letter confirms nothing any more, because it spoke of other answers."""
    application.sent_at = None
    for letter in application.letters:
        if letter.code and letter.ended_at is None:
            letter.ended_at = now


def _new_reference() -> str:
    return spelled_code("".join(secrets.choice(CODE_LETTERS) for _ in range(REFERENCE_LENGTH)))
