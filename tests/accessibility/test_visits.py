"""A page that stops a visit is a finding, and the next visit goes on."""

from socket import socket
from time import sleep

import pytest
from flask import Flask, Response, redirect

from accessibility.audit import Auditor, visits
from accessibility.checks import Check
from accessibility.conditions import CONDITIONS, condition
from accessibility.site import served
from accessibility.state import State
from accessibility.steps import Hear, Press, TabTo, Type

pytestmark = pytest.mark.browser

PATIENCE = 1.5  # seconds that the auditor of these tests gives a page
PAGE = """<!doctype html><html lang="nl"><head><title>Proef</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><header><p>Kop</p></header><main><h1>Proef</h1>{}</main><footer><p>Voet</p></footer></body></html>"""


@pytest.fixture(scope="module")
def auditor():
    with Auditor(patience=PATIENCE) as one:
        yield one


@pytest.fixture(scope="module")
def troublesome():
    """A site on which every page is another kind of trouble."""
    app = Flask("troublesome")

    @app.get("/<kind>")
    def page(kind):
        match kind:
            case "slow":
                sleep(PATIENCE * 2)
            case "circle":
                return redirect("/circle")
            case "file":
                return Response("a,b", headers={"Content-Disposition": "attachment; filename=lijst.csv"})
            case "question":
                return PAGE.format("<script>alert('Weet u het zeker?')</script>")
            case "questions":
                return PAGE.format("<script>confirm('Weet u het zeker?'); prompt('Hoe zeker?')</script>")
            case "gone":
                return PAGE.format("<p>Deze pagina is er niet.</p>"), 404
            case "busy":
                return PAGE.format("<script>while (true) {}</script>")
            case "mute":
                return PAGE.format('<label>Zoek <input></label><p id="melding" role="status"></p>')
        return PAGE.format("<p>Niets mis mee.</p>")

    with served(app) as address:
        yield address


@pytest.mark.promise("audit-goes-on")
@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("/slow", "hangs"),
        ("/busy", "hangs"),
        ("/circle", "redirects-for-ever"),
        ("/file", "downloads"),
        ("/question", "dialog"),
        ("/questions", "dialog"),
        ("/gone", "unexpected-status"),
    ],
)
def test_a_page_that_stops_a_visit_is_a_finding_and_the_next_goes_on(auditor, troublesome, address, rule):
    stopped = auditor.visit(troublesome, State("moeilijk", address), condition("bureau"), checks=())
    after = auditor.visit(troublesome, State("gewoon", "/gewoon"), condition("bureau"), checks=())

    assert rules_of(stopped) == [rule]
    assert rules_of(after) == []


def test_a_page_that_leads_to_another_site_is_a_finding_and_nothing_is_looked_at_there(auditor, troublesome):
    leading, looked = Flask("leading"), []
    leading.add_url_rule("/", view_func=lambda: redirect(f"{troublesome}/mute"))
    with served(leading) as address:
        visited = auditor.visit(
            address,
            State("weg", "/"),
            condition("bureau"),
            checks=(Check("Kijkt", lambda page: looked.append(1) or []),),
        )

    assert rules_of(visited) == ["elsewhere"]
    assert visited.findings[0].details == (troublesome,)
    assert not looked


def test_a_page_that_crashes_its_tab_is_a_finding_and_the_next_goes_on(auditor, troublesome):
    crashed = auditor.visit("chrome://", State("stuk", "crash"), condition("bureau"), checks=())
    after = auditor.visit(troublesome, State("gewoon", "/gewoon"), condition("bureau"), checks=())

    assert rules_of(crashed) == ["crashes"]
    assert rules_of(after) == []


def test_a_site_that_does_not_answer_is_a_finding(auditor):
    with socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody_listens.getsockname()[1]}"

        visited = auditor.visit(address, State("stil", "/"), condition("bureau"), checks=())

    assert rules_of(visited) == ["no-answer"]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((TabTo("Zoek"), Type("ut"), Hear("2 gevonden")), "Het statusbericht is “” in plaats van “2 gevonden”."),
        ((TabTo("Verstuur"),), "Tab komt niet bij “Verstuur”. Onderweg: Zoek"),
        ((Press("Tab"), Press("Escape"), Hear("weg")), "Het statusbericht is “” in plaats van “weg”."),
    ],
    ids=["nobody hears", "not reached by Tab", "Escape does nothing"],
)
def test_a_step_that_leads_nowhere_is_a_finding(auditor, troublesome, monkeypatch, steps, said):
    monkeypatch.setattr("accessibility.keyboard.MANY_TABS", 5)

    visited = auditor.visit(troublesome, State("stom", "/mute", steps), condition("bureau"), checks=())

    assert rules_of(visited) == ["step-failed"]
    assert said in visited.findings[0].details[0]


def test_what_needs_a_script_is_not_met_without():
    heard = State("na typen", "/", (TabTo("Zoek"), Type("ut"), Hear("2 gevonden")))
    sent = State("na versturen", "/", (TabTo("Verstuur"), Press("Enter")))

    met = [(state.name, one.name) for state, one in visits([heard, sent], CONDITIONS)]

    assert ("na versturen", "zonder JavaScript") in met
    assert ("na typen", "zonder JavaScript") not in met
    assert len(met) == 2 * len(CONDITIONS) - 1


def rules_of(visited):
    return [one.rule.name for one in visited.findings]
