"""Proofs over the leaves of the log, made and written down by pymerkle."""

from collections.abc import Sequence
from typing import Any

from pymerkle import BaseMerkleTree


class Leaves(BaseMerkleTree):  # type: ignore[misc] # the package has no types
    """A tree over hashes that are known already, read from the database in one question."""

    def __init__(self, hashes: Sequence[str]) -> None:
        super().__init__("sha256", disable_cache=True)  # a tree lives as long as one answer
        self._hashes = [bytes.fromhex(one) for one in hashes]

    def _encode_entry(self, data: bytes) -> bytes:
        return data

    def _store_leaf(self, data: bytes, digest: bytes) -> int:  # noqa: ARG002 # only the hash is kept here
        self._hashes.append(digest)
        return len(self._hashes)

    def _get_leaf(self, index: int) -> bytes:
        return self._hashes[index - 1]

    def _get_leaves(self, offset: int, width: int) -> list[bytes]:
        return self._hashes[offset : offset + width]

    def _get_size(self) -> int:
        return len(self._hashes)


def inclusion(hashes: Sequence[str], index: int) -> dict[str, Any]:
    """That the leaf with this index, counted from one, is in the tree of all these leaves."""
    proof: dict[str, Any] = Leaves(hashes).prove_inclusion(index).serialize()
    return proof


def consistency(hashes: Sequence[str], size: int) -> dict[str, Any]:
    """That the tree of the first `size` leaves, at least one, is the beginning of the tree of all of them."""
    proof: dict[str, Any] = Leaves(hashes).prove_consistency(size).serialize()
    return proof
