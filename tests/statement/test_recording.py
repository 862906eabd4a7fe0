"""An operator records audits: faults are opened, kept, mended, and opened anew."""

import json
import tomllib
from collections.abc import Callable

import pytest
from flask import Flask

from accessibility.finding import Verdict
from accessibility.rules import FOLDER, Rule, rules
from koplopers.statement.audit_file import NOT_SEEN
from tests.statement.audits import TARGET, audit, finding
from tests.statement.conftest import Statement, statement_of
from tests.visitor import Visitor

MONDAY, TUESDAY, WEDNESDAY = (f"2026-11-{day}T10:00:00+01:00" for day in (16, 17, 18))


@pytest.fixture
def log(fresh_app: Flask) -> Callable[[], list[tuple[str, str, str | None]]]:
    """The log as data: page, when found, when mended."""

    def read() -> list[tuple[str, str, str | None]]:
        found = Visitor(fresh_app).open("/toegankelijkheid/onderzoek.json").json["bevindingen"]  # type: ignore[index]
        return [(one["pagina"], one["gevonden"], one["opgelost"]) for one in found]

    return read


def test_a_fault_is_seen_on_the_site_as_soon_as_it_is_recorded(fresh_app: Flask, statement, tmp_path):
    visitor = Visitor(fresh_app)
    before = visitor.open("/toegankelijkheid").headers["ETag"]

    said = statement("record", audit(tmp_path, finding(), ended=MONDAY)).output

    assert said == "1 nieuw, 0 nog open, 0 opgelost.\n"
    page = visitor.open("/toegankelijkheid")
    assert page.headers["ETag"] != before
    assert "Een kop ontbreekt." in page.text
    assert "1.3.1 Info en relaties" in page.text
    assert "2 pagina’s, met axe-core 4.14.1" in page.text
    assert "Gevolg voor bezoekers Nog niet ingevuld" in page.text


def test_the_same_file_twice_changes_nothing(fresh_app: Flask, statement, log, tmp_path):
    file = audit(tmp_path, finding(), ended=MONDAY)
    statement("record", file)
    tag = Visitor(fresh_app).open("/toegankelijkheid").headers["ETag"]

    said = statement("record", file).output

    assert said == "Deze audit was al vastgelegd. Er is niets veranderd.\n"
    assert Visitor(fresh_app).open("/toegankelijkheid").headers["ETag"] == tag
    assert len(log()) == 1


def test_what_a_complete_audit_no_longer_finds_is_mended_and_can_come_back(statement, log, tmp_path):
    statement("record", audit(tmp_path, finding(), ended=MONDAY))

    statement("record", audit(tmp_path, ended=TUESDAY))
    assert log() == [("netwerk", "2026-11-16", "2026-11-17")]

    statement("record", audit(tmp_path, finding(), ended=WEDNESDAY))
    assert log() == [("netwerk", "2026-11-18", None), ("netwerk", "2026-11-16", "2026-11-17")]


def test_a_fault_that_is_still_there_keeps_the_day_on_which_it_was_found(statement, log, tmp_path):
    statement("record", audit(tmp_path, finding(), ended=MONDAY))

    said = statement("record", audit(tmp_path, finding(), ended=TUESDAY)).output

    assert said == "0 nieuw, 1 nog open, 0 opgelost.\n"
    assert log() == [("netwerk", "2026-11-16", None)]


@pytest.mark.parametrize(
    "what",
    [
        {"is_complete": False},
        {"visits": [("kaart", "bureau")]},
        {"visits": [("netwerk", "320 px")]},  # found on a wide screen, looked at on a narrow one
    ],
)
def test_what_was_not_looked_at_is_not_mended(statement, log, tmp_path, what):
    statement("record", audit(tmp_path, finding(), ended=MONDAY))

    said = statement("record", audit(tmp_path, ended=TUESDAY, **what)).output

    assert "1 open en deze keer niet (helemaal) bekeken" in said
    assert log() == [("netwerk", "2026-11-16", None)]


@pytest.mark.parametrize("rule", sorted(NOT_SEEN))
def test_where_the_page_did_not_come_nothing_is_mended(statement, log, tmp_path, rule):
    statement("record", audit(tmp_path, finding(), ended=MONDAY))

    stopped = finding(rules()[rule], verdict=Verdict.TO_JUDGE)
    said = statement("record", audit(tmp_path, stopped, ended=TUESDAY)).output

    assert "1 open en deze keer niet (helemaal) bekeken" in said
    assert log() == [("netwerk", "2026-11-16", None)]


def test_the_site_knows_every_rule_by_which_a_visit_stops():
    stopping = tomllib.loads((FOLDER / "visits.toml").read_text(encoding="utf-8"))

    assert {*stopping, "engine-gave-up"} == NOT_SEEN


def test_an_audit_of_fewer_pages_mends_nothing_that_shows_only_between_pages(statement, log, tmp_path):
    """Two pages with one title: who visits one of them sees nothing wrong."""
    title = Rule(
        "same-title", ("2.4.2",), "Deze titel heeft ook een andere pagina.", "Geef elke pagina een eigen titel."
    )
    statement("record", audit(tmp_path, finding(title), ended=MONDAY))

    statement("record", audit(tmp_path, ended=TUESDAY, visits=[("netwerk", "bureau")]))
    assert log() == [("netwerk", "2026-11-16", None)]

    statement("record", audit(tmp_path, ended=WEDNESDAY))
    assert log() == [("netwerk", "2026-11-16", "2026-11-18")]


