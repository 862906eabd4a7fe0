"""How often somebody may do something; who that was is known as a fingerprint only, in memory, while it counts.

Each process counts for itself, so on a server with two processes twice as much fits. That is enough against a machine
that floods a form; people never get near it.
"""

import hashlib
from ipaddress import IPv6Address, ip_address

from flask import Flask, current_app, request
from flask_limiter import Limiter
from limits import parse

IPV6_NETWORK = 64  # bits; within it one household or machine takes any address it likes


def register(app: Flask) -> None:
    app.extensions["throttle"] = Limiter(visitor, app=app, storage_uri="memory://", strategy="moving-window")


def has_room(deed: str, limit: str) -> bool:
    """Whether this visitor may do this once more; `limit` is like “10 per hour”."""
    limiter: Limiter = current_app.extensions["throttle"]
    return bool(limiter.limiter.test(parse(limit), deed, visitor()))


def count(deed: str, limit: str) -> None:
    """Remember that this visitor did it."""
    limiter: Limiter = current_app.extensions["throttle"]
    limiter.limiter.hit(parse(limit), deed, visitor())


def visitor() -> str:
    """A name for whoever asks that does not tell who it is; it differs from site to site."""
    secret = hashlib.sha256(current_app.config["SECRET_KEY"].encode()).digest()
    return hashlib.blake2b(_network().encode(), key=secret, digest_size=16).hexdigest()


def _network() -> str:
    address = request.remote_addr or ""
    try:
        if not address or ip_address(address).is_loopback:
            # Our own nginx, which says who is behind it (deploy/nginx.conf); nobody else can come from here.
            address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address
        known = ip_address(address)
    except ValueError:
        return address
    return str(int(known) >> (128 - IPV6_NETWORK)) if isinstance(known, IPv6Address) else address
