"""The report as pages for people: linked, without script, each finding told once, on the page of its state."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from accessibility.report.contents import Contents
from accessibility.report.material import Material, by_level, count, is_fault, is_on_the_web, level_in_words, place
from accessibility.wcag import criteria

TEMPLATES = Path(__file__).parent / "templates"
STYLE = "stijl.css"
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
        place,
    )
    environment.globals |= {one.__name__: one for one in words}
    environment.globals |= {"wcag": criteria(), "style": STYLE}
    environment.filters |= {"moment": _moment, "day": _day, "capitalize_first": _capitalized}
    environment.tests["is_fault"] = is_fault
    return environment


def _moment(moment: datetime) -> str:
    local = moment.astimezone(AMSTERDAM)
    return f"{_day(local)} om {local:%H.%M} uur"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _capitalized(words: str) -> str:
    """With a capital, and otherwise as it was: `capitalize` would make “Niveau aa” of it."""
    return words[:1].upper() + words[1:]
