"""How often somebody may do something; who that was is known as a fingerprint only, while it counts.

KOPLOPERS_COUNTERS_URL says where is counted. In memory each process counts for itself, so on a server with two
processes twice as much fits; that is enough against a machine that floods a form, and people never get near it. A
Redis-compatible store is shared by all processes and machines; while it does not answer, each counts for itself again.
"""

import hashlib
import logging
import math
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import Any, TypeVar

from flask import Flask, current_app, request
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from koplopers.settings import Settings

log = logging.getLogger(__name__)

IPV6_NETWORK = 64  # bits; within it one household or machine takes any address it likes
PATIENCE = 1  # seconds that a visitor waits for a store that does not answer

Answer = TypeVar("Answer")


class Counters:
    """Counts in the store of the settings, and in memory while that is away."""

    def __init__(self, url: str) -> None:
        patience: dict[str, Any] = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
        options = {} if url.startswith("memory:") else patience
        self._shared = MovingWindowRateLimiter(storage_from_string(url, wrap_exceptions=True, **options))
        self._own = MovingWindowRateLimiter(MemoryStorage())

    def ask(self, question: Callable[[MovingWindowRateLimiter], Answer]) -> Answer:
        try:
            return question(self._shared)
        except StorageError as fault:
            log.warning("De gedeelde tellers antwoorden niet (%s).", type(fault.storage_error).__name__)
            return question(self._own)


def register(app: Flask, settings: Settings) -> None:
    app.extensions["throttle"] = Counters(settings.counters_url)


def has_room(deed: str, limit: str, *, who: str | None = None) -> bool:
    """Whether this visitor may do this once more; `limit` is like “10 per hour”.

    `who` counts for something else than the visitor, such as the mail address that somebody typed.
    """
    key = _key(who)
    return bool(_counters().ask(lambda limiter: limiter.test(parse(limit), deed, key)))


def count(deed: str, limit: str, *, who: str | None = None) -> bool:
    """Remember that this visitor did it; False when it was one too many, which is then not counted."""
    key = _key(who)
    return bool(_counters().ask(lambda limiter: limiter.hit(parse(limit), deed, key)))


def next_at(deed: str, limit: str, *, now: datetime, who: str | None = None) -> datetime:
    """From when this visitor may do it again; `now` when there is room."""
    key, item = _key(who), parse(limit)
    return now + timedelta(seconds=_counters().ask(lambda limiter: _seconds_to_wait(limiter, item, deed, key)))


def visitor() -> str:
    """A name for whoever asks that does not tell who it is; it differs from site to site."""
    return _fingerprint(_network())


def _seconds_to_wait(limiter: MovingWindowRateLimiter, item: RateLimitItem, deed: str, key: str) -> int:
    window = limiter.get_window_stats(item, deed, key)
    return 0 if window.remaining else max(1, math.ceil(window.reset_time - time.time()))


def _counters() -> Counters:
    counters: Counters = current_app.extensions["throttle"]
    return counters


def _key(who: str | None) -> str:
    return visitor() if who is None else _fingerprint(who)


def _fingerprint(somebody: str) -> str:
    secret = hashlib.sha256(current_app.config["SECRET_KEY"].encode()).digest()
    return hashlib.blake2b(somebody.encode(), key=secret, digest_size=16).hexdigest()


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
