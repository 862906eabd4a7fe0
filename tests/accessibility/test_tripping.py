"""What trips over a page is named and left to a person; it costs nobody the rest, and the page is not blamed for it."""

import json
import sys

import pytest
from flask import Flask
from PIL import Image
from selenium.common.exceptions import TimeoutException, WebDriverException

from accessibility import __main__ as command
from accessibility.audit import Auditor
from accessibility.checks import Check, focus_visible
from accessibility.checks.focus_pixels import shown
from accessibility.conditions import condition
from accessibility.engines.axe import AxeCore
from accessibility.finding import Verdict
from accessibility.page import OpenPage
from accessibility.site import served
from accessibility.state import State

pytestmark = pytest.mark.browser

PAGE = '<!doctype html><html lang="nl"><title>Proef</title><main><h1>Proef</h1>{}</main></html>'
FRAME = """<!doctype html><html lang="nl"><head><title>Proef</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><header><p>Kop</p></header><main><h1>Proef</h1>{}</main><footer><p>Voet</p></footer></body></html>"""
WIDE = PAGE.format('<p style="width: 2000px; text-align: right"><a href="/plain">Ver naar rechts</a></p>')

# Each name takes the place of a method of the form.
FIELDS = "".join(
    f'<label>Zoek {name} <input name="{name}" autocomplete="off"></label>'
    for name in ("matches", "closest", "getAttribute", "cloneNode")
)
IN_FORM = FRAME.format(f'<form action="/plain">{FIELDS}<button>Zoek</button></form>')


@pytest.fixture(scope="module")
def site():
    app = Flask("odd")
    app.add_url_rule("/plain", "plain", lambda: PAGE.format("<p>Niets mis mee.</p>"))
    app.add_url_rule("/form", "form", lambda: IN_FORM)
    app.add_url_rule("/wide", "wide", lambda: WIDE)
    with served(app) as address:
        yield address


def test_what_stands_outside_the_window_is_not_seen():
    window, box = Image.new("RGB", (320, 900)), {"left": 1900, "top": 10, "width": 80, "height": 20, "round": 0}

    seen = shown(window, window, box)

    assert not seen.is_visible
    assert str(seen) == "er verandert niets"


def test_a_link_far_outside_a_narrow_window_is_scrolled_to_and_looked_at(auditor, site):
    visited = auditor.visit(
        site, State("breed", "/wide"), condition("320 px"), checks=focus_visible.CHECKS, engines=(), compare=False
    )

    assert visited.findings == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (ValueError("right is less than left"), "Breekt: ValueError: right is less than left"),
        (WebDriverException("unknown error: cannot deserialize the result"), "Breekt: unknown error: cannot"),
    ],
    ids=["of ours", "of the driver"],
)
def test_a_check_that_trips_over_a_page_is_named_and_the_next_looks(auditor, site, fault, said):
    looked = []

    visited = auditor.visit(
        site,
        State("gewoon", "/plain"),
        condition("bureau"),
        checks=(Check("Breekt", breaking(fault)), Check("Kijkt", lambda page: looked.append(page) or [])),
        engines=(),
    )

    assert [(one.rule.name, one.verdict) for one in visited.findings] == [("engine-gave-up", Verdict.TO_JUDGE)]
    assert visited.findings[0].details[0].startswith(said)
    assert looked


def test_whoever_waits_in_vain_is_named_and_the_page_is_not_said_to_hang(auditor, site):
    given = {"checks": (Check("Wacht", breaking(TimeoutException("script timeout"))),), "engines": ()}

    visited = auditor.visit(site, State("gewoon", "/plain"), condition("bureau"), **given)
    after = auditor.visit(site, State("gewoon", "/plain"), condition("bureau"), checks=(), engines=())

    assert [(one.rule.name, one.verdict) for one in visited.findings] == [
        ("engine-gave-up", Verdict.TO_JUDGE),
        ("unfinished", Verdict.TO_JUDGE),
    ]
    assert after.findings == []


def test_rules_that_trip_over_the_names_in_a_form_are_told_once_for_each_engine(auditor, site):
    visited = auditor.visit(site, State("formulier", "/form"), condition("bureau"), checks=(), compare=False)

    assert [one.rule.name for one in visited.findings] == ["engine-gave-up"]
    assert "AccessLint" in visited.findings[0].found_by


def test_rules_of_axe_that_trip_over_a_page_are_told_once(auditor, site):
    auditor.browser.get(f"{site}/plain")
    page = OpenPage(auditor.browser, State("gewoon", "/plain"), condition("bureau"))
    page.ask(
        "for (const name of ['doc-has-title', 'has-lang'])"
        " axe._audit.checks[name].evaluate = () => { throw new Error('stuk'); }"
    )

    gave_up = [one for one in AxeCore().examine(page) if one.verdict is Verdict.TO_JUDGE]

    assert [one.rule.name for one in gave_up] == ["engine-gave-up"]
    assert "document-title" in gave_up[0].detail


def test_when_a_visit_breaks_the_audit_what_was_visited_is_in_the_report(site, tmp_path, monkeypatch, capsys):
    visit = Auditor.visit

    def break_at_the_second(auditor, base_url, state, *given, **more):
        if state.address == "/wide":
            raise ZeroDivisionError("dat kan niet")
        return visit(auditor, base_url, state, *given, **more)

    monkeypatch.setattr(Auditor, "visit", break_at_the_second)
    monkeypatch.setattr("accessibility.rounds.CORES", 1)
    asked = "--base-url", site, "--pages", "/plain", "/wide", "--conditions", "donker", "--report", str(tmp_path)
    monkeypatch.setattr(sys, "argv", ["accessibility", *asked])

    command.main()

    run = json.loads((tmp_path / "rapport.json").read_text(encoding="utf-8"))
    assert "De audit brak af: ZeroDivisionError: dat kan niet" in capsys.readouterr().err
    assert [one["address"] for one in run["visits"]] == ["/plain"]
    assert run["is_complete"] is False


def breaking(fault):
    def look(_):
        raise fault

    return look
