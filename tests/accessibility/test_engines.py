"""The engines together find all that is broken on pages that we broke, and nothing else.

In broken/engines/ an element that is wrong has the id fail-<rule>-<number>, or names its rules in data-fails; what a
person has to judge has the id judge-<rule>-<number>. What html itself names is wrong with the page as a whole.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from accessibility.audit import Auditor
from accessibility.conditions import condition
from accessibility.engines import accesslint, axe, inside
from accessibility.engines.all import make_engines
from accessibility.engines.axe import AxeCore
from accessibility.engines.packages import Package
from accessibility.finding import EngineBroken, Verdict
from accessibility.page import OpenPage
from accessibility.rules import rule_of, rules
from accessibility.site import served
from accessibility.state import State

pytestmark = pytest.mark.browser

BROKEN = Path(__file__).parent / "broken" / "engines"
FRAME = (BROKEN / "frame.html").read_text(encoding="utf-8")
PAGES = sorted(path.stem for path in BROKEN.glob("*.html") if path.stem != "frame")
IN_FRAMES = '<!doctype html><html lang="nl"><title>Frame</title><main><h1>Frame</h1><p>{}</p></main></html>'
POLICY = "default-src 'self'; script-src 'nonce-proef'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
EXPECTED = """
const named = [...document.querySelectorAll('[id^=fail-], [id^=judge-]')].map(element =>
  [element.id.replace(/^(fail|judge)-(.+)-\\d+$/, '$2'), audit.path(element), element.id.startsWith('judge-')]);
const listed = [...document.querySelectorAll('[data-fails]')].flatMap(element => element.dataset.fails.split(' ')
  .map(rule => [rule, element === document.documentElement ? '' : audit.path(element), false]));
