"""Secrets that travel by mail: a long one in a link, a short one that is typed; only their fingerprints are kept."""

import hashlib
import hmac
import secrets

from flask import current_app

LINK_BYTES = 32  # as long as a key, because a link is guarded by nothing else
CODE_LETTERS = "CDFHJKMNPRTVWX234679"  # no vowels, so no words; nothing that looks like something else
CODE_LENGTH = 6  # 64 million codes; the number of tries is limited besides
IN_GROUP = 3  # read out and typed in two breaths: HJK-472


def new_link_secret() -> str:
    """A secret for in an address."""
    return secrets.token_urlsafe(LINK_BYTES)


def new_code() -> str:
    """A short code as we write it: HJK-472."""
    return spelled_code("".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)))


def spelled_code(typed: str) -> str:
    """A code as we write it, from how somebody may type it: hjk 472 becomes HJK-472."""
    letters = "".join(one for one in typed.upper() if one.isalnum())
    return "-".join(letters[at : at + IN_GROUP] for at in range(0, len(letters), IN_GROUP))


def fingerprint(secret: str, *, purpose: str) -> str:
    """What is kept of a secret: whoever reads the database can neither use it nor guess a short code from it.

    `purpose` keeps a secret for one thing from being used for another.
    """
    key = hashlib.sha256(f"{purpose}\0{current_app.config['SECRET_KEY']}".encode()).digest()
    return hmac.new(key, secret.encode(), hashlib.sha256).hexdigest()
