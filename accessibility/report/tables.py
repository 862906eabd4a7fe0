"""Tables as a spreadsheet in OpenDocument and as CSV, in the form that screen readers can find their way in."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from odfdo import Cell, Column, Document, Element, Row, Style, Table

from accessibility.report.material import printable

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with these a spreadsheet takes the text of a page for a command
HEADER, TEXT = "kop", "tekst"


@dataclass(frozen=True)
class Sheet:
    """One table: its name, its columns with the width of each, and its rows."""

    name: str
    columns: dict[str, str]
    rows: Sequence[tuple[str, ...]]


def as_csv(sheet: Sheet) -> str:
    """Comma separated, with a mark that tells spreadsheets that it is UTF-8."""
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow(sheet.columns)
    writer.writerows([_harmless(one) for one in row] for row in sheet.rows)
    return "\ufeff" + kept.getvalue()


def as_ods(sheets: Sequence[Sheet], title: str) -> bytes:
    """A document in Dutch: named sheets, a header row that repeats on paper, no merged cells, columns wide enough."""
    document = Document("spreadsheet")
    document.body.clear()
    document.set_language("nl-NL")
    document.meta.title = printable(title)
    for style in _styles(sheets):
        document.insert_style(style, automatic=True)
    for sheet in sheets:
        document.body.append(_table(sheet))
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _styles(sheets: Sequence[Sheet]) -> list[Style]:
    wrapped = {"fo:wrap-option": "wrap", "style:vertical-align": "top"}
    cells = [Style("table-cell", name=HEADER, area="text", bold=True), Style("table-cell", name=TEXT)]
    for cell in cells:
        cell.set_properties(wrapped, area="table-cell")
    widths = dict.fromkeys(width for sheet in sheets for width in sheet.columns.values())
    return [*cells, *(Style("table-column", name=_named(width), width=width) for width in widths)]


def _table(sheet: Sheet) -> Table:
    table = Table(sheet.name)
    for width in sheet.columns.values():
        table.append_column(Column(style=_named(width)))
    header = Element.from_tag("table:table-header-rows")
    header.append(_row(tuple(sheet.columns), HEADER))
    Element.append(table, header)  # a Table itself takes rows and columns only
    for row in sheet.rows:
        table.append_row(_row(row, TEXT), clone=False)
    return table


def _row(values: tuple[str, ...], style: str) -> Row:
    row = Row()
    for value in values:
        row.append_cell(Cell(printable(value), style=style), clone=False)
    return row


def _named(width: str) -> str:
    return f"breed-{width.replace('.', '-')}"


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
