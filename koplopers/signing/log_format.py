"""How the log writes things down before it hashes or signs them, so that anybody can do it again.

An entry and a head are JSON with sorted keys, without spaces, in UTF-8. Hashes and signatures are hexadecimal.
`verify.py` says all this once more in its own words: a check that shared this file would share its mistakes.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pymerkle.hasher import MerkleHasher

KINDS = ("signature", "renewal", "correction", "inheritance", "withdrawal", "erasure")
HASHER = MerkleHasher("sha256")  # SHA-256 with 0x00 before a leaf and 0x01 before a node, as RFC 6962 says


def canonical(values: Mapping[str, Any]) -> str:
    """The one way to write these values."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def leaf_hash(text: str) -> str:
    digest: bytes = HASHER.hash_buff(text.encode())
    return digest.hex()


def moment(value: datetime) -> str:
    """2026-11-24T11:00:00Z"""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def head(*, size: int, root: str, signed_at: datetime) -> str:
    """What a signature under a head signs."""
    return canonical({"kind": "tree_head", "root": root, "signed_at": moment(signed_at), "size": size})


def commitment(salt: str, value: str) -> str:
    """What stands in an entry for a value that may have to be erased: without the salt nobody can guess it."""
    return hashlib.sha256(bytes.fromhex(salt) + value.encode()).hexdigest()


def grown(peaks: list[str], size: int, leaf: str) -> list[str]:
    """The roots of the whole subtrees, widest first, once this leaf follows the `size` that they stand for."""
    rest, last = [bytes.fromhex(one) for one in peaks], bytes.fromhex(leaf)
    while size & 1:  # a subtree as wide as what grows stands beside it: together they are the next
        last = HASHER.hash_pair(rest.pop(), last)
        size >>= 1
    return [one.hex() for one in [*rest, last]]


def root_of(peaks: list[str]) -> str:
    """The hash of the whole tree whose whole subtrees have these roots."""
    digests = [bytes.fromhex(one) for one in reversed(peaks)]
    digest: bytes = HASHER.hash_fold(digests) if digests else HASHER.hash_empty()
    return digest.hex()
