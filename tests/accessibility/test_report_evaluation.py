"""What was found and judged goes on to the statement of the site, without anybody typing it over."""

import json
from dataclasses import replace

import pytest

from accessibility.judgements import Outcome
from accessibility.report import write
from koplopers.statement.evaluation_file import read_evaluation
from koplopers.statement.files import FileRefused
from tests.accessibility.invented import a_finding, a_run
from tests.accessibility.test_report_outcomes import BY_HAND

JUDGED = (replace(BY_HAND, criterion="1.4.3"), replace(BY_HAND, criterion="1.2.4", outcome=Outcome.NOT_PRESENT))


@pytest.fixture
def draft(tmp_path):
    (path,) = write(a_run(a_finding(), a_finding("contrast-aaa")), tmp_path, ["evaluatie"], judged=JUDGED)
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_draft_is_refused_until_somebody_says_whose_it_is(draft):
    with pytest.raises(FileRefused, match="conducted_by"):
        read_evaluation(draft)


def test_once_filled_in_the_statement_takes_each_outcome(draft):
    read = read_evaluation({**draft, "conducted_by": "tester van het secretariaat"})

    told = {one.criterion: one for one in read.judged}
    assert len(told) == 56
    assert (told["1.3.1"].outcome, told["1.3.1"].decided_by) == ("voldoet niet", "machine")
    assert told["1.3.1"].remark == "Dit veld heeft geen label."
    assert (told["1.4.3"].outcome, told["1.4.3"].decided_by) == ("voldoet", "mens")
    assert told["1.4.3"].assistive_technology == "Orca in Firefox"
    assert told["1.2.4"].outcome == "niet van toepassing"
    assert told["2.1.1"].outcome == "niet vastgesteld"


def test_a_machine_alone_makes_no_complete_investigation(draft):
    everything = {"conducted_by": "tester", "covers_scope_and_sample": True, "covers_pdf": True, "covers_login": True}

    assert not read_evaluation({**draft, **everything}).is_complete
