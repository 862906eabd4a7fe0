"""The journal is searched, read and handed out; what says who somebody is stays out of files and is forgotten."""

import csv
import io
from datetime import UTC, datetime

import pytest

from koplopers import journal
from koplopers.database import transaction
from tests.secretariat.cases import CLOSED, JOURNAL
from tests.visitor import Visitor


def rows(visitor: Visitor, query: str) -> list[str]:
    page = visitor.open(f"{JOURNAL}{query}")
    return [one.get_text().strip() for one in page.soup.select("tbody th")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Regel 3", "Regel 2", "Regel 1"]),
        ("?wie=bram", ["Regel 3"]),
        ("?daad=hersteld", ["Regel 2"]),
        (f"?onderwerp={CLOSED}", ["Regel 3"]),
        ("?onderwerp=mens", ["Regel 1"]),
        ("?gemeente=windveld", ["Regel 1"]),
        ("?van=12-11-2026", ["Regel 3", "Regel 2"]),
        ("?tot=11-11-2026", ["Regel 1"]),
        ("?van=2026-11-12&tot=2026-11-12", ["Regel 3", "Regel 2"]),
        ("?wie=sanne&daad=rol", ["Regel 1"]),
        ("?wie=carla", []),
    ],
)
def test_the_journal_is_searched(secretary: Visitor, query, found):
    first = {"Regel 1", "Regel 2", "Regel 3"}  # there may be more

    assert [name for name in rows(secretary, query) if name in first] == found


@pytest.mark.parametrize("who", ["systeem", "Het+systeem"])
def test_what_the_system_did_is_found(secretary: Visitor, who):
    with secretary.app.app_context(), transaction():
        journal.record(
            actor=None, deed="vanzelf", subject="iets", subject_id="1", now=datetime(2026, 11, 24, tzinfo=UTC)
        )

    page = secretary.open(f"{JOURNAL}?wie={who}&daad=vanzelf")

    assert [one.get_text() for one in page.soup.select('[data-label="Wie"]')] == ["het systeem"]


def test_everything_about_one_thing_is_only_that(secretary: Visitor):
    with secretary.app.app_context(), transaction():
        for subject, number in (("mens", "3"), ("mens", "33"), ("melding", "HJK-3")):
            journal.record(
                actor=1, deed="proef", subject=subject, subject_id=number, now=datetime(2026, 11, 24, tzinfo=UTC)
            )
    secretary.open(f"{JOURNAL}?daad=proef&onderwerp=mens")
    secretary.follow(next(one for one in reversed(secretary.page.links) if one.startswith("Regel ")))

    page = secretary.follow("Toon alles over mens 3")

    found = {one.get_text() for one in page.soup.select('[data-label="Waarmee"]')}
    assert found == {"mens 3"}


def test_a_name_that_nobody_has_finds_nothing(secretary: Visitor):
    assert rows(secretary, "?wie=niemand") == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?van=gisteren", "Schrijf een dag als dag-maand-jaar: 24-11-2026."),
        ("?van=2026-11-12&tot=2026-11-11", "Schrijf een dag die niet voor “Vanaf” ligt."),
        ("?van=01-01-0001", "Schrijf een jaar van 1900 tot en met 2100."),
        ("?tot=31-12-9999", "Schrijf een jaar van 1900 tot en met 2100."),
    ],
)
def test_a_day_that_cannot_be_is_told(secretary: Visitor, query, told):
    assert told in secretary.open(f"{JOURNAL}{query}", status=422).text
    secretary.open(f"{JOURNAL}.csv{query}", status=422)


def test_an_entry_tells_what_it_was_before_and_after(secretary: Visitor):
    secretary.open(JOURNAL)

    page = secretary.follow("Regel 2")

    assert "adres: vera@bezoker.example" in page.text
    assert "adres: vera@bezoeker.example" in page.text
    secretary.open(f"{JOURNAL}/999", status=404)


def test_the_journal_is_handed_out_without_what_says_who_somebody_is(secretary: Visitor):
    text = secretary.open(f"{JOURNAL}.csv?wie=sanne").text
    found = list(csv.DictReader(io.StringIO(secretary.page.response.get_data(as_text=True).removeprefix("\ufeff"))))
    data = secretary.open(f"{JOURNAL}.json?wie=sanne").json

    assert [one["regel"] for one in found] == ["2", "1"]
    assert found[1]["gemeente"] == "Windveld"
    assert [one["regel"] for one in data["regels"]] == [2, 1]
    assert data["regels"][1]["na"] == {"rol": "redacteur van Windveld"}
    assert "vera@" not in text
    assert "vera@" not in secretary.page.text


def test_a_spreadsheet_runs_nothing_from_the_journal(secretary: Visitor):
    with secretary.app.app_context(), transaction():
        journal.record(
            actor=None, deed="=HYPERLINK(1)", subject="iets", subject_id="1", now=datetime(2026, 11, 24, tzinfo=UTC)
        )

    assert "'=HYPERLINK(1)" in secretary.open(f"{JOURNAL}.csv?daad=hyper").text


def test_an_empty_outcome_is_a_file_too(secretary: Visitor):
    assert secretary.open(f"{JOURNAL}.json?wie=niemand").json == {"regels": []}
