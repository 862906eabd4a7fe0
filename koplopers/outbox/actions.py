"""What people do with letters: queue one, mend its address, send it again, leave it at that."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, update

from koplopers import journal
from koplopers.database import db
from koplopers.outbox import rules
from koplopers.outbox.letters import Letter, require_address
from koplopers.outbox.models import OutboxLetter

QUEUED = "outbox.queued"  # in the info of a session that queued something: work wakes the worker after its commit
SUBJECT = "mail"  # in the journal
MENDED, SENT_AGAIN, SET_ASIDE = "adres hersteld", "opnieuw verstuurd", "terzijde gelegd"


class DeedRefused(Exception):
    """It cannot be done with this letter; the message is the sentence for whoever asked."""


def queue(letter: Letter, *, now: datetime) -> OutboxLetter:
    """Keep a letter in the transaction of the caller; it is sent after that has been committed, or not at all."""
    return queue_all([letter], now=now)[0]


def queue_all(letters: Iterable[Letter], *, now: datetime) -> list[OutboxLetter]:
    """The same for several letters, in one statement."""
    ends = rules.last_try(now)
    kept = [OutboxLetter(**vars(one), token=_new_token(), queued_at=now, due_at=now, try_until=ends) for one in letters]
    db.session.add_all(kept)
    db.session.flush()
    _wake_after_commit()
    return kept


def mend(letter: OutboxLetter, *, to: str, was: str | None = None, actor: int, now: datetime) -> None:
    """Write another address on a letter. Raises LetterRefused for what is no address, DeedRefused when it may not be.

    A letter that was handed over may be mended too: that its address was wrong is often known only afterwards. One
    with a secret never: who can read a code or a link can be somebody else. `was` is the address that was looked at:
    when it is another by now, nothing changes.
    """
    require_address(to)
    if letter.secret:
        raise DeedRefused("Deze mail is alleen voor de ontvanger. Zijn adres verandert niet.")
    before = letter.to
    allowed: list[ColumnElement[bool]] = [OutboxLetter.erased_at.is_(None)]
    if was is not None:
        allowed.append(OutboxLetter.to == was)
    _change(letter, now, *allowed, to=to)
    personal = {"before": {"adres": before}, "after": {"adres": to}}
    journal.record(actor=actor, deed=MENDED, subject=SUBJECT, subject_id=str(letter.id), personal=personal, now=now)


def send_again(letter: OutboxLetter, *, actor: int, now: datetime) -> None:
    """Put a letter that was given up, or handed over, in the queue once more. Raises DeedRefused.

    After a hand-over it is a new mail, with a Message-ID of its own: servers throw away what they know already.
    """
    done = or_(OutboxLetter.given_up_at.is_not(None), OutboxLetter.handed_over_at.is_not(None))
    token = _new_token() if letter.handed_over_at else letter.token
    ended: dict[str, None] = dict.fromkeys(("handed_over_at", "given_up_at", "set_aside_at"))
    _change(
        letter,
        now,
        done,
        _can_still_be_read(now),
        token=token,
        tries=0,
        due_at=now,
        try_until=rules.last_try(now),
        **ended,
    )
    journal.record(actor=actor, deed=SENT_AGAIN, subject=SUBJECT, subject_id=str(letter.id), now=now)
    _wake_after_commit()


def set_aside(letter: OutboxLetter, *, actor: int, now: datetime) -> None:
    """Decide that a letter that was given up needs no more attention. Raises DeedRefused."""
    _change(letter, now, OutboxLetter.given_up_at.is_not(None), OutboxLetter.set_aside_at.is_(None), set_aside_at=now)
    journal.record(actor=actor, deed=SET_ASIDE, subject=SUBJECT, subject_id=str(letter.id), now=now)


def _change(letter: OutboxLetter, now: datetime, *allowed: ColumnElement[bool], **values: Any) -> None:
    """Change a letter that nobody has in hand and of which all this holds, looked at in the statement itself."""
    free = or_(OutboxLetter.claimed_until.is_(None), OutboxLetter.claimed_until <= now)
    change = update(OutboxLetter).where(OutboxLetter.id == letter.id, free, *allowed).values(**values)
    changed = db.session.connection().execute(change).rowcount
    db.session.refresh(letter)
    if not changed:
        raise DeedRefused(
            "Dit kan niet meer met deze mail. Hij wordt net verstuurd, is verlopen of gewist, of een collega was u "
            "voor. Kijk hoe het er nu mee staat."
        )


def _can_still_be_read(now: datetime) -> ColumnElement[bool]:
    in_time = or_(OutboxLetter.expires_at.is_(None), OutboxLetter.expires_at > now)
    return OutboxLetter.erased_at.is_(None) & in_time


def _new_token() -> str:
    return uuid.uuid4().hex


def _wake_after_commit() -> None:
    db.session().info[QUEUED] = True
