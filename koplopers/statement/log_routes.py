"""The audit log: every finding, when it was found and when it was mended; also as data."""

import csv
import io
from typing import Any

from flask import Response, abort, jsonify, make_response, render_template, request
from wtforms.fields import SelectChoice

from koplopers import clock
from koplopers.statement import queries
from koplopers.statement.blueprint import blueprint
from koplopers.statement.criteria import title_of
from koplopers.statement.forms import LogForm
from koplopers.statement.models import KnownFault
from koplopers.web.access import open_to_all

COLUMNS = (
    "sleutel", "regel", "eisen", "niveau", "bevinding", "pagina", "adres", "gevonden", "laatst_gezien", "opgelost",
)  # fmt: skip


@blueprint.get("/toegankelijkheid/onderzoek")
@open_to_all
def log() -> tuple[str, int]:
    form = _asked()
    page = request.args.get("pagina", "1")
    if not (page.isascii() and page.isdigit() and int(page[:9]) > 0 and len(page) < 9):
        abort(404)
    today = clock.today()
    query = {name: value for name in ("status", "eis") if (value := form.answer(name))}
    found = queries.log(today, standing=form.answer("status"), criterion=form.answer("eis"), page=int(page))
    if int(page) > found.pages:
        abort(404)
    text = render_template(
        "statement/log.html", form=form, log=found, query=query, today=today, title_of=title_of, page=int(page)
    )
    return text, 422 if form.errors else 200


@blueprint.get("/toegankelijkheid/onderzoek.json")
@open_to_all
def log_json() -> Response:
    found = _whole_log()
    return jsonify(aantal=found.number, bevindingen=[_facts(one) for one in found.faults])


@blueprint.get("/toegankelijkheid/onderzoek.csv")
@open_to_all
def log_csv() -> Response:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in _whole_log().faults:
        facts = _facts(one)
        facts["eisen"] = " ".join(facts["eisen"])
        writer.writerow(_safe(value) for value in facts.values())
    # Spreadsheets take a file for UTF-8 only when it opens with a byte order mark.
    response = make_response("\ufeff" + text.getvalue())
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="onderzoek.csv"'
    return response


def _asked() -> LogForm:
    known = [SelectChoice(one, title_of(one)) for one in queries.criteria_in_log()]
    return LogForm.asked(request.args, eis=[SelectChoice("", "Alle eisen"), *known])


def _whole_log() -> queries.Log:
    form = _asked()
    if form.errors:
        abort(422)
    return queries.log(clock.today(), standing=form.answer("status"), criterion=form.answer("eis"), page=None)


def _facts(fault: KnownFault) -> dict[str, Any]:
    """One finding in the words of the data formats."""
    mended = fault.mended_on if fault.mended_on and fault.mended_on <= clock.today() else None
    values = (
        fault.key,
        fault.rule,
        fault.criteria,
        fault.level,
        fault.sentence,
        fault.state,
        fault.address,
        fault.found_on.isoformat(),
        fault.last_found_on.isoformat(),
        mended.isoformat() if mended else None,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _safe(value: object) -> object:
    """A text that a spreadsheet will not run as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
