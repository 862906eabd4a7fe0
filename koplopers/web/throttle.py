"""How often somebody may do something; who that was is known as a fingerprint only, while it counts."""

import hashlib
import re
from datetime import datetime, timedelta
from functools import cache
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

from flask import current_app, request

from koplopers import clock
from koplopers.web import counted

IPV6_NETWORK = 64  # bits; within it one household or machine takes any address it likes
TIMES = {"hour": timedelta(hours=1), "day": timedelta(days=1)}  # counts are kept no longer than a day


class Limit(NamedTuple):
    """So often in so much time."""

    most: int
    per: timedelta


def has_room(deed: str, limit: str, *, who: str | None = None) -> bool:
    """Whether this visitor may do this once more; `limit` is like “10 per hour”.

    `who` counts for something else than the visitor, such as the mail address that somebody typed.
    """
    return counted.has_room(deed, _key(who), **limit_of(limit)._asdict(), now=clock.now())


def count(deed: str, limit: str, *, who: str | None = None) -> bool:
    """Remember that this visitor did it; False when it was one too many, which is then not counted."""
    return counted.add(deed, _key(who), **limit_of(limit)._asdict(), now=clock.now())


def next_at(deed: str, limit: str, *, now: datetime, who: str | None = None) -> datetime:
    """From when this visitor may do it again; `now` when there is room."""
    return counted.next_at(deed, _key(who), **limit_of(limit)._asdict(), now=now)


def visitor() -> str:
    """A name for whoever asks that does not tell who it is; it differs from site to site."""
    return name_of(_network())


def name_of(somebody: str) -> str:
    """What a network or a mail address is counted under: the key makes that it cannot be guessed back."""
    secret = hashlib.sha256(current_app.config["SECRET_KEY"].encode()).digest()
    return hashlib.blake2b(somebody.encode(), key=secret, digest_size=16).hexdigest()


@cache
def limit_of(words: str) -> Limit:
    """What “10 per hour” says. Raises ValueError for other words."""
    found = re.fullmatch(r"(\d+) per (hour|day)", words)
    if not found:
        raise ValueError(f"no limit: {words}")
    return Limit(int(found[1]), TIMES[found[2]])


def _key(who: str | None) -> str:
    return visitor() if who is None else name_of(who)


def _network() -> str:
    address = request.remote_addr or ""
    try:
        if not address or ip_address(address).is_loopback:
            # Our own nginx, which says who is behind it (deploy/nginx.conf); nobody else can come from here.
            address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        # A server that listens on both kinds calls an IPv4 address ::ffff:192.0.2.1; those are not one network.
        return str(known.ipv4_mapped or int(known) >> (128 - IPV6_NETWORK))
    return address