def test_what_a_person_must_judge_is_no_known_fault_and_mends_none(statement, log, tmp_path):
    doubt = finding(verdict=Verdict.TO_JUDGE)
    statement("record", audit(tmp_path, doubt, ended=MONDAY))
    assert log() == []

    statement("record", audit(tmp_path, finding(), ended=TUESDAY))
    statement("record", audit(tmp_path, doubt, ended=WEDNESDAY))

    assert log() == [("netwerk", "2026-11-17", None)]


def test_audits_are_recorded_in_order(statement, log, tmp_path):
    statement("record", audit(tmp_path, finding(), ended=TUESDAY))

    said = statement("record", audit(tmp_path, ended=MONDAY), status=1).output

    assert "Leg audits vast in volgorde." in said
    assert log() == [("netwerk", "2026-11-17", None)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda data: data.pop("format"), "Dit is geen rapport van de audit"),
        (lambda data: data.update(format="koplopers-audit/2"), "Dit is geen rapport van de audit"),
        (lambda data: data.update(site="https://elders.nl"), "Deze audit gaat over https://elders.nl"),
        (lambda data: data.update(ended="gisteren"), "“ended” moet een moment zijn"),
        (lambda data: data.update(ended="2026-11-16T10:00:00"), "“ended” moet een tijdzone hebben"),
        (lambda data: data.update(ended="2027-11-16T10:00:00+01:00"), "in de toekomst"),
        (lambda data: data.update(ended="2025-11-16T10:00:00+01:00"), "“ended” ligt voor “began”"),
        (lambda data: data.update(is_complete="ja"), "“is_complete” moet true of false zijn"),
        (lambda data: data.update(engines=["axe"]), "engines is geen tabel"),
        (lambda data: data.update(visits="alles"), "“visits” moet een lijst zijn"),
        (lambda data: data.update(visits=[]), "maar daar was geen bezoek"),
        (lambda data: data.update(findings=data["findings"] * 2), "staat er twee keer in"),
        (lambda data: data["findings"][0].pop("key"), "findings 1: “key” ontbreekt"),
        (lambda data: data["findings"][0].update(key="../x"), "geen sleutel"),
        (lambda data: data["findings"][0].update(criteria=["9.9.9"]), "“9.9.9” is geen nummer van een eis"),
        (lambda data: data["findings"][0].update(criteria="1.3.1"), "“criteria” moet een lijst met teksten zijn"),
        (lambda data: data["findings"][0].update(level="B"), "“level” moet een van deze zijn: leeg, A, AA, AAA"),
        (lambda data: data["findings"][0].update(fault=""), "“fault” is leeg"),
        (lambda data: data["findings"][0].update(fault="a\0b"), "“fault” moet tekst zijn"),
        (lambda data: data["findings"][0].update(verdict="misschien"), "“verdict” moet een van deze zijn"),
    ],
)
def test_an_audit_with_a_fault_is_refused_whole_and_with_a_sentence(statement, log, tmp_path, change, sentence):
    file = audit(tmp_path, finding(), finding(TARGET), ended=MONDAY)
    data = json.loads(file.read_text(encoding="utf-8"))
    change(data)
    file.write_text(json.dumps(data), encoding="utf-8")

    said = statement("record", file, status=1).output

    assert said.startswith("Er is niets veranderd.")
    assert sentence in said
    assert log() == []


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"{", b"[" * 100_000])
def test_a_file_that_is_no_audit_is_refused(statement, tmp_path, content):
    file = tmp_path / "audit.json"
    file.write_bytes(content)

    assert "Er is niets veranderd." in statement("record", file, status=1).output


def test_an_audit_of_the_site_itself_counts_too(make_app, tmp_path):
    app = make_app(base_url="https://koplopers.example")

    statement_of(app)("record", audit(tmp_path, finding(), ended=MONDAY, site="https://koplopers.example"))

    assert "Een kop ontbreekt." in Visitor(app).open("/toegankelijkheid").text


def test_an_operator_tells_what_is_done_about_all_faults_of_a_rule(fresh_app: Flask, statement: Statement, tmp_path):
    twice = (finding(), finding(state="kaart"))
    statement("record", audit(tmp_path, *twice, ended=MONDAY))

    said = statement(
        "describe",
        "heading",
        "--measure",
        "Wij maken koppen.",
        "--planned",
        "2027-02-01",
        "--consequence",
        "Zoeken lukt niet.",
    ).output

    assert said == "Vastgelegd bij 2 fouten.\n"
    page = Visitor(fresh_app).open("/toegankelijkheid")
    assert page.text.count("Wij maken koppen.") == 1  # the same fault with the same words is told once
    assert "op 2 plekken" in page.text
    assert "Gepland: 1 februari 2027" in page.text


def test_an_unknown_fault_or_nothing_to_tell_is_refused(statement, tmp_path):
    statement("record", audit(tmp_path, finding(), ended=MONDAY))

    assert "geen open fout" in statement("describe", "onbekend", "--measure", "Iets.", status=1).output
    assert "Zeg wat u wilt vastleggen" in statement("describe", "heading", status=1).output
    assert "is geen datum" in statement("describe", "heading", "--planned", "morgen", status=1).output
