"""An auditor opens the report in a spreadsheet, sorts it, and hands it over."""

import csv
import zipfile
from dataclasses import replace

import pytest
from odfdo import Document

from accessibility.report import write
from tests.accessibility.invented import a_finding, a_run
from tests.accessibility.test_report_outcomes import BY_HAND

RUN = a_run(a_finding(), a_finding("contrast-aaa"), a_finding("alt-fits", judge=True))
NAMES = ["Onderzoek", "Steekproef", "WCAG 2.1 A en AA", "Nieuw in WCAG 2.2", "Bevindingen"]


@pytest.fixture
def folder(tmp_path):
    """The report of a run that a person added one judgement to."""
    write(RUN, tmp_path, ["ods"], judged=(replace(BY_HAND, criterion="1.4.3"),))
    return tmp_path


def rows_of(folder, name):
    """The rows of a sheet by the words of its header."""
    header, *rows = Document(folder / "uitkomsten.ods").body.get_table(name=name).get_values()
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_it_has_the_parts_that_wcag_em_asks_for(folder):
    tables = Document(folder / "uitkomsten.ods").body.tables

    scope = {row["Onderdeel"]: row["Wat"] for row in rows_of(folder, "Onderzoek")}

    assert [one.name for one in tables] == NAMES
    assert scope["Site"] == "https://www.voorbeeld.nl"
    assert scope["Programma axe-core"] == "4.14.1"
    assert scope["Onderzoek af"] == "ja"
    assert scope["Browser"] == "Chromium 156.0"
    assert [what for what, said in scope.items() if not said] == [
        "Vul in: wat buiten het onderzoek valt",
        "Vul in: welke browsers en hulpsoftware de site ondersteunt",
        "Vul in: hoe de steekproef is gekozen",
    ]
    assert rows_of(folder, "Steekproef")[0] == {
        "Pagina": "zoeken",
        "Adres": "https://www.voorbeeld.nl/zoeken",
        "Omstandigheden": "bureau, 320 px",
    }


def test_each_criterion_has_a_row_that_says_who_decided(folder):
    rows = {row["Succescriterium"]: row for row in rows_of(folder, "WCAG 2.1 A en AA")}

    assert len(rows) == 50
    assert len(rows_of(folder, "Nieuw in WCAG 2.2")) == 6
    assert rows["1.3.1"]["Uitkomst"] == "voldoet niet"
    assert (rows["1.3.1"]["Beslist door"], rows["1.3.1"]["Hulpmiddel"]) == ("machine", "axe-core label")
    assert rows["1.3.1"]["Bevindingen"] == "Fout 1"
    assert rows["1.4.3"]["Uitkomst"] == "voldoet"
    person = [rows["1.4.3"][name] for name in ("Beslist door", "Functie", "Hulpmiddel", "Datum")]
    assert person == ["mens", "tester", "Orca in Firefox", "2026-11-01"]
    assert rows["1.1.1"]["Uitkomst"] == "niet vast te stellen"


def test_who_listens_to_the_sheet_hears_headers_and_dutch(folder):
    document = Document(folder / "uitkomsten.ods")
    content = zipfile.ZipFile(folder / "uitkomsten.ods").read("content.xml").decode()

    assert document.get_language() == "nl-NL"
    assert document.meta.title == "Toegankelijkheid van https://www.voorbeeld.nl"
    assert content.count("<table:table-header-rows>") == len(NAMES)
    assert "number-columns-spanned" not in content
    assert "number-rows-spanned" not in content
    assert content.count("style:column-width") >= 5


def test_the_same_stands_in_files_for_programs(folder):
    with (folder / "uitkomsten.csv").open(encoding="utf-8-sig", newline="") as file:
        outcomes = list(csv.DictReader(file))
    with (folder / "bevindingen.csv").open(encoding="utf-8-sig", newline="") as file:
        findings = list(csv.DictReader(file))

    assert len(outcomes) == 56
    assert [one["Nummer"] for one in findings] == ["Fout 1", "Fout 2", "Te beoordelen 1"]
    assert findings[0]["Kenmerk"] == RUN.findings[0].key


def test_a_spreadsheet_runs_nothing_that_a_page_says(tmp_path):
    write(a_run(a_finding(details=("=HYPERLINK(1)\x00",))), tmp_path, ["ods"])

    assert ",'=HYPERLINK(1)" in (tmp_path / "bevindingen.csv").read_text(encoding="utf-8-sig")
    assert rows_of(tmp_path, "Bevindingen")[0]["Gemeten"] == "=HYPERLINK(1)�"
    assert "table:formula" not in zipfile.ZipFile(tmp_path / "uitkomsten.ods").read("content.xml").decode()
