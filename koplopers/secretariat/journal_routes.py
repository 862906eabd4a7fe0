"""The journal: searched, read entry by entry, and handed out as data; nobody can change it."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from flask import Response, abort, render_template, request

from koplopers.secretariat import journal_queries
from koplopers.secretariat.blueprint import blueprint
from koplopers.secretariat.forms import JournalFilter
from koplopers.secretariat.journal_queries import Written
from koplopers.web.access import SECRETARIAT, only_for
from koplopers.web.answers import Answer
from koplopers.web.formatting import iso_moment
from koplopers.web.paging import asked_page

COLUMNS = ("regel", "wanneer", "wie", "gebeurtenis", "onderwerp", "kenmerk", "gemeente", "voor", "na")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@blueprint.get("/journaal")
@only_for(SECRETARIAT)
def journal() -> Answer:
    form, page = JournalFilter.asked(request.args), asked_page()
    listed = journal_queries.entries(form, page=page)
    text = render_template("secretariat/journal.html", form=form, listed=listed, query=form.query())
    return text, 422 if form.errors else 200, {}


@blueprint.get("/journaal/<int:number>")
@only_for(SECRETARIAT)
def entry(number: int) -> str:
    return render_template("secretariat/entry.html", written=journal_queries.entry(number) or abort(404))


@blueprint.get("/journaal.csv")
@only_for(SECRETARIAT)
def journal_csv() -> Response:
    return _data(_csv_lines(_asked()), "text/csv; charset=utf-8", "journaal.csv")


@blueprint.get("/journaal.json")
@only_for(SECRETARIAT)
def journal_json() -> Response:
    return _data(_json_lines(_asked()), "application/json", "journaal.json")


def _asked() -> JournalFilter:
    form = JournalFilter.asked(request.args)
    if form.errors:
        abort(422)
    return form


def _data(lines: Iterator[str], kind: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response("".join(lines), content_type=kind, headers=disposition)


def _csv_lines(form: JournalFilter) -> Iterator[str]:
    # Spreadsheets take a file for UTF-8 only when it opens with a byte order mark.
    yield "\ufeff" + _csv_line(COLUMNS)
    for written in journal_queries.every_entry(form):
        facts = _facts(written) | {name: _text(_facts(written)[name]) for name in ("voor", "na")}
        yield _csv_line(_safe(value) for value in facts.values())


def _csv_line(values: Any) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(values)
    return text.getvalue()


def _json_lines(form: JournalFilter) -> Iterator[str]:
    yield '{"regels": ['
    for number, written in enumerate(journal_queries.every_entry(form)):
        yield (",\n" if number else "\n") + json.dumps(_facts(written), ensure_ascii=False)
    yield "\n]}\n"


def _facts(written: Written) -> dict[str, Any]:
    """One entry without its personal values: a file that was handed out forgets nothing."""
    one = written.entry
    values = (
        one.id, iso_moment(one.at), written.who, one.deed, one.subject, one.subject_id,
        written.municipality or one.municipality, one.before, one.after,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _text(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _safe(value: Any) -> Any:
    """A text that a spreadsheet will not run as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
