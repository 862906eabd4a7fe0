"""The log of signatures: only ever longer, without gaps, with the hashes of RFC 6962, and able to forget who."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from flask import Flask
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from koplopers.commands import set_up_facts
from koplopers.database import db, transaction
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.signing import log, log_check
from koplopers.signing.log_format import grown, leaf_hash, root_of
from koplopers.signing.log_history import enter_known
from koplopers.signing.log_models import LogDisclosure, LogEntry, LogKey, LogState, TreeHead
from koplopers.signing.models import Signature
from tests.signing.registering import CO_SIGNERS, NOW, SIGNER, sign

KNOWN = 32  # signatures from public sources
TOGETHER = 4


@pytest.fixture
def site(fresh_app: Flask):
    with fresh_app.app_context():
        yield fresh_app


def tree(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word: SHA-256, 0x00 before a leaf, 0x01 before a node, split at a power of two."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + tree(leaves[:k]) + tree(leaves[k:])).digest()


def test_the_hashes_are_those_of_the_rfc():
    texts = [f"vermelding {number} é".encode() for number in range(70)]
    peaks: list[str] = []

    roots = [root_of(peaks)]
    for size, one in enumerate(texts):
        peaks = grown(peaks, size, leaf_hash(one.decode()))
        roots.append(root_of(peaks))

    assert roots == [tree(texts[:size]).hex() for size in range(71)]


def test_what_is_known_from_sources_is_entered_once_in_order_and_each_growth_is_signed(site: Flask):
    set_up_facts()

    entries = db.session.scalars(select(LogEntry).order_by(LogEntry.index)).all()
    heads = db.session.scalars(select(TreeHead).order_by(TreeHead.size)).all()
    said = [one.values for one in entries]
    assert [one.index for one in entries] == [one.size for one in heads] == list(range(1, KNOWN + 1))
    order = [(one["signed_on"], one["municipality"]["code"]) for one in said]
    assert order == sorted(order)
    assert {one["kind"] for one in said} == {"signature"} and all(one["source"] for one in said)
    assert heads[-1].root == tree([one.canonical.encode() for one in entries]).hex()
    assert log_check.faults() == []


def test_a_head_is_signed_with_a_key_that_anybody_can_look_up(site: Flask):
    head = db.session.scalars(select(TreeHead).where(TreeHead.size == 7)).one()
    signed = f'{{"kind":"tree_head","root":"{head.root}","signed_at":"2026-11-24T11:00:00Z","size":7}}'
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head.key.public))

    key.verify(bytes.fromhex(head.signature), signed.encode())
    with pytest.raises(InvalidSignature):
        key.verify(bytes.fromhex(head.signature), signed.replace('"size":7', '"size":8').encode())
    assert head.key_id == hashlib.sha256(bytes.fromhex(head.key.public)).hexdigest()


def test_who_signs_enters_the_log_with_a_commitment_to_the_names_and_no_name(site: Flask):
    with transaction():
        entry = sign()

    assert entry.index == KNOWN + 1
    assert entry.values["place"] == "Stadhuis" and entry.values["municipality"]["name"] == "Almere"
    for words in (SIGNER, CO_SIGNERS, "Anna", "Zanten"):
        assert words not in entry.canonical
    opened = {one.name: one for one in entry.disclosures}
    assert opened["signer"].value == SIGNER
    salted = bytes.fromhex(opened["signer"].salt) + SIGNER.encode()
    assert entry.values["committed"]["signer"] == hashlib.sha256(salted).hexdigest()
    signature = db.session.get(Signature, entry.signature_id)
    assert log.entry_for(signature) is entry


def test_a_name_is_forgotten_and_every_proof_stays_true(site: Flask):
    with transaction():
        entry = sign()
    before, root = entry.canonical, db.session.get(TreeHead, entry.index).root

    with transaction():
        stub = log.erase(entry, ["co_signers"], now=NOW)
    assert log_check.faults() == ["De ondertekening van Almere wijkt af van vermelding 33: wie er tekenden."]
    with transaction():
        db.session.get(Signature, entry.signature_id).co_signers = ""

    names = {one.name: (one.salt, one.value) for one in db.session.scalars(select(LogDisclosure))}
    assert names["co_signers"] == (None, None) and names["signer"][1] == SIGNER
    assert (entry.canonical, db.session.get(TreeHead, entry.index).root) == (before, root)
    assert (stub.kind, stub.about, stub.values["erased"]) == ("erasure", entry.index, ["co_signers"])
    assert log_check.faults() == []


@pytest.mark.parametrize("names", [[], ["iemand anders"], ["signer", "iemand anders"]])
def test_only_what_an_entry_has_can_be_erased(site: Flask, names: list[str]):
    with pytest.raises(log.EntryRefused), transaction():
        log.erase(sign(), names, now=NOW)

    assert db.session.scalar(select(func.count()).select_from(LogEntry)) == KNOWN


@pytest.mark.parametrize(
    "entry",
    [
        {"kind": "iets", "signature": 1},
        {"kind": "signature"},
        {"kind": "signature", "signature": 1, "committed": {}},
        {"kind": "signature", "signature": 1, "gewicht": float("nan")},
        {"kind": "signature", "signature": 1, "wanneer": NOW},
    ],
    ids=["kind", "of nothing", "own commitments", "no JSON", "a moment"],
)
def test_what_cannot_be_an_entry_leaves_the_log_alone(site: Flask, entry: dict[str, object]):
    with pytest.raises(log.EntryRefused), transaction():
        log.append(entry, now=NOW)

    assert db.session.scalar(select(LogState.size)) == KNOWN


def test_what_is_undone_was_never_entered(site: Flask):
    with pytest.raises(ZeroDivisionError), transaction():
        sign()
        raise ZeroDivisionError

    with transaction():
        assert sign("breda").index == KNOWN + 1
    assert log_check.faults() == []


CHANGES = {
    "text": update(LogEntry).values(canonical="{}"),
    "kind": update(LogEntry).values(kind="withdrawal"),
    "entry goes": delete(LogEntry),
    "root": update(TreeHead).values(root="00"),
    "head goes": delete(TreeHead),
    "key": update(LogKey).values(public="00"),
    "key goes": delete(LogKey),
    "name": update(LogDisclosure).values(value="Iemand anders"),
    "another name": update(LogDisclosure).values(name="iets anders", value=None, salt=None),
    "name goes": delete(LogDisclosure),
    "shorter": update(LogState).values(size=1),
    "a jump": update(LogState).values(size=LogState.size + 2),
    "state goes": delete(LogState),
}


def test_nobody_rewrites_the_log(site: Flask):
    with transaction():
        sign()

    for name, change in CHANGES.items():
        with pytest.raises(SQLAlchemyError, match="append-only"):
            db.session.connection().execute(change)
            pytest.fail(f"{name} was let through")
        db.session.rollback()

    assert log_check.faults() == []


def test_nor_by_putting_something_in_its_place(site: Flask):
    """Only SQLite knows this way around a trigger."""
    with pytest.raises(SQLAlchemyError, match="append-only"):
        db.session.execute(text("INSERT OR REPLACE INTO signature_log_head VALUES (1, '', '', '', '')"))
    with pytest.raises(SQLAlchemyError, match="append-only"):
        db.session.execute(text("INSERT OR REPLACE INTO signature_log_state VALUES (1, 0, '[]')"))


def test_those_who_sign_at_the_same_moment_get_places_without_a_gap(site: Flask):
    """Each writes something of its own first, as whoever publishes a signature does."""
    places = ("almere", "breda", "utrecht", "groningen")
    ready = Barrier(TOGETHER)

    def publish(slug: str) -> int:
        with site.app_context():
            db.session.scalar(select(func.count()).select_from(LogEntry))
            ready.wait()
            with transaction():
                return sign(slug).index

    with ThreadPoolExecutor(TOGETHER) as threads:
        given = list(threads.map(publish, places))

    assert sorted(given) == [KNOWN + 1, KNOWN + 2, KNOWN + 3, KNOWN + 4]
    assert log_check.faults() == []


def test_two_servers_that_are_set_up_at_once_enter_what_is_known_once(site: Flask):
    with transaction():
        almere = db.session.scalars(select(Municipality).where(Municipality.slug == "almere")).one()
        almere.is_invented = True  # as the demo world has them: known without an application
        version = db.session.scalars(select(ManifestVersion).where(ManifestVersion.slug == "werktekst")).one()
        facts = dict.fromkeys(("co_signers", "certainty", "source", "signer", "place"), "")
        db.session.add(
            Signature(municipality=almere, manifest_version=version, signed_on=NOW.date(), precision="day", **facts)
        )
    ready = Barrier(2)

    def set_up(_: int) -> int:
        with site.app_context():
            ready.wait()
            with transaction():
                return enter_known(now=NOW)

    with ThreadPoolExecutor(2) as threads:
        entered = list(threads.map(set_up, range(2)))

    assert sorted(entered) == [0, 1]
    assert log_check.faults() == []
