"""The statement on the site, from an honest D onwards, as days pass and investigations come in."""

import json
from datetime import UTC, datetime

import pytest

from accessibility.report.evaluation import as_evaluation
from accessibility.report.material import Material
from accessibility.run import load
from koplopers import clock
from koplopers.statement.criteria import criteria
from tests.statement.audits import audit, evaluation, finding
from tests.statement.conftest import statement_of
from tests.visitor import Visitor

DESCRIBED = {"consequence": "Lezen gaat moeilijk.", "measure": "Wij mengen de kleur.", "planned_for": "2027-03-01"}


def heading(app) -> str:
    return Visitor(app).open("/toegankelijkheid").soup.select_one("main h2").get_text()


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


def test_the_page_turns_on_the_day_that_the_plan_comes_near(make_app, monkeypatch):
    """Nobody publishes anything on that day, and the page was kept."""
    app = make_app(now="2026-12-01")
    statement_of(app)("plan", "--on", "2027-07-15", "--by", "een bureau")
    seen = {}
    for day in ("2027-01-14", "2027-01-15"):
        monkeypatch.setattr(clock, "today", lambda day=day: clock.date.fromisoformat(day))
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


def test_an_evaluation_without_faults_takes_the_place_of_the_plan_and_gives_a(fresh_app, tmp_path):
    statement = statement_of(fresh_app)
    statement("plan", "--on", "2027-02-01", "--by", "een bureau")

    said = statement("evaluate", evaluation(tmp_path, on="2026-11-20")).output

    assert "Dit onderzoek is volledig." in said
    page = Visitor(fresh_app).open("/toegankelijkheid")
    assert "status A, voldoet volledig" in page.text
    assert page.link("rapport van 20 november 2026") == "https://voorbeeld.nl/rapport"
    assert "Er is geen onderzoek gepland" in page.text


def test_an_evaluation_twice_changes_nothing(fresh_app, tmp_path):
    statement = statement_of(fresh_app)
    file = evaluation(tmp_path, on="2026-11-20", failed={"1.4.3": {}})
    statement("evaluate", file)

    assert "was al vastgelegd" in statement("evaluate", file).output
    assert Visitor(fresh_app).open("/toegankelijkheid/onderzoek.json").json["aantal"] == 1


def test_faults_of_an_evaluation_give_d_until_somebody_tells_what_is_done(fresh_app, tmp_path):
    statement = statement_of(fresh_app)
    statement("evaluate", evaluation(tmp_path, on="2026-11-20", failed={"1.4.3": {}}))
    assert "Het ontbreekt bij eis 1.4.3." in Visitor(fresh_app).open("/toegankelijkheid").text

    statement(
        "describe", "eis-1.4.3", "--measure", "Wij mengen.", "--consequence", "Moeilijk.", "--planned", "2027-02-01"
    )

    assert "status B," in heading(fresh_app)


def test_the_statement_says_when_it_last_changed(make_app, monkeypatch, tmp_path):
    app = make_app(now="2026-12-20")
    statement_of(app)("evaluate", evaluation(tmp_path, on="2026-11-30", failed={"1.4.3": {}}))
    assert computed_on(Visitor(app).open("/toegankelijkheid")) == "2026-12-20"

    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 24, 9, tzinfo=UTC))
    statement_of(app)("describe", "eis-1.4.3", "--measure", "Wij mengen.")

    assert computed_on(Visitor(app).open("/toegankelijkheid")) == "2026-12-24"


def test_a_new_evaluation_mends_what_is_met_now(make_app, tmp_path):
    first = make_app(now="2026-11-24")
    statement_of(first)("evaluate", evaluation(tmp_path, on="2026-10-01", failed={"1.4.3": DESCRIBED}))
    assert "status B," in heading(first)

    statement_of(first)("evaluate", evaluation(tmp_path, on="2026-11-20"))

    assert "status A," in heading(first)
    row = Visitor(first).open("/toegankelijkheid/onderzoek.json").json["bevindingen"][0]
    assert (row["gevonden"], row["opgelost"]) == ("2026-10-01", "2026-11-20")


