"""Other programs read the report: evaluators EARL, editors SARIF, build servers JUnit, and we our own JSON."""

import json
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from accessibility.report import FORMATS, write
from accessibility.run import load, to_json
from tests.accessibility.invented import a_finding, a_run
from tests.accessibility.test_report_outcomes import BY_HAND

RUN = a_run(
    a_finding(conditions=("bureau", "320 px")),
    a_finding("contrast-aaa"),
    a_finding("title-unique", "contact", path=None),
    a_finding("alt-fits", "contact", judge=True),
)
OUTCOMES = {"earl:passed", "earl:failed", "earl:cantTell", "earl:inapplicable", "earl:untested"}


def test_our_own_json_is_read_back_as_it_was(tmp_path):
    (path,) = write(RUN, tmp_path, ["json"])

    assert to_json(load(path)) == to_json(RUN)


def test_a_report_of_before_languages_and_browser_were_kept_is_read_as_it_was(tmp_path):
    data = json.loads(to_json(RUN))
    del data["browser"]
    for one in data["findings"]:
        one["element"] and one["element"].pop("language")
    (tmp_path / "oud.json").write_text(json.dumps(data), encoding="utf-8")

    assert [one.key for one in load(tmp_path / "oud.json").findings] == [one.key for one in RUN.findings]


@pytest.fixture
def earl(tmp_path):
    (path,) = write(RUN, tmp_path, ["earl"], judged=(BY_HAND,))
    return json.loads(path.read_text(encoding="utf-8"))


def test_earl_uses_the_words_of_its_standard(earl):
    """Classes, properties and individuals as in https://www.w3.org/TR/EARL10-Schema/."""
    assert earl["@context"]["earl"] == "http://www.w3.org/ns/earl#"
    for one in assertions(earl):
        assert one.keys() == {
            "@type",
            *(f"earl:{name}" for name in ("assertedBy", "subject", "test", "mode", "result")),
        }
        assert one["earl:result"]["@type"] == "earl:TestResult"
        assert one["earl:result"]["earl:outcome"] in OUTCOMES
        assert one["earl:mode"] in ("earl:automatic", "earl:manual")


def test_whatever_an_assertion_names_stands_in_the_document(earl):
    types = {node["@id"]: node["@type"] for node in earl["@graph"] if "@id" in node}

    for one in assertions(earl):
        assert "earl:Assertor" in types[one["earl:assertedBy"]]
        assert "earl:TestSubject" in types[one["earl:subject"]]
        assert "earl:TestCriterion" in types[one["earl:test"]]


def test_a_finding_is_asserted_for_each_criterion_with_where_it_is(earl):
    pages = {node["@id"]: node["dct:description"] for node in earl["@graph"] if "dct:description" in node}

    told = [
        (
            pages.get(one["earl:subject"], "site"),
            one["earl:test"].partition("#")[2],
            one["earl:result"]["earl:outcome"],
            one["earl:result"].get("earl:pointer", {}).get("ptr:expression"),
        )
        for one in assertions(earl)
    ]

    search = "https://www.voorbeeld.nl/zoeken"
    assert (search, "info-and-relationships", "earl:failed", "#zoek") in told
    assert (search, "name-role-value", "earl:failed", "#zoek") in told
    assert (search, "contrast-enhanced", "earl:failed", "#zoek") in told
    assert ("https://www.voorbeeld.nl/contact", "non-text-content", "earl:cantTell", "#zoek") in told
    assert ("site", "name-role-value", "earl:failed", None) in told
    assert sum(subject == "site" for subject, *_ in told) == 56


def test_what_a_person_judged_is_manual_and_theirs(tmp_path):
    (path,) = write(a_run(), tmp_path, ["earl"], judged=(BY_HAND,))
    read = json.loads(path.read_text(encoding="utf-8"))

    (one,) = [one for one in assertions(read) if one["earl:mode"] == "earl:manual"]

    assert one["earl:result"]["earl:outcome"] == "earl:passed"
    assert "Orca in Firefox" in one["earl:result"]["dct:description"]["@value"]
    (who,) = [node for node in read["@graph"] if node.get("@id") == one["earl:assertedBy"]]
    assert who["dct:title"]["@value"] == "tester"


