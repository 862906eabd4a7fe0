"""Reading the tables of the register: whole and right, or refused with every fault by its line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from koplopers.municipalities.rules import CODE, Kind, Step, slug_of

TABLES = Path(__file__).parent / "tables"
MUNICIPALITIES, REORGANISATIONS = TABLES / "municipalities.csv", TABLES / "reorganisations.csv"
COLUMNS = (
    "code", "name", "official_name", "sort_name", "aliases",
    "province", "inhabitants", "latitude", "longitude", "neighbours",
)  # fmt: skip
PROVINCES = (
    "Drenthe", "Flevoland", "Fryslân", "Gelderland", "Groningen", "Limburg",
    "Noord-Brabant", "Noord-Holland", "Overijssel", "Utrecht", "Zeeland", "Zuid-Holland",
)  # fmt: skip
FAULTS_SHOWN = 20
MOST_INHABITANTS = 2_000_000  # twice the largest municipality: more is a slip of the keyboard
NETHERLANDS = {"latitude": (50.0, 54.0), "longitude": (3.0, 7.5)}  # degrees


class TableRefused(Exception):
    """The table is not right; `faults` holds a Dutch sentence for each of the first twenty faults, with its line."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = _bounded(faults)
        super().__init__("; ".join(self.faults))


@dataclass(frozen=True)
class Row:
    """One municipality as the table says it."""

    line: int
    code: str
    name: str
    official_name: str
    sort_name: str
    aliases: tuple[str, ...]
    province: str
    inhabitants: int | None
    latitude: float | None
    longitude: float | None
    neighbours: tuple[str, ...]

    @property
    def slug(self) -> str:
        return slug_of(self.name)


def read_municipalities(path: Path = MUNICIPALITIES) -> list[Row]:
    """The municipalities in this table; raises TableRefused with every fault that was found."""
    rows, faults = [], []
    for line, cells in _lines(path):
        row, wrong = _row(line, cells)
        rows.append(row)
        faults += [f"Regel {line}: {fault}" for fault in wrong]
    faults += _doubled(rows)
    # One wrong code makes a fault with each neighbour; those would bury the one to mend.
    faults = faults or _unknown_neighbours(rows) + _one_sided_neighbours(rows)
    if not rows and not faults:
        faults = ["De tabel bevat geen gemeenten."]
    if faults:
        raise TableRefused(faults)
    return rows


def read_reorganisations(path: Path = REORGANISATIONS) -> list[tuple[Step, str]]:
    """The reorganisations that ship with the application, each with its remark."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (
                Step(
                    date.fromisoformat(row["effective_on"]),
                    Kind(row["kind"]),
                    row["old_code"],
                    row["new_code"],
                ),
                row["remark"],
            )
            for row in csv.DictReader(file)
        ]


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(_text(path)), strict=True)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise TableRefused([f"Regel 1: deze kolommen ontbreken: {', '.join(missing)}."])
        for cells in reader:
            if None in cells or None in cells.values():
                raise TableRefused([f"Regel {reader.line_num}: het aantal kolommen klopt niet."])
            yield reader.line_num, {name: cells[name].strip() for name in COLUMNS}
    except csv.Error as fault:
        raise TableRefused([f"Regel {reader.line_num}: dit is geen goede CSV ({fault})."]) from None


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise TableRefused([f"Het bestand {path} kan niet worden gelezen: het bestaat niet."]) from None
    except IsADirectoryError:
        raise TableRefused([f"Het bestand {path} kan niet worden gelezen: het is een map."]) from None
    except OSError as fault:
        raise TableRefused([f"Het bestand {path} kan niet worden gelezen ({fault.strerror})."]) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        raise TableRefused([f"Regel {line}: het bestand is geen UTF-8. Bewaar het als CSV in UTF-8."]) from None


def _row(line: int, cells: dict[str, str]) -> tuple[Row, list[str]]:
    faults: list[str] = []
    if not CODE.fullmatch(cells["code"]):
        faults.append(f"“{cells['code']}” is geen gemeentecode. Schrijf GM en vier cijfers.")
    for column, label in (
        ("name", "de naam"),
        ("official_name", "de officiële naam"),
        ("sort_name", "de sorteernaam"),
    ):
        if not slug_of(cells[column]):
            faults.append(f"{label} ontbreekt.")
    if cells["province"] not in PROVINCES:
        faults.append(f"“{cells['province']}” is geen provincie.")
    if bool(cells["latitude"]) != bool(cells["longitude"]):
        faults.append("van latitude en longitude is er maar één ingevuld.")
    row = Row(
        line=line,
        code=cells["code"],
        name=cells["name"],
        official_name=cells["official_name"],
        sort_name=cells["sort_name"],
        aliases=_several(cells["aliases"]),
        province=cells["province"],
        inhabitants=_inhabitants(cells["inhabitants"], faults),
        latitude=_degrees(cells, "latitude", faults),
        longitude=_degrees(cells, "longitude", faults),
        neighbours=_several(cells["neighbours"]),
    )
    return row, faults


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _inhabitants(cell: str, faults: list[str]) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit()):
        faults.append(f"het aantal inwoners “{cell}” is geen heel getal.")
        return None
    if len(cell) > len(str(MOST_INHABITANTS)) or int(cell) > MOST_INHABITANTS:
        faults.append(f"het aantal inwoners “{cell[:20]}” is meer dan {MOST_INHABITANTS}.")
        return None
    return int(cell)


def _degrees(cells: dict[str, str], column: str, faults: list[str]) -> float | None:
    cell = cells[column]
    if not cell:
        return None
    lowest, highest = NETHERLANDS[column]
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not lowest <= value <= highest:
        faults.append(f"{column} “{cell}” is geen getal van {lowest:g} tot {highest:g}.")
        return None
    return value


def _doubled(rows: list[Row]) -> list[str]:
    faults = []
    for what, key in (("de code", "code"), ("de naam", "slug")):
        seen: dict[str, int] = {}
        for row in rows:
            value = getattr(row, key)
            first = seen.setdefault(value, row.line)
            if value and first != row.line:
                faults.append(f"Regel {row.line}: {what} van {row.name} staat ook op regel {first}.")
    return faults


def _unknown_neighbours(rows: list[Row]) -> list[str]:
    codes = {row.code for row in rows}
    return [
        f"Regel {row.line}: buurgemeente {code} van {row.name} staat niet in de tabel."
        for row in rows
        for code in row.neighbours
        if code not in codes or code == row.code
    ]


def _one_sided_neighbours(rows: list[Row]) -> list[str]:
    of = {row.code: row.neighbours for row in rows}
    return [
        f"Regel {row.line}: {row.name} noemt {code} als buurgemeente, maar {code} noemt {row.code} niet."
        for row in rows
        for code in row.neighbours
        if code in of and code != row.code and row.code not in of[code]
    ]


def _bounded(faults: list[str]) -> list[str]:
    more = len(faults) - FAULTS_SHOWN
    return faults[:FAULTS_SHOWN] + ([f"En nog {more} andere fouten."] if more > 0 else [])