return [...named, ...listed];
"""


@pytest.fixture(scope="module")
def site():
    """The broken pages under a strict policy, with the frames and the picture that they show."""
    app = Flask("broken")

    @app.get("/<name>")
    def page(name):
        text = (BROKEN / f"{name}.html").read_text(encoding="utf-8").replace("<script>", '<script nonce="proef">')
        whole = text if text.startswith("<!doctype") else FRAME.replace("<!-- here -->", text)
        return whole, 200, {"Content-Security-Policy": POLICY}

    @app.get("/stip.svg")
    def dot():
        drawing = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="120"><path fill="#ccc" d="M0 0h60v120z"/></svg>'
        )
        return drawing, 200, {"Content-Type": "image/svg+xml"}

    app.add_url_rule("/stil", "quiet", lambda: IN_FRAMES.format("Niets te doen."))
    app.add_url_rule("/link", "link", lambda: IN_FRAMES.format('<a href="/stil">Een link</a>'))
    app.add_url_rule("/kaal", "bare", lambda: ("Er is iets mis.", 200, {"Content-Type": "text/plain"}))
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def auditor():
    with Auditor() as one:
        yield one


@pytest.fixture(scope="module")
def visit(site, auditor):
    """What all engines find on a page; each page is visited once."""
    seen = {}

    def look(name, where="bureau"):
        if (name, where) not in seen:
            seen[name, where] = auditor.visit(site, State(name, f"/{name}"), condition(where), checks=()).findings
        return seen[name, where]

    return look


@pytest.fixture
def open_page(site, auditor):
    """A page that is open, for one engine."""

    def opened(name, where="bureau"):
        auditor.browser.get(f"{site}/{name}")
        return OpenPage(auditor.browser, State(name, f"/{name}"), condition(where))

    return opened


@pytest.mark.promise("audit-bites")
@pytest.mark.parametrize("name", PAGES)
def test_all_that_is_broken_is_found_and_nothing_else(visit, open_page, name):
    found = {(one.rule.name, one.element.path if one.element else "") for one in visit(name)}

    assert found == {(rule, where) for rule, where, _ in open_page(name).ask(EXPECTED)}


@pytest.mark.parametrize("name", PAGES)
def test_only_what_a_person_has_to_judge_is_left_to_a_person(visit, open_page, name):
    unsure = {(one.rule.name, one.element.path) for one in visit(name) if one.verdict is Verdict.TO_JUDGE}

    assert unsure == {(rule, where) for rule, where, for_a_person in open_page(name).ask(EXPECTED) if for_a_person}


@pytest.mark.promise("told-in-dutch")
def test_every_fault_is_told_in_dutch(visit):
    assert {one.rule.name for name in PAGES for one in visit(name)} <= rules().keys()


def test_what_several_engines_find_is_one_finding(visit):
    nameless = only(visit("names"), "#fail-link-name-1")

    assert nameless.found_by == (
        "axe-core link-name",
        "AccessLint navigable/link-name",
        "HTML_CodeSniffer 4_1_2.H91.A.NoContent",
        "html-validate wcag/h30",
    )


def test_each_engine_finds_something_that_axe_does_not(visit):
    found = [one for name in PAGES for one in visit(name)]
    alone = [{said.partition(" ")[0] for said in one.found_by} for one in found]

    for engine in ("AccessLint", "HTML_CodeSniffer", "html-validate"):
        assert any(engine in engines and "axe-core" not in engines for engines in alone), engine


def test_what_was_measured_is_told_in_dutch(visit):
    assert only(visit("contrast"), "#fail-color-contrast-1").details == ("3,54 op 1, nodig is 4,5 op 1",)
    assert only(visit("contrast"), "#judge-color-contrast-1").details == ("De tekst staat op een afbeelding.",)


def test_a_script_that_breaks_the_page_is_found_and_one_that_mends_it_too(visit):
    told = {one.details[0] for one in visit("script")}

    assert told == {"Een script maakte dit.", "Zo is de pagina verstuurd; een script maakte het goed."}


def test_colours_of_the_visitor_are_not_blamed_on_the_page(visit):
    found = {one.rule.name for one in visit("contrast", "eigen kleuren")}

    assert not found & {"color-contrast", "color-contrast-enhanced", "link-by-colour"}


def test_nobody_tabs_on_paper(visit):
    assert "tabindex" in {one.rule.name for one in visit("keyboard")}
    assert "tabindex" not in {one.rule.name for one in visit("keyboard", "afdruk")}


def test_space_that_the_visitor_asked_for_is_not_blamed_on_the_page(visit):
    assert "fixed-spacing" not in {one.rule.name for one in visit("structure", "ruime tekst")}


def test_engines_leave_the_page_as_it_was(open_page):
    page = open_page("aria")
    before = page.ask("return document.documentElement.outerHTML")

    with make_engines() as engines:
        for engine in engines:
            list(engine.examine(page))

    assert page.ask("return document.documentElement.outerHTML") == before


def test_a_page_that_is_no_web_page_breaks_no_engine(visit):
    assert "html-has-lang" in {one.rule.name for one in visit("kaal")}


def test_what_many_places_leave_to_a_person_is_told_once(open_page):
    page = open_page("contrast")
    page.ask(
        "const one = document.querySelector('#judge-color-contrast-1');"
        "for (let times = 0; times < 20; times += 1) one.after(one.cloneNode(true));"
    )

    unsure = [one for one in AxeCore().examine(page) if one.detail.startswith("De tekst staat op een afbeelding.")]

    assert [one.detail for one in unsure] == ["De tekst staat op een afbeelding. Zo zijn er 22 op deze pagina."]


@pytest.mark.parametrize(
    ("engine", "sentence"),
    [
        (AxeCore(tags=(*axe.TAGS, "wcag22ab")), "kent dit label niet: wcag22ab"),
        (AxeCore(tags=("wcag22aa",)), "keek naar"),
        (AxeCore(package=Package("axe-kern", "axe.min.js")), "axe-kern ontbreekt. Typ: npm ci"),
        (replace(accesslint.AccessLint(), package=Package("weg", "index.js")), "weg ontbreekt. Typ: npm ci"),
    ],
    ids=["misspelt", "too few", "missing", "other missing"],
)
def test_an_engine_that_does_not_look_says_so(open_page, engine, sentence):
    page = open_page("fields")

    with pytest.raises(EngineBroken, match=re.escape(sentence)):
        list(engine.examine(page))


def test_an_engine_that_trips_over_a_page_leaves_it_to_a_person(open_page):
    page = open_page("fields")

    tripped = [*accesslint.AccessLint(package=Package("axe-core", "README.md")).examine(page)]

    assert [(one.rule.name, one.verdict) for one in tripped] == [("engine-gave-up", Verdict.TO_JUDGE)]


def test_an_engine_that_goes_round_in_circles_is_stopped_and_the_page_still_answers(open_page, monkeypatch):
    monkeypatch.setattr(inside, "LONGEST", 0.5)
    page = open_page("fields")

    with pytest.raises(inside.GaveUp, match="niet klaar"):
        inside.run_inside(page, "for (;;) {}")

    assert page.ask("return document.title") == "Proef"


def test_engines_tell_their_versions():
    with make_engines() as engines:
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", engine.version) for engine in engines)


def test_every_rule_of_axe_and_accesslint_has_a_table_or_a_reason(open_page):
    page = open_page("language")
    page.ask(axe.PACKAGE.script)
    by_axe = page.ask(
        "return axe.getRules(arguments[0]).filter(({tags}) => !tags.includes('experimental')).map(rule => rule.ruleId)",
        [*axe.TAGS],
    )
    by_accesslint = page.ask(accesslint.PACKAGE.script + "return AccessLint.rules.map(rule => rule.id)")

    assert {name for name in by_axe if not rule_of("axe-core", name)} <= axe.OFF.keys()
    assert {name for name in by_accesslint if not rule_of("AccessLint", name)} <= accesslint.OFF.keys()


def only(findings, path):
    """The one finding at this element."""
    (found,) = (one for one in findings if one.element and one.element.path == path)
    return found
