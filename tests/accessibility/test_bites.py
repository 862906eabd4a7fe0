"""A check that cannot fail is a fault: on broken pages the audit finds exactly what is broken."""

from pathlib import Path
from socket import socket

import pytest
from flask import Flask

from accessibility import audit
from accessibility.audit import visit
from accessibility.conditions import CONDITIONS
from accessibility.pages import State, Typing
from accessibility.site import served

pytestmark = pytest.mark.browser

PAGE = (Path(__file__).parent / "page.html").read_text(encoding="utf-8")
DESKTOP, PHONE, NO_SCRIPT, DARK, _ = CONDITIONS


@pytest.fixture(scope="module")
def broken():
    """A site of one page, of which the address says what stands in it."""
    app = Flask("broken")
    app.add_url_rule("/", view_func=lambda: PAGE.replace("{broken}", app.config["BROKEN"]))
    with served(app) as address:
        yield app, address


@pytest.mark.parametrize(
    ("markup", "condition", "rule"),
    [
        ('<input type="text">', DESKTOP, "label"),
        ('<img src="/x.png">', DESKTOP, "image-alt"),
        ('<p style="color: #888; background: #fff">grijs</p>', DESKTOP, "color-contrast"),
        ('<p style="color: #666; background: #fff">net geen AAA</p>', DESKTOP, "color-contrast-enhanced"),
        ('<p><a href="/a"></a></p>', DESKTOP, "link-name"),
        ("<button></button>", DESKTOP, "button-name"),
        ("<h4>te diep</h4>", DESKTOP, "heading-order"),
        ('<p aria-labelledby="niets" role="knop">rol</p>', DESKTOP, "aria-roles"),
        ("<ul><p>geen punt</p></ul>", DESKTOP, "list"),
        ('<link rel="stylesheet" href="/weg.css">', DESKTOP, "not-loaded"),
        ('<div style="width: 700px">breed</div>', PHONE, "reflow"),
        ('<p><button class="small">a</button><button class="small">b</button></p>', DESKTOP, "target-size-24"),
        (
            '<svg aria-label="kaart"><a href="/a"><circle cx="9" cy="9" r="5"/></a>'
            '<a href="/b"><circle cx="20" cy="9" r="5"/></a></svg>',
            DESKTOP,
            "target-size-24",
        ),
        ('<img src="/x.png">', NO_SCRIPT, "image-alt"),
        ('<p class="dark">donker</p>', DARK, "color-contrast"),
    ],
)
def test_a_fault_is_found(browser, broken, markup, condition, rule):
    app, address = broken
    app.config["BROKEN"] = markup

    found = {one.rule for one in visit(browser, address, State("kapot", "/"), condition)}

    assert rule in found


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="apart"><button class="small">a</button><button class="small">b</button></p>',
        '<p>Lees <a href="/a">A</a>, <a href="/b">B</a> of <a href="/c">C</a>.</p>',
        '<svg aria-label="kaart"><a href="/a" aria-label="A op de kaart"><circle cx="9" cy="9" r="5"/></a>'
        '<a href="/b" aria-label="B op de kaart"><circle cx="20" cy="9" r="5"/></a></svg>'
        '<ul class="tall"><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul>',
    ],
    ids=["with room around it", "in a sentence", "with an equal elsewhere"],
)
def test_a_small_target_may_be_small(browser, broken, markup):
    app, address = broken
    app.config["BROKEN"] = markup

    found = {one.rule for one in visit(browser, address, State("klein", "/"), DESKTOP)}

    assert "target-size-24" not in found


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda one: one.name)
def test_a_good_page_has_no_faults(browser, broken, condition):
    app, address = broken
    app.config["BROKEN"] = "<p>Niets mis mee.</p>"

    assert visit(browser, address, State("heel", "/"), condition) == []


def test_a_change_that_nobody_hears_is_a_finding(browser, broken, monkeypatch):
    monkeypatch.setattr(audit, "WAIT", 0.2)
    app, address = broken
    app.config["BROKEN"] = '<label>Zoek <input id="zoek"></label><p id="melding" role="status"></p>'

    found = visit(browser, address, State("stom", "/", first=Typing("zoek", "ut")), DESKTOP)

    assert [one.rule for one in found] == ["not-heard"]


def test_a_page_that_does_not_answer_is_a_finding(browser):
    with socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        port = nobody_listens.getsockname()[1]

        found = visit(browser, f"http://127.0.0.1:{port}", State("stil", "/"), DESKTOP)

    assert [one.rule for one in found] == ["no-answer"]
