"""The report keeps what it asks of others: it passes its own audit."""

import pytest
from flask import Flask
from PIL import Image

from accessibility.audit import visits
from accessibility.checks.all import CHECKS
from accessibility.conditions import CONDITIONS
from accessibility.finding import Element
from accessibility.report import PICTURES, write
from accessibility.site import served
from accessibility.state import State
from tests.accessibility.invented import a_finding, a_run

pytestmark = pytest.mark.browser

LONG = "#inhoud > " + " > ".join(["section:nth-of-type(12)"] * 12)
ENGLISH = "/blog/how-to-find-the-help-that-you-need-from-us"  # the pages of others are called by their address
WORDS = "Read more about what you can do when the page is not there for you"
SAID = f"“{WORDS}” gaat ook naar /help"
READ_MORE = [Element(f"#read-{language or 'unknown'}", "<a>", WORDS, language=language) for language in ("en", "")]
MANY = a_run(
    *(a_finding(path=f"#veld-{number}") for number in range(12)),
    a_finding("contrast", path=LONG, conditions=("bureau", "320 px", "donker")),
    a_finding("contrast-aaa", "contact", picture="a.png"),
    a_finding("title-unique", "contact", path=None),
    a_finding("alt-fits", "contact", judge=True),
    *(a_finding("contrast", ENGLISH, element=one, details=(SAID,)) for one in READ_MORE),
    a_finding("title-unique", ENGLISH, path=None, details=(SAID,)),
)
BEFORE = a_run(a_finding(path="#veld-1"), a_finding("contrast-aaa"), a_finding(state="weg"))


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Three reports side by side: of many findings compared with an earlier run, of one finding, and of none."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "many" / PICTURES).mkdir(parents=True)
    Image.new("RGB", (300, 80), "white").save(folder / "many" / PICTURES / "a.png")
    write(MANY, folder / "many", ["html"], before=BEFORE)
    write(a_run(a_finding()), folder / "one", ["html"])
    write(a_run(is_complete=False), folder / "none", ["html"])
    with served(Flask("reports", static_folder=folder, static_url_path="")) as address:
        yield address


STATES = [
    State("overzicht", "/many/index.html"),
    State("fouten", "/many/fouten.html"),
    State("een pagina", "/many/pagina-01.html"),
    State("een pagina met beeld", "/many/pagina-02.html"),
    State("een pagina in het Engels", "/many/pagina-03.html"),
    State("uitkomsten", "/many/uitkomsten.html"),
    State("vergelijking", "/many/vergelijking.html"),
    State("een bevinding", "/one/index.html"),
    State("niets gevonden", "/none/index.html"),
    State("geen fouten", "/none/fouten.html"),
]
DENSE = [STATES[0], STATES[3], STATES[5]]  # what keys and the other conditions may upset: tables, a picture, many words
USUAL = ("bureau", "donker", "afdruk")  # --all sees whether it holds in the others too
PLAN = [pytest.param(one, id=one.name, marks=[] if one.name in USUAL else [pytest.mark.thorough]) for one in CONDITIONS]
QUIET = [one for one in CHECKS if not one.upsetting]


@pytest.mark.promise("report-is-accessible")
@pytest.mark.parametrize("condition", PLAN)
def test_nothing_in_the_report_stands_in_anybodys_way(auditor, address, condition):
    states = STATES if condition.is_thorough else DENSE
    found = [
        str(finding)
        for state, condition in visits(states, [condition])
        for finding in auditor.visit(
            address, state, condition, accepted=False, checks=CHECKS if state in DENSE else QUIET
        ).findings
    ]

    assert not found, "\n".join(found)
