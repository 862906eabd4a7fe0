"""The report as pages for people: linked, without script, each finding told once, on the page of its state."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from accessibility.finding import Finding
from accessibility.report.contents import Contents
from accessibility.report.material import Material, by_level, count, is_fault, is_on_the_web, level_in_words
from accessibility.report.material import place as place_in_words
from accessibility.rules import Rule
from accessibility.wcag import criteria

TEMPLATES = Path(__file__).parent / "templates"
STYLE = "stijl.css"
QUOTE = re.compile("(“.+?”)", re.DOTALL)
UNKNOWN = "und"  # the code for a language that was not determined
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def as_html(material: Material) -> dict[str, str]:
    """Every page of the report by the name of its file; the first is where to begin."""
    contents = Contents(material)

    def page(template: str, file: str, **more: Any) -> dict[str, str]:
        text = _environment().get_template(template).render(pages=contents, run=material.run, here=file, **more)
        return {file: text}

    files = page("index.html", "index.html") | page("outcomes.html", "uitkomsten.html")
    for listing in contents.listings:
        files |= page("listing.html", listing.file, listing=listing)
    for state in filter(contents.found, material.states):
        files |= page("state.html", contents.of_state[state], state=state)
    if material.comparison:
        files |= page("comparison.html", "vergelijking.html", comparison=material.comparison)
    return files | {STYLE: (TEMPLATES / STYLE).read_text(encoding="utf-8")}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,  # texts of any page stand in a report
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words: tuple[Callable[..., Any], ...] = (
        by_level,
        count,
        is_on_the_web,
        level_in_words,
        fault_in_words,
        named,
        place,
        quoting,
    )
    environment.globals |= {one.__name__: one for one in words}
    environment.globals |= {"wcag": criteria(), "style": STYLE}
    environment.filters |= {"moment": _moment, "day": _day, "capitalize_first": _capitalized}
    environment.tests["is_fault"] = is_fault
    return environment


def place(finding: Finding) -> Markup:
    """Where it is, with what the page calls it in the language of the page."""
    name = finding.element.name if finding.element else ""
    where = place_in_words(finding)
    return _in(_language(finding), where) if name else Markup.escape(where)


def quoting(finding: Finding) -> Markup:
    """What was measured; what that quotes is in the language of the page."""
    parts = QUOTE.split("; ".join(finding.details))
    return Markup().join(_in(_language(finding), one) if QUOTE.fullmatch(one) else one for one in parts)


def named(state: str) -> Markup:
    """The name of a state: our words, or the address of a page of somebody else."""
    return _in("", state) if state.startswith("/") else Markup.escape(state)


def fault_in_words(rule: Rule) -> Markup:
    """What is wrong, in Dutch, or in the English of the engine where we have no rule for it."""
    return Markup.escape(rule.fault) if " " not in rule.name else _in("en", rule.fault)


def _language(finding: Finding) -> str:
    return finding.element.language if finding.element else ""


def _in(language: str, words: str) -> Markup:
    """Words in their own language, or one that we do not know."""
    return Markup('<span lang="{}">{}</span>').format(language or UNKNOWN, words)


def _moment(moment: datetime) -> str:
    local = moment.astimezone(AMSTERDAM)
    return f"{_day(local)} om {local:%H.%M} uur"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _capitalized(words: str) -> str:
    """With a capital, and otherwise as it was: `capitalize` would make “Niveau aa” of it."""
    return words[:1].upper() + words[1:]
