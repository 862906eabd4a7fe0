"""Sending an application, and confirming it by the link or the code of the letter to the signer.

A confirmation counts once, however often and wherever it is pressed, and is kept before anybody is thanked.
"""

import hmac
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import func, select, update
from sqlalchemy.orm import joinedload

from koplopers.database import db
from koplopers.manifest.models import ManifestVersion
from koplopers.outbox.actions import queue, queue_all
from koplopers.signing import mailed_links, mails, rules, trail
from koplopers.signing.consenting import ask_co_signers
from koplopers.signing.drafting import CONFIRM, DeedRefused, hold, take_back
from koplopers.signing.models import Application, ApplicationLetter, CoSigner
from koplopers.signing.rules import State, Step
from koplopers.tokens import fingerprint, new_code, new_link_secret, spelled_code

CODE = "application code"


class AnswersChanged(DeedRefused):
    """The answers are no longer those that somebody looked at, as when they changed in another window."""

    def __init__(self) -> None:
        super().__init__("De antwoorden zijn gewijzigd. Kijk of alles klopt.")


class Outcome(Enum):
    """What pressing the button came to."""

    CONFIRMED = auto()
    ALREADY = auto()
    LATE = auto()
    WRONG_CODE = auto()


def send(application: Application, version: ManifestVersion, *, seen: str | None = None, now: datetime) -> bool:
    """Sign: write the letter to the signer with which it is confirmed; says whether it did. Raises DeedRefused.

    `seen` is the fingerprint of the answers that somebody looked at; None signs them as they are. A second press, a
    second tab or a second server finds that it has been sent, and writes no second letter.
    """
    hold(application, now=now)
    _require_same(application, seen)
    if rules.first_open(application) is not Step.CHECK:
        raise DeedRefused("Er ontbreekt nog een antwoord.")
    if rules.state(application.moments, now) is State.SENT and application.text_fingerprint == version.fingerprint:
        return False
    take_back(application, now=now)
    application.sent_at = now
    application.manifest_version, application.text_fingerprint = version, version.fingerprint
    _write(application, now=now)
    return True


def send_again(application: Application, *, seen: str | None = None, now: datetime) -> None:
    """Write a new letter for what was sent; the older one stops working. Raises DeedRefused."""
    hold(application, now=now)
    _require_same(application, seen)
    if application.sent_at is None:
        raise DeedRefused("U wijzigde antwoorden. Controleer ze en onderteken opnieuw.")
    take_back(application, now=now)
    application.sent_at = now
    _write(application, now=now)


def letter_with(secret: str) -> ApplicationLetter | None:
    """The letter with this link, whether it still works or not."""
    return mailed_links.letter(secret, CONFIRM)


def standing(letter: ApplicationLetter, *, now: datetime) -> Outcome | None:
    """What has become of a letter; None while it waits to be confirmed."""
    if letter.application.confirmed_at:
        return Outcome.ALREADY
    is_open = letter.ended_at is None and now < letter.written_at + rules.CONFIRM_WITHIN
    return None if is_open else Outcome.LATE


def confirm(letter: ApplicationLetter, *, now: datetime) -> Outcome:
    """The signer says that it is so. Only the first press does something."""
    before = standing(letter, now=now)
    if before:
        return before
    number = letter.application_id
    waiting = update(Application).where(
        Application.id == number,
        Application.confirmed_at.is_(None),
        Application.sent_at.is_not(None),
        Application.id.in_(
            select(ApplicationLetter.application_id).where(
                ApplicationLetter.id == letter.id, ApplicationLetter.ended_at.is_(None)
            )
        ),
    )
    done = db.session.connection().execute(waiting.values(confirmed_at=now)).rowcount
    db.session.expire_all()
    if not done:
        return standing(letter, now=now) or Outcome.LATE
    _confirmed(_as_confirmed(number), now=now)
    return Outcome.CONFIRMED


def confirm_with_code(typed: str, *, email: str, now: datetime) -> Outcome:
    """The same by typing the code, with the address that it was sent to. A wrong code is counted."""
    letters = _letters_to(email)
    code = fingerprint(spelled_code(typed), purpose=CODE)
    for letter in letters:
        if letter.tries < rules.CODE_TRIES and hmac.compare_digest(letter.code or "", code):
            return confirm(letter, now=now)
    open_ones = [one.id for one in letters if standing(one, now=now) is None]
    db.session.execute(
        update(ApplicationLetter)
        .where(ApplicationLetter.id.in_(open_ones))
        .values(tries=ApplicationLetter.tries + 1)
        .execution_options(synchronize_session=False)
    )
    return Outcome.WRONG_CODE


def _require_same(application: Application, seen: str | None) -> None:
    if seen is not None and seen != application.answers_fingerprint:
        raise AnswersChanged


def _letters_to(email: str) -> list[ApplicationLetter]:
    of_address = func.lower(Application.signer_email) == email.lower()
    asked = select(ApplicationLetter).join(ApplicationLetter.application)
    return list(db.session.scalars(asked.where(of_address, ApplicationLetter.code.is_not(None))))


def _write(application: Application, *, now: datetime) -> None:
    secret, code = new_link_secret(), new_code()
    application.letters.append(
        ApplicationLetter(
            link=fingerprint(secret, purpose=CONFIRM), code=fingerprint(code, purpose=CODE), written_at=now
        )
    )
    queue(mails.confirm(application, secret=secret, code=code, now=now), now=now)
    db.session.flush()


def _as_confirmed(number: int) -> Application:
    """The application as it was confirmed, with all that its letters speak of, in one question."""
    with_version = joinedload(Application.manifest_version).load_only(ManifestVersion.slug)
    with_co_signers = joinedload(Application.co_signers).lazyload(CoSigner.application)
    asked = select(Application).where(Application.id == number).options(with_version, with_co_signers)
    return db.session.scalars(asked).unique().one()


def _confirmed(application: Application, *, now: datetime) -> None:
    queue_all([*ask_co_signers(application, now=now), mails.received(application, now=now)], now=now)
    after = {"versie": application.manifest_version.slug if application.manifest_version else ""}
    trail.of_application(application, "bevestigd", actor=None, after=after, now=now)