def test_no_program_mends_what_people_found(fresh_app, tmp_path):
    statement = statement_of(fresh_app)
    statement("evaluate", evaluation(tmp_path, on="2026-11-20", failed={"1.4.3": {}}))

    statement("record", audit(tmp_path, ended="2026-11-21T10:00:00+01:00"))

    assert Visitor(fresh_app).open("/toegankelijkheid/onderzoek.json?status=open").json["aantal"] == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"format": "iets"}, "Dit is geen evaluatie"),
        ({"conducted_on": "2027-11-20"}, "ligt in de toekomst"),
        ({"conducted_by": ""}, "“conducted_by” is leeg"),
        ({"report": "rapport.pdf"}, "“report” moet een adres zijn"),
        ({"covers_pdf": "ja"}, "“covers_pdf” moet true of false zijn"),
        ({"covers_pdfs": True}, "“covers_pdfs” kennen wij niet"),
        ({"outcomes": {}}, "ontbreken eisen: 1.1.1 Niet-tekstuele content; 1.2.1"),
    ],
)
def test_an_evaluation_that_is_wrong_is_refused_with_a_sentence(fresh_app, tmp_path, changes, sentence):
    said = statement_of(fresh_app)("evaluate", evaluation(tmp_path, on="2026-11-20", **changes), status=1).output

    assert sentence in said
    assert "status D," in heading(fresh_app)


@pytest.mark.parametrize(
    ("number", "judged", "sentence"),
    [
        ("9.9.9", {"outcome": "voldoet"}, "noemt eisen die er niet zijn: 9.9.9"),
        ("1.4.3", None, "ontbreken eisen: 1.4.3 Contrast (minimum)."),
        ("1.4.3", {"outcome": "goed"}, "outcomes 1.4.3: “outcome” moet een van deze zijn: voldoet, voldoet niet"),
        ("1.4.3", {"outcome": "voldoet niet"}, "Zeg bij “remark” wat er mis is"),
        ("1.4.3", {"outcome": "voldoet", "opmerking": "x"}, "“opmerking” kennen wij niet"),
    ],
)
def test_a_criterion_that_is_unknown_or_missing_is_named(fresh_app, tmp_path, number, judged, sentence):
    file = evaluation(tmp_path, on="2026-11-20")
    data = json.loads(file.read_text(encoding="utf-8"))
    data["outcomes"].pop(number, None)
    if judged:
        data["outcomes"][number] = judged
    file.write_text(json.dumps(data), encoding="utf-8")

    assert sentence in statement_of(fresh_app)("evaluate", file, status=1).output


@pytest.mark.parametrize(
    "changes", [{"covers_login": False}, {"covers_pdf": False}, {"covers_scope_and_sample": False}]
)
def test_an_evaluation_of_a_part_is_told_and_does_not_count(fresh_app, tmp_path, changes):
    said = statement_of(fresh_app)("evaluate", evaluation(tmp_path, on="2026-11-20", **changes)).output

    assert "niet volledig" in said
    text = Visitor(fresh_app).open("/toegankelijkheid").text
    assert "status D," in text
    assert "Deel van de site onderzocht door mensen 20 november 2026" in text


def test_a_criterion_that_nobody_decided_makes_it_a_part(fresh_app, tmp_path):
    file = evaluation(tmp_path, on="2026-11-20")
    data = json.loads(file.read_text(encoding="utf-8"))
    data["outcomes"]["1.4.3"] = {"outcome": "niet vastgesteld"}
    file.write_text(json.dumps(data), encoding="utf-8")

    assert "niet volledig" in statement_of(fresh_app)("evaluate", file).output


def test_the_draft_that_the_audit_writes_only_needs_what_people_know(fresh_app, tmp_path):
    """It is refused while nobody says who conducted it, and then it is what it is: not complete."""
    run = load(audit(tmp_path, finding(), ended="2026-11-16T10:00:00+01:00"))
    draft = json.loads(as_evaluation(Material(run))["evaluatie.json"])
    file = tmp_path / "evaluatie.json"
    file.write_text(json.dumps(draft), encoding="utf-8")
    assert "“conducted_by” is leeg" in statement_of(fresh_app)("evaluate", file, status=1).output

    file.write_text(json.dumps({**draft, "conducted_by": "een bureau"}), encoding="utf-8")

    assert "niet volledig" in statement_of(fresh_app)("evaluate", file).output
    assert "Een kop ontbreekt." in Visitor(fresh_app).open("/toegankelijkheid").text


def test_a_report_may_be_typed_over_as_toml(fresh_app, tmp_path):
    outcomes = "\n".join(f'[outcomes."{number}"]\noutcome = "voldoet"' for number in criteria())
    file = tmp_path / "evaluatie.toml"
    file.write_text(
        'format = "koplopers-evaluatie/1"\nconducted_on = 2026-11-20\nconducted_by = "een bureau"\nreport = ""\n'
        f"covers_scope_and_sample = true\ncovers_pdf = true\ncovers_login = true\n{outcomes}\n",
        encoding="utf-8",
    )

    assert "Dit onderzoek is volledig." in statement_of(fresh_app)("evaluate", file).output


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
