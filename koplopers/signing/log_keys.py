"""The key that signs the heads of the log, and the public keys that the register has known."""

import hashlib
from datetime import datetime
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from flask import current_app

from koplopers.database import db
from koplopers.signing.log_models import LogKey


def sign(text: str) -> str:
    return _private().sign(text.encode()).hex()


def is_signed(text: str, *, signature: str, public: str) -> bool:
    """Whether whoever has the private half of this key signed exactly this text."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def public_key() -> str:
    """The public half of the key of the settings."""
    return _private().public_key().public_bytes_raw().hex()


def id_of(public: str) -> str:
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()


def in_use(*, now: datetime) -> LogKey:
    """The key of the settings as the register knows it; it is written down the first time that it signs."""
    public = public_key()
    known = db.session.get(LogKey, id_of(public))
    if known is None:
        known = LogKey(id=id_of(public), public=public, first_used_at=now)
        db.session.add(known)
        db.session.flush()
    return known


def _private() -> Ed25519PrivateKey:
    return _read(current_app.extensions["settings"].register_key)


@lru_cache(maxsize=4)
def _read(text: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text))
