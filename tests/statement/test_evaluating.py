"""People investigate the site by WCAG-EM; what they found is typed over, and the status follows."""

import json

import pytest

from accessibility.report.evaluation import as_evaluation
from accessibility.report.material import Material
from accessibility.run import load
from koplopers.statement.criteria import criteria
from tests.statement.audits import DESCRIBED, audit, evaluation, finding
from tests.statement.conftest import heading, statement_of
from tests.visitor import Visitor


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
