"""Passkeys: adding one, signing in with one, and keeping them in order. The package checks the signatures."""

import json
from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from koplopers import journal
from koplopers.database import db
from koplopers.outbox.actions import queue
from koplopers.people import mails, queries, rules
from koplopers.people.models import Passkey, PasskeyChallenge, Person
from koplopers.people.roles import DeedRefused
from koplopers.people.signing_in import BROWSER
from koplopers.tokens import fingerprint
from koplopers.web.addresses import host, origin

SITE = "Koplopersnetwerk"
PREFERRED = UserVerificationRequirement.PREFERRED
NOT_KNOWN = "Deze passkey kennen wij niet. Log in met een mail en voeg hem daarna toe aan uw account."
NO_LONGER = "Dit duurde te lang. Probeer het opnieuw."
NOT_RIGHT = "De passkey werd niet goed gelezen. Probeer het opnieuw, of log in met een mail."
KNOWN_ALREADY = "Deze passkey staat al bij een account."


def ask_to_add(person: Person, *, browser: str, now: datetime) -> dict[str, Any]:
    """What the browser must ask of a device that is to keep a new passkey."""
    options = generate_registration_options(
        rp_id=host(),
        rp_name=SITE,
        user_id=person.handle,
        user_name=person.email or "",
        user_display_name=person.name,
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one.credential) for one in queries.passkeys(person)],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=PREFERRED
        ),
    )
    _remember(options.challenge, browser=browser, person=person, now=now)
    return cast(dict[str, Any], json.loads(options_to_json(options)))


def add(person: Person, answer: dict[str, Any], *, name: str, browser: str, now: datetime) -> Passkey:
    """Keep the passkey that a device made. Raises DeedRefused with what to do."""
    challenge = _challenge(browser=browser, person=person, now=now)
    try:
        read = verify_registration_response(
            credential=answer, expected_challenge=challenge, expected_rp_id=host(), expected_origin=origin()
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as fault:
        raise DeedRefused(NOT_RIGHT) from fault
    made = Passkey(
        person=person, credential=read.credential_id, public_key=read.credential_public_key, uses=read.sign_count,
        name=name, added_at=now,
    )  # fmt: skip
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError as fault:
        raise DeedRefused(KNOWN_ALREADY) from fault
    queue(mails.passkey_added(made, person=person), now=now)
    _write_down("voegde een passkey toe", made, now=now, after=name)
    return made


def ask_to_sign_in(*, browser: str, now: datetime) -> dict[str, Any]:
    """What the browser must ask of a device; it names no passkey, so nobody learns who has one."""
    options = generate_authentication_options(rp_id=host(), user_verification=PREFERRED)
    _remember(options.challenge, browser=browser, person=None, now=now)
    return cast(dict[str, Any], json.loads(options_to_json(options)))


def sign_in(answer: dict[str, Any], *, browser: str, now: datetime) -> Person:
    """Whose passkey answered. Raises DeedRefused with what to do."""
    challenge = _challenge(browser=browser, person=None, now=now)
    passkey = _known(answer)
    try:
        read = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=host(),
            expected_origin=origin(),
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.uses,  # a count that goes back tells of a copy, and is refused
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as fault:
        raise DeedRefused(NOT_RIGHT) from fault
    passkey.uses, passkey.last_used_at = read.new_sign_count, now
    db.session.flush()
    return passkey.person


def rename(passkey: Passkey, *, name: str, now: datetime) -> None:
    if passkey.name != name:
        before, passkey.name = passkey.name, name
        _write_down("noemde een passkey anders", passkey, now=now, before=before, after=name)


def remove(passkey: Passkey, *, now: datetime) -> None:
    _write_down("haalde een passkey weg", passkey, now=now, before=passkey.name)
    db.session.delete(passkey)
    db.session.flush()


def _known(answer: dict[str, Any]) -> Passkey:
    try:
        credential = base64url_to_bytes(str(answer["id"]))
    except (KeyError, ValueError, TypeError) as fault:
        raise DeedRefused(NOT_RIGHT) from fault
    found = db.session.scalar(select(Passkey).where(Passkey.credential == credential).with_for_update())
    if found is None or found.person.left_at is not None:
        raise DeedRefused(NOT_KNOWN)
    return found


def _remember(challenge: bytes, *, browser: str, person: Person | None, now: datetime) -> None:
    mark = fingerprint(browser, purpose=BROWSER)
    db.session.execute(delete(PasskeyChallenge).where(PasskeyChallenge.browser == mark))
    db.session.add(
        PasskeyChallenge(browser=mark, person_id=person.id if person else None, challenge=challenge, asked_at=now)
    )
    db.session.flush()


def _challenge(*, browser: str, person: Person | None, now: datetime) -> bytes:
    """What this browser was asked to have signed, once: whoever listened in cannot answer with it again."""
    asked = select(PasskeyChallenge).where(PasskeyChallenge.browser == fingerprint(browser, purpose=BROWSER))
    found = db.session.scalar(asked.with_for_update())
    if found is None:
        raise DeedRefused(NO_LONGER)
    db.session.delete(found)
    db.session.flush()
    is_right = found.person_id == (person.id if person else None) and now < found.asked_at + rules.CHALLENGE_LASTS
    if not is_right:
        raise DeedRefused(NO_LONGER)
    return found.challenge


def _write_down(
    deed: str, passkey: Passkey, *, now: datetime, before: str | None = None, after: str | None = None
) -> None:
    journal.record(
        actor=passkey.person_id, deed=deed, subject="mens", subject_id=str(passkey.person_id),
        personal={"before": {"passkey": before} if before else None, "after": {"passkey": after} if after else None},
        now=now,
    )  # fmt: skip
