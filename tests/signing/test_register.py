"""The register as people read it, each entry with its proof, and as it finds whatever was tampered with."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from koplopers import clock
from koplopers.commands import set_up_facts
from koplopers.database import db, transaction
from koplopers.demo import people
from koplopers.outbox.models import OutboxLetter
from koplopers.publication import publish
from koplopers.signing import log, log_check
from koplopers.signing.log_entries import enter
from koplopers.signing.log_format import leaf_hash
from koplopers.signing.log_models import LogCheck, LogEntry
from koplopers.signing.log_nightly import check_register
from koplopers.signing.models import Signature
from tests.signing.registering import CO_SIGNERS, NOW, REGISTER, SIGNER, behind_its_back, execute, sign
from tests.visitor import Visitor, set_clock

FORGED = "f0" * 32


@pytest.fixture
def signed(make_app: Callable[..., Flask]) -> Flask:
    """One in which Almere signed on the signed, as entry 33."""
    app = make_app()
    with app.app_context(), transaction():
        sign()
        publish()
    return app


def test_an_entry_says_in_words_who_signed_what_and_when(visitor: Visitor):
    visitor.open(f"{REGISTER}?zoek=breda")
    page = visitor.follow(next(name for name in visitor.page.links if name.endswith("van Breda")))

    assert page.heading.endswith(": Breda")
    assert "De gemeente Breda ondertekende op 14 juni 2018 versie 2018 van het manifest." in page.text
    assert page.link("Breda in het netwerk") == "/netwerk/breda"
    assert page.soup.find("h2", string="Bewijs")


def test_the_proof_on_the_page_is_that_of_the_data(visitor: Visitor):
    page, data = visitor.open(f"{REGISTER}/5"), visitor.open(f"{REGISTER}/5.json").json

    for part in (
        data["vermelding"]["tekst"], data["vermelding"]["bladhash"], data["boomkop"]["tekst"],
        data["boomkop"]["handtekening"], data["boomkop"]["sleutel"], *data["insluiting"]["path"][1:],
    ):  # fmt: skip
        assert part in page.text
    keys = visitor.open(f"{REGISTER}/sleutels.json").json["sleutels"]
    assert [one["ed25519"] for one in keys] == [data["boomkop"]["sleutel"]]
    assert keys[0]["vingerafdruk"] in page.text


@pytest.mark.parametrize(
    "path", ["/0", "/33", "/x", "/-1", "/33.json", "/boomkop.json?van=0", "/boomkop.json?van=33", "/boomkop.json?van=x"]
)
def test_what_is_not_in_the_register_does_not_exist(visitor: Visitor, path: str):
    visitor.open(REGISTER + path, status=404)


def test_names_are_read_until_they_are_erased_and_then_the_page_says_so(signed: Flask):
    visitor = Visitor(signed)
    page = visitor.open(f"{REGISTER}/33")
    assert CO_SIGNERS in page.text and SIGNER in page.text

    with signed.app_context(), transaction():
        log.erase(db.session.get(LogEntry, 33), ["signer", "co_signers"], now=NOW)
        publish()

    page = visitor.open(f"{REGISTER}/33")
    assert "Anna" not in page.text and "Zanten" not in page.text
    assert "Gewist. Wie het was, staat hier niet meer." in page.text
    later = visitor.follow("Vermelding 34: gegevens gewist")
    assert "Bij vermelding 33 is gewist: wie er tekenden en wie namens de gemeente tekende." in later.text


def test_a_correction_and_a_withdrawal_are_entries_of_their_own(signed: Flask):
    with signed.app_context(), transaction():
        entry = db.session.get(LogEntry, 33)
        signature = db.session.get(Signature, entry.signature_id)
        signature.place = "Raadzaal"
        enter(signature, kind="correction", about=entry, now=NOW)
        signature.withdrawn_on = clock.today()
        enter(signature, kind="withdrawal", about=entry, now=NOW)
        publish()
    visitor = Visitor(signed)

    before = visitor.open(f"{REGISTER}/33")
    assert "Stadhuis" in before.text
    after = visitor.follow("Vermelding 34: gewijzigd")
    assert "Raadzaal" in after.text and after.link("Vermelding 33") == f"{REGISTER}/33"
    gone = visitor.open(f"{REGISTER}/35")
    assert "De gemeente Almere trok haar ondertekening in." in gone.text
    assert "Anna" not in gone.text and "Zanten" not in gone.text
    assert "Ingetrokken op 24 november 2026." in visitor.open(f"{REGISTER}?zoek=almere").text
    assert faults(signed) == []

    with behind_its_back(signed):
        execute("UPDATE signature SET signer = 'Iemand anders' WHERE place = 'Raadzaal'")
    assert faults(signed) == ["De ondertekening van Almere wijkt af van vermelding 35: wie er tekende."]


TAMPERED = {
    "a letter of a text": (
        """UPDATE signature_log_entry SET canonical = replace(canonical, '06-14', '06-15') WHERE "index" = 5""",
        "Vermelding 5 is veranderd: de tekst hoort niet bij haar hash.",
    ),
    "a column beside a text": (
        """UPDATE signature_log_entry SET kind = 'withdrawal' WHERE "index" = 33""",
        "Vermelding 33 is veranderd: de rij zegt iets anders dan de tekst.",
    ),
    "an entry gone": ("""DELETE FROM signature_log_entry WHERE "index" = 7""", "Vermelding 7 ontbreekt."),
    "the last entry gone": (
        """DELETE FROM signature_log_entry WHERE "index" = 33""",
        "Er is een boomkop van 33 vermeldingen, maar vermelding 33 ontbreekt.",
    ),
    "a head gone": ("DELETE FROM signature_log_head WHERE size = 9", "De boomkop van 9 vermeldingen ontbreekt."),
    "a head that nobody signed": (
        f"UPDATE signature_log_head SET root = '{FORGED}' WHERE size = 33",
        "De handtekening onder de boomkop van 33 vermeldingen klopt niet.",
    ),
    "a state that is behind": (
        "UPDATE signature_log_state SET size = 32",
        "De stand van het register past niet bij 33 vermeldingen.",
    ),
    "a name": (
        "UPDATE signature_log_disclosure SET value = 'Iemand anders' WHERE name = 'signer'",
        "Het gegeven “signer” bij vermelding 33 is veranderd of verdwenen.",
    ),
    "a name gone without an erasure": (
        "UPDATE signature_log_disclosure SET value = NULL, salt = NULL WHERE name = 'signer'",
        "Het gegeven “signer” bij vermelding 33 is veranderd of verdwenen.",
    ),
    "the row of a signature": (
        "UPDATE signature SET signed_on = '2026-11-21' WHERE place = 'Stadhuis'",
        "De ondertekening van Almere wijkt af van vermelding 33: de datum.",
    ),
    "who signed, in the row": (
        "UPDATE signature SET co_signers = 'Iemand anders' WHERE place = 'Stadhuis'",
        "De ondertekening van Almere wijkt af van vermelding 33: wie er tekenden.",
    ),
    "a withdrawal that nobody entered": (
        "UPDATE signature SET withdrawn_on = '2026-11-21' WHERE place = 'Stadhuis'",
        "De ondertekening van Almere wijkt af van vermelding 33: de intrekking.",
    ),
    "the text that was signed": (
        "UPDATE manifest_version SET text = 'Iets anders' WHERE slug = 'werktekst'",
        "De ondertekening van Almere wijkt af van vermelding 33: de tekst van het manifest.",
    ),
    "a signature gone": (
        "DELETE FROM signature WHERE place = 'Stadhuis'",
        "De ondertekening van vermelding 33 (Almere) staat niet meer in de database.",
    ),
    "a signature that nobody entered": (
        "INSERT INTO signature (municipality_id, manifest_version_id, signed_on, precision, co_signers, certainty, "
        "source, signer, place) SELECT municipality_id + 1, manifest_version_id, signed_on, precision, co_signers, "
        "certainty, source, signer, 'Elders' FROM signature WHERE place = 'Stadhuis'",
        "(versie werktekst) staat niet in het register.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "told"), TAMPERED.values(), ids=TAMPERED)
def test_whatever_is_tampered_with_is_found(signed: Flask, statement: str, told: str):
    assert faults(signed) == []

    with behind_its_back(signed):
        execute(statement)

    assert any(told in fault for fault in faults(signed)), faults(signed)


def test_a_text_with_its_hash_is_found_by_the_head_of_that_day(signed: Flask):
    """Whoever knows how hashes are made still has no key."""
    with behind_its_back(signed):
        entry = db.session.get(LogEntry, 5)
        other = entry.canonical.replace('"2018-06-14"', '"2018-06-15"')
        execute(
            'UPDATE signature_log_entry SET canonical = :a, leaf_hash = :b WHERE "index" = 5',
            a=other,
            b=leaf_hash(other),
        )

    assert any(fault.startswith("De boomkop van 5 vermeldingen hoort niet bij") for fault in faults(signed))


def test_two_entries_that_changed_places_are_found(signed: Flask):
    with behind_its_back(signed):
        for old, new in ((5, -5), (6, 5), (-5, 6)):
            execute('UPDATE signature_log_entry SET "index" = :new WHERE "index" = :old', old=old, new=new)

    assert any(fault.startswith("De boomkop van 5 vermeldingen hoort niet bij") for fault in faults(signed))


def test_a_forger_with_a_key_of_their_own_is_found_by_the_key_of_the_server(make_app: Callable[..., Flask]):
    forger = make_app(register_key="9a" * 32)
    with forger.app_context():
        with transaction():
            sign()
        assert log_check.faults() == []

    owner = set_key(forger, "7e" * 32)

    assert [fault[:53] for fault in faults(owner)] == ["De nieuwste boomkop is niet ondertekend met de sleutel"[:53]]


def test_a_municipality_that_is_entered_twice_is_found(signed: Flask):
    with signed.app_context(), transaction():
        signature = db.session.get(Signature, db.session.get(LogEntry, 33).signature_id)
        enter(signature, now=NOW)

    assert any("staat 2 keer in het register" in fault for fault in faults(signed))


def test_setting_up_again_makes_nothing_good(signed: Flask):
    """A row that somebody put in past the application does not become a signature because the site is set up."""
    with behind_its_back(signed):
        execute(TAMPERED["a signature that nobody entered"][0])
    before = faults(signed)

    with signed.app_context():
        set_up_facts()

    assert faults(signed) == before != []


def test_the_operator_reads_what_is_wrong_and_the_exit_code_says_so(signed: Flask):
    runner = signed.test_cli_runner()
    good = runner.invoke(args=["register", "verify"])
    with behind_its_back(signed):
        execute(TAMPERED["an entry gone"][0])
    bad = runner.invoke(args=["register", "verify"])

    assert good.exit_code == 0 and "klopt: 33 vermeldingen." in good.output
    assert bad.exit_code == 1
    assert "- Vermelding 7 ontbreekt." in bad.output and "1 fout" not in good.output


def test_the_secretariat_is_told_once_and_sees_it_until_it_is_mended(office: Flask, secretary: Visitor):
    assert nightly(office) == []
    secretary.open("/beheer/register")
    assert "Alles klopt." in secretary.page.text
    with behind_its_back(office):
        execute("UPDATE signature SET co_signers = 'Iemand anders' WHERE id = 3")

    nightly(office, "2026-11-25T04:00")
    nightly(office, "2026-11-26T04:00")

    with office.app_context():
        letters = db.session.scalars(select(OutboxLetter).where(OutboxLetter.kind == "signing-register-faults")).all()
        assert {one.to for one in letters} >= {people.SECRETARY.email}
        assert len({one.to for one in letters}) == len(letters)
        assert "wijkt af van vermelding" in letters[0].text and "/beheer/register" in letters[0].text
        assert len(db.session.scalars(select(LogCheck)).all()) == 2
    set_clock(office, "2026-11-26T09:00+01:00")
    secretary.sign_in_as(people.SECRETARY.email).open("/beheer")
    page = secretary.follow("Het register van ondertekeningen klopt niet: 1 fout")
    assert "wie er tekenden" in page.text and "25 november 2026" in page.text


def test_only_the_secretariat_sees_the_check(contact: Visitor):
    contact.open("/beheer/register", status=403)


def faults(app: Flask) -> list[str]:
    with app.app_context():
        return log_check.faults()


def nightly(app: Flask, moment: str = "2026-11-24T04:00") -> list[str]:
    set_clock(app, f"{moment}+01:00")
    with app.test_request_context(), transaction():
        return check_register(now=clock.now())


def set_key(app: Flask, key: str) -> Flask:
    app.extensions["settings"] = replace(app.extensions["settings"], register_key=key)
    return app
