"""The VNG hands in the official wording."""

import pytest
from sqlalchemy import select

from koplopers.database import db
from koplopers.journal import JournalEntry
from tests.visitor import Visitor

WORDING = "# Iedereen doet mee\n\nWij tekenen samen.\n\n### Wij gaan\n\n- aan het werk\n\n<script>alert(1)</script>\n"


@pytest.fixture
def wording(tmp_path):
    file = tmp_path / "manifest.md"
    file.write_text(WORDING, encoding="utf-8")
    return file


def test_the_official_wording_takes_the_place_of_the_working_text(fresh_app, wording):
    outcome = _import(fresh_app, wording, "--version", "2026", "--dated", "2026-11-01", "--title", "Samen")

    assert outcome.exit_code == 0, outcome.output
    page = Visitor(fresh_app).open("/manifest")
    assert page.heading == "Manifest “Samen”"
    assert "Wij tekenen samen." in page.text
    assert page.soup.find("code", string=_fingerprint(outcome))
    assert page.link("Onze werktekst") == "/manifest/werktekst"


def test_its_headings_go_below_the_heading_of_the_page_and_script_is_only_text(fresh_app, wording):
    _import(fresh_app, wording, "--version", "2026", "--dated", "2026-11-01")

    prose = Visitor(fresh_app).open("/manifest/2026").soup.select_one(".prose")

    assert [(one.name, one.get_text()) for one in prose.select("h1, h2, h3")] == [
        ("h2", "Iedereen doet mee"),
        ("h3", "Wij gaan"),
    ]
    assert not prose.select("script")


def test_the_wording_of_2018_comes_in_where_its_place_was_kept(fresh_app, wording):
    outcome = _import(fresh_app, wording, "--version", "2018", "--dated", "2018-06-14")

    assert outcome.exit_code == 0, outcome.output
    visitor = Visitor(fresh_app)
    assert "Wij tekenen samen." in visitor.open("/manifest/2018").text
    assert "Dit is een werktekst." in visitor.open("/manifest").text


def test_a_wording_for_next_year_waits_for_its_day(make_app, wording):
    app = make_app(now="2026-12-31")

    _import(app, wording, "--version", "2027", "--dated", "2027-01-01")

    visitor = Visitor(app)
    assert "Dit is een werktekst." in visitor.open("/manifest").text
    assert "Vanaf 1 januari 2027" in visitor.open("/manifest/2027").text


def test_a_text_under_which_signatures_stand_never_changes(fresh_app, wording):
    _import(fresh_app, wording, "--version", "2026", "--dated", "2026-11-01")
    wording.write_text("Iets anders.", encoding="utf-8")

    outcome = _import(fresh_app, wording, "--version", "2026", "--dated", "2026-11-01")

    assert outcome.exit_code == 1
    assert "Versie 2026 is er al." in outcome.output
    assert "Wij tekenen samen." in Visitor(fresh_app).open("/manifest/2026").text


def test_the_journal_tells_what_came_in_and_what_it_ended(fresh_app, wording):
    _import(fresh_app, wording, "--version", "2026", "--dated", "2026-11-01")
    later = _import(fresh_app, wording, "--version", "2027", "--dated", "2027-01-01", "--title", "Samen")

    _, ended, imported = _trail(fresh_app)
    assert (ended.deed, ended.subject, ended.subject_id) == ("opgevolgd", "manifest", "2026")
    assert ended.before == {"geldt vanaf": "2026-11-01", "geldt tot": "niet bepaald"}
    assert ended.after == {"geldt vanaf": "2026-11-01", "geldt tot": "2027-01-01"}
    assert (imported.actor, imported.deed, imported.subject_id) == (None, "tekst ingevoerd", "2027")
    assert imported.before is None
    assert imported.after == {
        "titel": "Samen",
        "datum van de tekst": "2027-01-01",
        "geldt vanaf": "2027-01-01",
        "geldt tot": "niet bepaald",
        "vingerafdruk": _fingerprint(later),
    }


def test_the_journal_tells_that_a_place_was_kept_for_the_text(fresh_app, wording):
    _import(fresh_app, wording, "--version", "2018", "--dated", "2018-06-14")
    _import(fresh_app, wording, "--version", "2018", "--dated", "2018-06-14")

    (imported,) = _trail(fresh_app)
    assert imported.before["vingerafdruk"] == "nog geen tekst"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--version", "2026"], "De datum van de tekst ontbreekt."),
        (["--version", "2026", "--dated", "gisteren"], "“gisteren” is geen datum."),
        (["--dated", "2026-11-01"], "“” kan geen naam van een versie zijn."),
        (["--version", "../x", "--dated", "2026-11-01"], "“../x” kan geen naam van een versie zijn."),
        (["--version", "ondertekenaars", "--dated", "2026-11-01"], "kan geen naam van een versie zijn."),
        (["--version", "2026", "--dated", "2026-11-01", "--title", " "], "De titel ontbreekt."),
    ],
)
def test_a_wrong_question_is_refused_with_a_sentence(app, wording, options, sentence):
    outcome = _import(app, wording, *options)

    assert outcome.exit_code == 1
    assert sentence in outcome.output


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "kan niet worden gelezen"),
        (b"", "is leeg"),
        (b"\xff\xfe\xe9", "is geen UTF-8"),
        (b"a\0b", "geen gewone tekst"),
    ],
)
def test_a_file_that_is_no_text_is_refused_whole(app, tmp_path, content, sentence):
    file = tmp_path / "manifest.md"
    if content is not None:
        file.write_bytes(content)

    outcome = _import(app, file, "--version", "2026", "--dated", "2026-11-01")

    assert outcome.exit_code == 1
    assert sentence in outcome.output
    Visitor(app).open("/manifest/2026", status=404)


def _import(app, file, *options):
    return app.test_cli_runner().invoke(args=["manifest", "import", str(file), *options], catch_exceptions=False)


def _trail(app):
    with app.app_context():
        return list(db.session.scalars(select(JournalEntry).order_by(JournalEntry.id)))


def _fingerprint(outcome):
    return outcome.output.strip().rsplit(" ", 1)[1]
