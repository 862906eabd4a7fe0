"""Signing in by mail: a letter with a link and a code, each of which works once and for a quarter of an hour.

The link works in any browser, because people read mail where they like; the code only in the browser that asked, so
that nobody else can guess it. A new letter ends the older one that was asked for in the same browser. It does not end
one that was asked for elsewhere: then anybody could keep anybody out by asking in their name.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from koplopers.database import db
from koplopers.outbox.actions import QUEUED, queue
from koplopers.people import mails, queries, rules
from koplopers.people.models import Person, SignInRequest
from koplopers.tokens import fingerprint, new_code, new_link_secret, spelled_code

ADDRESS, BROWSER, LINK, CODE = "sign-in address", "browser", "sign-in link", "sign-in code"


@dataclass(frozen=True)
class WrongCode:
    """The code that was typed is not that of the letter; so often may be tried yet."""

    tries_left: int


def ask(typed: str, *, browser: str, then: str, now: datetime) -> None:
    """Send a letter to whoever has this address. For an address that nobody has, all the same is done, and undone.

    When an address had its letters for now, none goes out, and those that did still work.
    """
    request = SignInRequest(
        address=fingerprint(rules.tidy_email(typed), purpose=ADDRESS),
        browser=fingerprint(browser, purpose=BROWSER),
        then=then,
        asked_at=now,
    )
    db.session.add(request)
    db.session.flush()  # on SQLite this makes others wait; on PostgreSQL the row of the person does
    person = queries.person_with(typed, lock=True)
    if rules.next_letter_at(queries.letters_asked(request.address, now=now), now) > now:
        return
    _end(SignInRequest.browser == request.browser, now=now, but=request)
    request.person = person
    _send(request, to=rules.tidy_email(typed), now=now)


def last_asked(*, browser: str) -> SignInRequest | None:
    """What was last asked in this browser."""
    return queries.last_request(fingerprint(browser, purpose=BROWSER))


def works_until(asked: SignInRequest) -> datetime:
    """Until when the letter that somebody asked for works; when none went out, the one that its address had before."""
    if asked.link:
        return asked.asked_at + rules.LETTER_LASTS
    before = queries.letters_asked(asked.address, now=asked.asked_at)
    return max(before, default=asked.asked_at - rules.LETTER_LASTS) + rules.LETTER_LASTS


def next_letter_at(*, browser: str, now: datetime) -> datetime:
    """From when the address that was last asked for in this browser may get a letter again."""
    last = last_asked(browser=browser)
    return rules.next_letter_at(queries.letters_asked(last.address, now=now), now) if last else now


def letter_with(secret: str) -> SignInRequest | None:
    """The letter with this link, also when it does not work any more."""
    return db.session.scalar(select(SignInRequest).where(SignInRequest.link == fingerprint(secret, purpose=LINK)))


def letter_with_code(typed: str, *, browser: str) -> SignInRequest | None:
    """The letter with this code that was asked for in this browser, also when it does not work any more."""
    code, asked = fingerprint(spelled_code(typed), purpose=CODE), fingerprint(browser, purpose=BROWSER)
    return next((one for one in queries.requests_of(asked) if hmac.compare_digest(one.code or "", code)), None)


def usable_link(secret: str, *, now: datetime) -> SignInRequest | None:
    """The letter with this link, while it works."""
    found = letter_with(secret)
    return found if found and _is_usable(found, now) else None


def use_link(secret: str, *, now: datetime) -> SignInRequest | None:
    """Use the link of a letter up; None when that was done already, or it is too late."""
    found = usable_link(secret, now=now)
    return found if found and _use(found, now) else None


def use_code(typed: str, *, browser: str, now: datetime) -> SignInRequest | WrongCode | None:
    """Use the code of a letter that was asked for in this browser up; None when there is none that works."""
    waiting = [one for one in queries.requests_of(fingerprint(browser, purpose=BROWSER)) if _may_try(one, now)]
    if not waiting:
        return None
    code = fingerprint(spelled_code(typed), purpose=CODE)
    for one in waiting:
        if hmac.compare_digest(one.code or "", code) and one.person:
            return one if _use(one, now) else None
    ids = [one.id for one in waiting]
    db.session.execute(
        update(SignInRequest).where(SignInRequest.id.in_(ids)).values(tries=SignInRequest.tries + 1),
        execution_options={"synchronize_session": "fetch"},
    )
    return WrongCode(max(rules.CODE_TRIES - one.tries for one in waiting))


def _send(request: SignInRequest, *, to: str, now: datetime) -> None:
    link, code = new_link_secret(), new_code()
    request.link, request.code = fingerprint(link, purpose=LINK), fingerprint(code, purpose=CODE)
    # For somebody we do not know the same is done and taken back, and a worker is woken for nothing: the time that it
    # takes must not tell who has an account.
    with db.session.begin_nested() as letter:
        queue(mails.sign_in(to, link=link, code=code, now=now), now=now)
        if request.person is None:
            letter.rollback()
    db.session().info[QUEUED] = True
    db.session.flush()


def _is_usable(one: SignInRequest, now: datetime) -> bool:
    person: Person | None = one.person
    is_open = rules.may_use_letter(asked_at=one.asked_at, ended_at=one.ended_at, now=now)
    return is_open and person is not None and person.left_at is None


def _may_try(one: SignInRequest, now: datetime) -> bool:
    is_open = rules.may_use_letter(asked_at=one.asked_at, ended_at=one.ended_at, now=now)
    return is_open and one.tries < rules.CODE_TRIES


def _use(one: SignInRequest, now: datetime) -> bool:
    """Whether it was still there to use; of two presses at the same moment one wins."""
    used = _end(SignInRequest.id == one.id, now=now)
    if used:
        _end(SignInRequest.person_id == one.person_id, now=now)  # whoever is in needs no other letter
    return used == 1


def _end(which: object, *, now: datetime, but: SignInRequest | None = None) -> int:
    ending = update(SignInRequest).where(which, SignInRequest.ended_at.is_(None))  # type: ignore[arg-type]
    if but:
        ending = ending.where(SignInRequest.id != but.id)
    done = db.session.connection().execute(ending.values(ended_at=now))
    db.session.expire_all()
    return done.rowcount