@pytest.fixture
def sarif(tmp_path):
    (path,) = write(RUN, tmp_path, ["sarif"])
    return json.loads(path.read_text(encoding="utf-8"))


def test_sarif_has_what_its_standard_demands(sarif):
    """Sections 3.13 to 3.27 of SARIF 2.1.0: required properties, allowed values, indexes that point right."""
    assert sarif["version"] == "2.1.0"
    (run,) = sarif["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert run["tool"]["extensions"] == [{"name": "axe-core", "version": "4.14.1"}]
    assert run["invocations"][0]["executionSuccessful"] is True
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", run["invocations"][0]["endTimeUtc"])
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["message"]["text"]
        assert one["level"] in ("error", "warning", "note", "none")
        assert (one["kind"] == "fail") == (one["level"] != "none")  # 3.27.10


def test_builders_read_what_is_worst_where_it_is_and_whether_they_know_it(sarif):
    label, aaa, practice, doubt = sarif["runs"][0]["results"]

    assert [one["level"] for one in (label, aaa, practice, doubt)] == ["error", "warning", "note", "none"]
    assert doubt["kind"] == "review"
    (place,) = label["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "https://www.voorbeeld.nl/zoeken"
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "#zoek"
    assert "logicalLocations" not in practice["locations"][0]
    assert label["partialFingerprints"] == {"koplopersAudit/v1": RUN.findings[0].key}


def test_a_run_that_was_broken_off_is_no_success_in_sarif(tmp_path):
    (path,) = write(a_run(is_complete=False), tmp_path, ["sarif"])

    assert json.loads(path.read_text(encoding="utf-8"))["runs"][0]["invocations"][0]["executionSuccessful"] is False


def junit(folder, run):
    (path,) = write(run, folder, ["junit"])
    return ElementTree.parse(path).getroot()


def test_a_build_server_counts_a_case_for_each_condition(tmp_path):
    root = junit(tmp_path, RUN)

    assert root.tag == "testsuites"
    assert [one.get("name") for one in root] == ["zoeken", "contact"]
    for suite in root:
        cases = suite.findall("testcase")
        assert [one.get("name") for one in cases] == ["bureau", "320 px"]
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert suite.get("time") == "2.500"
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "3", "0")


def test_faults_fail_a_case_and_doubts_only_speak(tmp_path):
    both, phone = junit(tmp_path, RUN).findall("testsuite[@name='zoeken']/testcase")
    doubt = junit(tmp_path, a_run(a_finding("alt-fits", judge=True))).find("testsuite/testcase")

    assert both.find("failure").get("message") == "2 fouten"
    assert "Geef het veld een label." in phone.find("failure").text
    assert doubt.find("failure") is None
    assert "Te beoordelen door een mens" in doubt.find("system-out").text


def test_a_broken_off_run_or_a_strange_sign_does_not_mislead_a_build_server(tmp_path):
    root = junit(tmp_path, a_run(a_finding(details=("\x00\x0b]]>&",)), is_complete=False))

    assert root.get("errors") == "1"
    assert "��]]>&" in root.find("testsuite/testcase/failure").text


def test_every_form_can_be_made_anew_from_the_json(tmp_path):
    (run,) = write(RUN, tmp_path, ["json"])
    command = [sys.executable, "-m", "accessibility.report", run, "--report", tmp_path / "nieuw"]

    outcome = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert outcome.returncode == 0, outcome.stderr
    assert len(outcome.stdout.splitlines()) == len(FORMATS)
    assert (tmp_path / "nieuw" / "rapport.json").read_text(encoding="utf-8") == run.read_text(encoding="utf-8")


def test_who_names_a_file_that_is_not_there_hears_so(tmp_path):
    command = [sys.executable, "-m", "accessibility.report", tmp_path / "weg.json"]

    outcome = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert outcome.returncode == 1
    assert "weg.json" in outcome.stderr


def assertions(earl):
    return [node for node in earl["@graph"] if node["@type"] == "earl:Assertion"]
