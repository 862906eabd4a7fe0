"""Anybody checks an entry on their own computer, and whatever is changed on the way is found."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from accessibility.site import served
from koplopers.database import db, transaction
from koplopers.publication import publish
from koplopers.settings import ROOT
from koplopers.signing import log, log_keys
from koplopers.signing.log_format import grown, head, leaf_hash, root_of
from koplopers.signing.log_models import LogEntry
from koplopers.signing.log_tree import consistency, inclusion
from koplopers.signing.verify import GOOD, UNCHECKED, WRONG, main
from tests.signing.registering import CO_SIGNERS, NOW, REGISTER, SIGNER, sign
from tests.visitor import Visitor

HEAD = f"{REGISTER}/boomkop.json"


@pytest.fixture
def journalist(tmp_path, capsys):
    return Journalist(tmp_path, capsys)


class Journalist:
    """Keeps what the site gave on their own disk, and checks it there."""

    def __init__(self, folder: Path, capsys) -> None:
        self.folder, self.capsys = folder, capsys
        self.said = ""

    def keep(self, document: object, name: str = "vermelding.json") -> str:
        (self.folder / name).write_text(json.dumps(document), encoding="utf-8")
        return str(self.folder / name)

    def checks(self, source: str, *options: str) -> int:
        outcome = main([source, *options])
        self.said = "".join(self.capsys.readouterr())
        return outcome


@pytest.fixture(scope="module")
def entry(app):
    """Breda, as the site gives it."""
    found = json.dumps(Visitor(app).open(f"{REGISTER}/5.json").json)
    return lambda: json.loads(found)


def test_an_entry_is_checked_and_read_in_words(journalist, entry):
    assert journalist.checks(journalist.keep(entry())) == GOOD

    name = json.loads(entry()["vermelding"]["tekst"])["municipality"]["name"]
    assert f"Vermelding 5: ondertekening, {name}, versie 2018, 2018-06-14." in journalist.said
    assert "dit is vermelding 5 van de 32 in het register" in journalist.said
    assert "Of het de goede sleutel is, weet u pas als u haar vergelijkt" in journalist.said
    assert "Alles klopt" not in journalist.said


def test_its_proof_is_that_of_the_rfc(entry):
    """RFC 9162, 2.1.3.2, which is RFC 6962 with the steps written out; it counts leaves from zero."""
    document = entry()
    index, last = 4, 31
    made = hashlib.sha256(b"\x00" + document["vermelding"]["tekst"].encode()).digest()
    for hash_ in map(bytes.fromhex, document["insluiting"]["path"][1:]):
        if index & 1 or index == last:
            made = hashlib.sha256(b"\x01" + hash_ + made).digest()
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            made = hashlib.sha256(b"\x01" + made + hash_).digest()
        index, last = index >> 1, last >> 1

    assert last == 0
    assert made.hex() == json.loads(document["boomkop"]["tekst"])["root"]


def change(document, *way, to):
    """Put something else at the end of this way through a document."""
    *path, end = way
    inner = document
    for step in path:
        inner = inner[step]
    inner[end] = to(inner[end]) if callable(to) else to
    return document


def flipped(text: str) -> str:
    """Another last hexadecimal digit."""
    return text[:-1] + ("0" if text[-1] != "0" else "1")


@pytest.mark.parametrize(
    ("way", "to", "told"),
    [
        (("vermelding", "tekst"), lambda text: text.replace("GM0", "GM1"), "de tekst van de vermelding is veranderd"),
        (("vermelding", "bladhash"), flipped, "de tekst van de vermelding is veranderd"),
        (("vermelding", "nummer"), 6, "vermelding 6 staat niet in het register"),
        (("insluiting", "path", 1), flipped, "vermelding 5 staat niet in het register"),
        (("insluiting", "metadata", "security"), False, "vermelding 5 staat niet in het register"),
        (("insluiting", "metadata", "size"), 31, "vermelding 5 staat niet in het register"),
        (("boomkop", "tekst"), lambda text: text.replace('"size":32', '"size":33'), "de handtekening onder de boomkop"),
        (("boomkop", "handtekening"), flipped, "de handtekening onder de boomkop klopt niet"),
        (("boomkop", "sleutel"), "00" * 31, "de boomkop heeft niet de vorm"),
        (("vermelding", "personen"), {"signer": None}, "de namen bij de vermelding zijn niet die uit de tekst"),
        (("vermelding",), {}, "de vermelding heeft niet de vorm"),
        (("insluiting",), {"type": "consistency"}, "de vermelding heeft niet de vorm"),
    ],
    ids=[
        "text", "leaf", "number", "hash", "weaker hashing", "size", "head", "signature", "no key", "a name more",
        "nothing", "another proof",
    ],
)  # fmt: skip
def test_whatever_is_changed_is_found(journalist, entry, way, to, told):
    assert journalist.checks(journalist.keep(change(entry(), *way, to=to))) == WRONG

    assert f"FOUT: {told}" in journalist.said
    assert "Alles klopt" not in journalist.said


def test_a_head_that_somebody_else_signed_is_only_as_good_as_the_key(journalist, entry):
    """Whoever forges the whole answer signs it too: only a key or a head from before tells."""
    forger, document = Ed25519PrivateKey.generate(), entry()
    kept = journalist.keep({"boomkop": document["boomkop"]}, "bewaard.json")
    ours = hashlib.sha256(bytes.fromhex(document["boomkop"]["sleutel"])).hexdigest()
    text = document["boomkop"]["tekst"]
    forged = {
        "tekst": text,
        "handtekening": forger.sign(text.encode()).hex(),
        "sleutel": forger.public_key().public_bytes_raw().hex(),
    }
    answer = journalist.keep({**document, "boomkop": forged})

    assert journalist.checks(answer) == GOOD
    assert "als u haar vergelijkt" in journalist.said
    assert journalist.checks(answer, "--key", ours) == WRONG
    assert journalist.checks(answer, "--head", kept) == WRONG
    assert "met een andere sleutel dan de bewaarde" in journalist.said
    assert journalist.checks(journalist.keep(document), "--key", ours[:16]) == GOOD
    assert journalist.said.endswith("Alles klopt.\n")


def test_what_cannot_be_read_proves_nothing(journalist, tmp_path):
    (tmp_path / "kapot.json").write_text("{", encoding="utf-8")

    assert journalist.checks(str(tmp_path / "er-niet.json")) == UNCHECKED
    assert journalist.checks(str(tmp_path / "kapot.json")) == UNCHECKED
    assert journalist.checks(journalist.keep(["iets"])) == UNCHECKED
    assert journalist.checks("http://127.0.0.1:9/manifest/ondertekenaars/1") == UNCHECKED
    assert journalist.checks(journalist.keep({}), "--key", "abc") == UNCHECKED
    assert "ten minste de eerste 16 tekens" in journalist.said


def test_a_server_cannot_write_over_what_was_said(journalist, entry):
    document = change(entry(), "vermelding", "nummer", to="5\x1b[2K\rAlles klopt")

    assert journalist.checks(journalist.keep(document)) == WRONG
    assert "\x1b" not in journalist.said and "\r" not in journalist.said


def test_the_register_grew_and_nothing_else(journalist, fresh_app):
    visitor = Visitor(fresh_app)
    kept = journalist.keep(visitor.open(HEAD).json, "bewaard.json")
    grow(fresh_app, "almere", "breda", "utrecht")

    later = journalist.keep(visitor.open(f"{HEAD}?van=32").json, "later.json")

    assert journalist.checks(later, "--head", kept) == GOOD
    assert "de 32 vermeldingen van 2026-11-24T11:00:00Z staan er nog net zo. Er kwamen er 3 bij." in journalist.said
    assert journalist.checks(kept, "--head", kept) == GOOD
    assert "het register is hetzelfde" in journalist.said
    assert journalist.checks(kept, "--head", later) == WRONG
    assert "het register is korter geworden: 35 vermeldingen" in journalist.said


def test_a_register_that_was_rewritten_does_not_fit_the_head_that_was_kept(journalist, fresh_app):
    """The server has the key, so it signs a new tree in which one entry is another; the proofs in it are true."""
    visitor = Visitor(fresh_app)
    kept = journalist.keep(visitor.open(HEAD).json, "bewaard.json")
    grow(fresh_app, "almere")
    later = visitor.open(f"{HEAD}?van=32").json
    rewritten = forged_tree(fresh_app, entries=33)

    same_length = journalist.keep({"boomkop": forged_tree(fresh_app, entries=32)["boomkop"]}, "even-lang.json")

    assert journalist.checks(journalist.keep({**later, **rewritten}), "--head", kept) == WRONG
    assert "het register is herschreven" in journalist.said
    assert journalist.checks(journalist.keep({**later, "aansluiting": {}}), "--head", kept) == WRONG
    assert journalist.checks(same_length, "--head", kept) == WRONG


def forged_tree(app, *, entries: int):
    """A tree in which the fifth entry is another, signed with the key of the site."""
    with app.app_context():
        leaves = [leaf_hash(f"verzonnen {number}") for number in range(entries)]
        peaks: list[str] = []
        for size, leaf in enumerate(leaves):
            peaks = grown(peaks, size, leaf)
        text = head(size=entries, root=root_of(peaks), signed_at=NOW)
        signed = {"tekst": text, "handtekening": log_keys.sign(text), "sleutel": log_keys.public_key()}
    return {"boomkop": signed, "aansluiting": consistency(leaves, 32), "insluiting": inclusion(leaves, 5)}


def test_names_belong_to_the_text_until_they_are_erased(journalist, fresh_app):
    visitor = Visitor(fresh_app)
    (number,) = grow(fresh_app, "almere")
    document = visitor.open(f"{REGISTER}/{number}.json").json

    assert journalist.checks(journalist.keep(document)) == GOOD
    assert f"Goed: wie namens de gemeente tekende: “{SIGNER}”." in journalist.said
    renamed = change(document, "vermelding", "personen", "signer", "waarde", to="Iemand anders")
    assert journalist.checks(journalist.keep(renamed)) == WRONG
    assert "het gegeven “signer” is veranderd" in journalist.said

    with fresh_app.app_context(), transaction():
        log.erase(db.session.get(LogEntry, number), ["co_signers"], now=NOW)
        publish()

    stub = visitor.open(f"{REGISTER}/{number}.json").json
    assert CO_SIGNERS not in json.dumps(stub)
    assert journalist.checks(journalist.keep(stub)) == GOOD
    assert "Gewist: wie er tekenden." in journalist.said
    assert f"Controleer ook vermelding {number + 1} (wissen van gegevens)." in journalist.said


def test_from_an_address_as_somebody_types_it_without_the_rest_of_the_application(fresh_app, tmp_path):
    kept = tmp_path / "bewaard.json"
    kept.write_text(json.dumps(Visitor(fresh_app).open(HEAD).json), encoding="utf-8")
    grow(fresh_app, "almere")

    with served(fresh_app) as address:
        outcome = run("-m", "koplopers.signing.verify", f"{address}{REGISTER}/33", "--head", str(kept))
        missing = run("-m", "koplopers.signing.verify", f"{address}{REGISTER}/34")

    assert outcome.returncode == GOOD, outcome.stderr
    assert "Er kwamen er 1 bij." in outcome.stdout
    assert missing.returncode == UNCHECKED and "404" in missing.stderr


def test_it_brings_nothing_of_the_application_along():
    outcome = run("-c", "import sys, koplopers.signing.verify; print(*sys.modules)")

    loaded = {name.partition(".")[0] for name in outcome.stdout.split()}
    ours = {name for name in outcome.stdout.split() if name.startswith("koplopers")}
    assert not loaded & {"flask", "sqlalchemy", "werkzeug", "jinja2", "dotenv"}
    assert ours == {"koplopers", "koplopers.signing", "koplopers.signing.verify"}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def grow(app, *places: str) -> list[int]:
    """These municipalities sign; returns the numbers of their entries."""
    with app.app_context(), transaction():
        numbers = [sign(place).index for place in places]
        publish()
        return numbers
