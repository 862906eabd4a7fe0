"""The statement on the site, from an honest D onwards, as days pass and investigations come in."""

import pytest

from tests.statement.audits import DESCRIBED, audit, evaluation, finding
from tests.statement.conftest import heading, statement_of
from tests.visitor import Visitor, set_clock


def computed_on(page) -> str:
    """The day on which the status was computed, as the page says it."""
    return page.soup.select_one("main details").find_previous("time")["datetime"]


@pytest.mark.promise("empty-claims-nothing")
def test_without_an_investigation_the_site_says_d_and_why(visitor):
    page = visitor.open("/toegankelijkheid")

    assert page.soup.select_one("main h2").get_text() == "Verklaring: status D, voldoet niet"
    assert "Er is nog geen volledig onderzoek naar alle eisen. Binnen zes maanden is er geen gepland." in page.text
    assert computed_on(page) == "2026-11-24"
    assert "is nog niet ingevuld. Niemand ging nog akkoord" in page.text
    assert "Daarvan is nog niets vastgelegd" in page.text


def test_every_letter_is_explained(visitor):
    explained = [one.get_text() for one in visitor.open("/toegankelijkheid").soup.select("main details dt")]

    assert [one[0] for one in explained] == list("ABCDE")


@pytest.mark.promise("status-computed")
@pytest.mark.parametrize(
    ("day", "status"),
    [("2026-11-23", "E"), ("2026-11-24", "D"), ("2027-01-02", "C"), ("2027-06-02", "B"), ("2030-06-01", "D")],
)
def test_the_demo_world_goes_through_the_letters_by_the_clock(make_app, day, status):
    assert f"status {status}," in heading(make_app(demo=True, now=day))


def test_the_page_turns_on_the_day_that_the_plan_comes_near(make_app):
    """Nobody publishes anything on that day, and the page was kept."""
    app = make_app(now="2026-12-01")
    statement_of(app)("plan", "--on", "2027-07-15", "--by", "een bureau")
    seen = {}
    for day in ("2027-01-14", "2027-01-15"):
        set_clock(app, f"{day}T12:00:00+01:00")
        seen[day] = heading(app)

    assert "status D," in seen["2027-01-14"]
    assert "status C," in seen["2027-01-15"]


def test_a_plan_is_told_and_can_be_moved(fresh_app):
    statement = statement_of(fresh_app)
    statement("plan", "--on", "2027-02-01", "--by", "een bureau")
    said = statement("plan", "--on", "2027-03-01", "--by", "een ander bureau").output

    assert "Status C" in said
    text = Visitor(fresh_app).open("/toegankelijkheid").text
    assert "door een ander bureau" in text
    assert "1 maart 2027" in text
    assert "1 februari 2027" not in text


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--on", "2026-11-24", "--by", "een bureau"), "is geen dag in de toekomst"),
        (("--on", "straks", "--by", "een bureau"), "“straks” is geen datum"),
        (("--on", "2027-02-01", "--by", " "), "een functie of organisatie"),
    ],
)
def test_a_plan_that_is_none_is_refused(fresh_app, options, sentence):
    assert sentence in statement_of(fresh_app)("plan", *options, status=1).output
    assert "Er is geen onderzoek gepland" in Visitor(fresh_app).open("/toegankelijkheid").text


def test_the_statement_says_when_it_last_changed(make_app, tmp_path):
    app = make_app(now="2026-12-20")
    statement_of(app)("evaluate", evaluation(tmp_path, on="2026-11-30", failed={"1.4.3": {}}))
    assert computed_on(Visitor(app).open("/toegankelijkheid")) == "2026-12-20"

    set_clock(app, "2026-12-24T10:00:00+01:00")
    statement_of(app)("describe", "eis-1.4.3", "--measure", "Wij mengen.")

    assert computed_on(Visitor(app).open("/toegankelijkheid")) == "2026-12-24"


def test_a_measure_that_is_late_is_told_by_the_clock(make_app):
    """In the demo world a measure was planned for 1 March 2027 and is not done."""
    before, after = (
        Visitor(make_app(demo=True, now=day)).open("/toegankelijkheid") for day in ("2027-03-01", "2027-03-02")
    )

    assert "Gepland: 1 maart 2027" in before.text
    assert "Wij zijn te laat. Gepland was: 1 maart 2027" in after.text


def test_agreement_is_told_by_function_and_asked_anew_after_a_year(make_app):
    app = make_app(now="2026-12-01")
    said = statement_of(app)("approve", "--by", "directeur van het netwerk").output

    assert "Doe dit elk jaar opnieuw." in said
    assert "Op 1 december 2026 ging akkoord: directeur van het netwerk." in Visitor(app).open("/toegankelijkheid").text
    assert "ging niemand akkoord" not in statement_of(app)("status").output


def test_an_operator_hears_what_there_is_to_do(fresh_app, tmp_path):
    statement = statement_of(fresh_app)
    statement("record", audit(tmp_path, finding(), ended="2026-11-16T10:00:00+01:00"))

    said = statement("status").output

    assert "Status D, voldoet niet." in said
    assert "ging niemand akkoord" in said
    assert "heading: Een kop ontbreekt. netwerk (nog niet beschreven" in said


def test_outcomes_are_told_for_fifty_criteria_and_for_six(fresh_app, tmp_path):
    statement_of(fresh_app)("record", audit(tmp_path, finding(), ended="2026-11-16T10:00:00+01:00"))

    page = Visitor(fresh_app).open("/toegankelijkheid/eisen")

    assert [len(table.select("tbody tr")) for table in page.soup.select("table")] == [50, 6]
    assert "Van 1 van de 50 eisen weten wij de uitkomst. Aan 1 eis voldoet de site niet." in page.text
    rows = {row.th.get_text(): row.get_text(" ") for row in page.soup.select("tbody tr")}
    assert "Voldoet niet" in rows["1.3.1 Info en relaties"]
    assert "Niet vastgesteld" in rows["1.4.3 Contrast (minimum)"]


def test_the_texts_for_the_assistant_say_what_the_statement_says(fresh_app, tmp_path):
    statement_of(fresh_app)("evaluate", evaluation(tmp_path, on="2026-11-20", failed={"1.4.3": DESCRIBED}))
    visitor = Visitor(fresh_app)
    visitor.open("/toegankelijkheid")

    page = visitor.follow("teksten voor de invulhulp")

    assert "B, voldoet gedeeltelijk" in page.text
    assert "Maatregel: Wij mengen de kleur. Planning: 1 maart 2027" in page.text
    assert "Rapport: https://voorbeeld.nl/rapport" in page.text
