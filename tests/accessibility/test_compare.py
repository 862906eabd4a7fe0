"""A builder compares two runs and hears what to be proud of and what to mend."""

import subprocess
import sys

import pytest

from accessibility.compare import STOPPING, compare, in_words
from accessibility.finding import Verdict
from accessibility.run import to_json
from tests.accessibility.invented import a_finding, a_run, trouble


def test_what_came_what_went_and_what_stayed_are_told_apart():
    stays, goes, comes = a_finding(), a_finding("contrast"), a_finding("contrast", "contact")

    outcome = compare(a_run(stays, goes), a_run(stays, comes))

    assert (outcome.new, outcome.gone, outcome.still, outcome.unseen) == ((comes,), (goes,), (stays,), ())


@pytest.mark.promise("gone-is-looked-again")
def test_nothing_is_gone_where_nobody_looked_again():
    before = a_run(a_finding(state="contact"), a_finding(conditions=("bureau", "320 px")))

    other_page = compare(before, a_run(states=("zoeken",)))
    other_condition = compare(before, a_run(conditions=("bureau",)))

    assert [one.state for one in other_page.unseen] == ["contact"]
    assert [one.state for one in other_condition.unseen] == ["zoeken"]


def test_nothing_is_gone_when_the_engine_that_found_it_did_not_look():
    before = a_run(a_finding(found_by=("ibm img_alt",)), a_finding("contrast", found_by=("eigen controle",)))

    outcome = compare(before, a_run())

    assert [one.rule.name for one in outcome.unseen] == ["invented-label"]
    assert [one.rule.name for one in outcome.gone] == ["invented-contrast"]


@pytest.mark.promise("gone-is-looked-again")
@pytest.mark.parametrize("rule", sorted(STOPPING))
def test_nothing_is_gone_where_the_page_did_not_come(rule):
    before = a_run(a_finding(conditions=("bureau", "320 px")), a_finding(state="contact"))

    outcome = compare(before, a_run(trouble(rule, conditions=("320 px",))))

    assert [one.state for one in outcome.unseen] == ["zoeken"]
    assert [one.state for one in outcome.gone] == ["contact"]


@pytest.mark.promise("gone-is-looked-again")
@pytest.mark.parametrize(
    ("silent", "unseen"), [("axe-core", ["axe-core label"]), ("Tab door de pagina", ["eigen controle"])]
)
def test_nothing_is_gone_when_who_found_it_gave_up_there(silent, unseen):
    before = a_run(a_finding(), a_finding("contrast", found_by=("eigen controle",)))

    outcome = compare(before, a_run(trouble("engine-gave-up", found_by=(silent,), verdict=Verdict.TO_JUDGE)))

    assert [one.found_by[0] for one in outcome.unseen] == unseen
    assert len(outcome.gone) == 1


def test_what_shows_only_between_pages_is_gone_when_all_of_them_were_seen_again():
    before = a_run(trouble("same-title"))

    assert compare(before, a_run(trouble("hangs", "contact"))).unseen
    assert compare(before, a_run(states=("zoeken",))).unseen
    assert compare(before, a_run()).gone


def test_a_doubt_that_became_a_fault_is_new_and_the_other_way_round_is_not():
    doubt, fault = a_run(a_finding(judge=True)), a_run(a_finding())

    assert len(compare(doubt, fault).new) == 1
    assert not compare(fault, doubt).new


def test_the_difference_is_told_in_dutch():
    words = in_words(compare(a_run(), a_run(a_finding())))

    assert words.splitlines()[0] == "Nieuw: 1"
    assert "Dit veld heeft geen label." in words
    assert words.endswith("Weg: 0\nNog steeds: 0\nNiet opnieuw bekeken: 0")


def test_a_build_stops_at_something_new_only(tmp_path):
    (tmp_path / "schoon.json").write_text(to_json(a_run()), encoding="utf-8")
    (tmp_path / "fout.json").write_text(to_json(a_run(a_finding())), encoding="utf-8")
    (tmp_path / "kapot.json").write_text("{}", encoding="utf-8")

    assert told(tmp_path, "schoon.json", "fout.json").returncode == 2
    assert told(tmp_path, "fout.json", "schoon.json").returncode == 0
    assert told(tmp_path, "schoon.json", "kapot.json").returncode == 1


def test_who_names_a_file_that_is_no_report_hears_so(tmp_path):
    (tmp_path / "kapot.json").write_text("{}", encoding="utf-8")

    outcome = told(tmp_path, "kapot.json", "kapot.json")

    assert outcome.stderr.startswith("Dit is geen rapport van deze audit")


def told(folder, old, new):
    command = [sys.executable, "-m", "accessibility.compare", folder / old, folder / new]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
