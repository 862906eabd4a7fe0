"""Our tables are right, and a table that is not is refused whole, by line and fault."""

import csv
from math import hypot
from pathlib import Path

import pytest

from koplopers.municipalities import table
from koplopers.municipalities.table import COLUMNS, TableRefused

SHARED = Path(__file__).parents[3] / "shared" / "data"
FAR = 25  # km; Sluis lies 23 km from the only municipality that it borders on
OTHERWISE = {
    ("Dijk en Waard", "latitude"): "the other table puts it in Leeuwarden, eighty kilometres from its neighbours",
    ("Dijk en Waard", "longitude"): "the same",
    ("Molenlanden", "latitude"): "the other table puts it west of Ridderkerk, outside its own borders",
    ("Molenlanden", "longitude"): "the same",
    (
        "Hengelo",
        "aliases",
    ): "ours has “Hengelo (O)” and “Hengelo Overijssel”: people type the province with it, to tell "
    "it from Hengelo in Gelderland, and the other table has no aliases for it",
}
GOOD = {
    "code": "GM0344",
    "name": "Utrecht",
    "official_name": "Utrecht",
    "sort_name": "utrecht",
    "aliases": "",
    "province": "Utrecht",
    "inhabitants": "378278",
    "latitude": "52.09",
    "longitude": "5.108",
    "neighbours": "",
}


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"code": "0344"}, "Regel 3: “0344” is geen gemeentecode."),
        ({"code": "GM0001"}, "Regel 3: de code van Bunnik staat ook op regel 2."),
        ({"name": "Abcoude"}, "Regel 3: de naam van Abcoude staat ook op regel 2."),
        ({"name": ""}, "Regel 3: de naam ontbreekt."),
        ({"province": "Holland"}, "Regel 3: “Holland” is geen provincie."),
        ({"inhabitants": "veel"}, "Regel 3: het aantal inwoners “veel” is geen heel getal."),
        ({"inhabitants": "-3"}, "Regel 3: het aantal inwoners “-3” is geen heel getal."),
        ({"inhabitants": "99999999999999999999"}, "Regel 3: het aantal inwoners “99999999999999999999” is meer dan"),
        ({"latitude": ""}, "Regel 3: van latitude en longitude is er maar één ingevuld."),
        ({"neighbours": "GM0001"}, "Regel 3: Bunnik noemt GM0001 als buurgemeente, maar GM0001 noemt GM0312 niet."),
        ({"latitude": "12"}, "Regel 3: latitude “12” is geen getal van 50 tot 54."),
        ({"longitude": "nan"}, "Regel 3: longitude “nan” is geen getal"),
        ({"neighbours": "GM9999"}, "Regel 3: buurgemeente GM9999 van Bunnik staat niet in de tabel."),
    ],
)
def test_a_wrong_cell_is_named_by_line(tmp_path, wrong, fault):
    bunnik = {**GOOD, "code": "GM0312", "name": "Bunnik", "official_name": "Bunnik", "sort_name": "bunnik", **wrong}
    path = write(tmp_path, [{**GOOD, "code": "GM0001", "name": "Abcoude"}, bunnik])

    with pytest.raises(TableRefused) as refused:
        table.read_municipalities(path)

    assert any(one.startswith(fault) for one in refused.value.faults), refused.value.faults


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("code,name\nGM0344,Utrecht\n", encoding="utf-8")

    with pytest.raises(TableRefused, match=r"Regel 1: deze kolommen ontbreken: official_name, sort_name"):
        table.read_municipalities(path)


def test_another_encoding_is_named_by_line(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b",".join(name.encode() for name in COLUMNS) + b"\nGM1900,S\xfadwest-Frysl\xe2n\n")

    with pytest.raises(TableRefused, match=r"Regel 2: .*geen UTF-8"):
        table.read_municipalities(path)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"code;name\n", b'"open'])
def test_rubbish_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_bytes(content)

    with pytest.raises(TableRefused):
        table.read_municipalities(path)


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(TableRefused, match="kan niet worden gelezen"):
        table.read_municipalities(tmp_path / "nergens.csv")


def test_a_hundred_faults_are_told_as_twenty(tmp_path):
    path = write(tmp_path, [{**GOOD, "code": f"{number}"} for number in range(100)])

    with pytest.raises(TableRefused) as refused:
        table.read_municipalities(path)

    assert len(refused.value.faults) == 21
    assert refused.value.faults[-1].startswith("En nog ")


@pytest.mark.skipif(not SHARED.exists(), reason="the tables to compare with are not beside this checkout")
def test_our_facts_agree_with_the_shared_tables():
    with (SHARED / "gemeenten.csv").open(encoding="utf-8", newline="") as file:
        theirs = {row["gm_code"]: as_ours(row) for row in csv.DictReader(file)}
    ours = {row.code: row for row in table.read_municipalities() if row.code in theirs}

    differing = {
        (ours[code].name, column)
        for code, row in theirs.items()
        for column, value in row.items()
        if in_any_order(getattr(ours[code], column)) != value
    }

    assert ours.keys() == theirs.keys()
    assert differing == set(OTHERWISE), "each difference has a reason, and no reason is left without its difference"


def as_ours(row):
    """A municipality of the shared table under the names of our columns."""
    return {
        "name": row["naam"],
        "official_name": row["naam_officieel"],
        "sort_name": row["sorteernaam"],
        "aliases": set(filter(None, row["aliassen"].split(";"))),
        "province": row["provincie"],
        "inhabitants": int(row["inwoners"]),
        "latitude": float(row["lat"]),
        "longitude": float(row["lon"]),
        "neighbours": set(filter(None, row["buurgemeenten"].split(";"))),
    }


def in_any_order(value):
    return set(value) if isinstance(value, tuple) else value


def test_each_municipality_lies_among_its_neighbours():
    """Coordinates of another place would put its dot in another province."""
    rows = {row.code: row for row in table.read_municipalities()}

    astray = {
        one.name: round(kilometres)
        for one in rows.values()
        if one.neighbours and (kilometres := from_the_middle_of(one, [rows[code] for code in one.neighbours])) > FAR
    }

    assert astray == {}


def from_the_middle_of(one, others):
    """Kilometres, near enough for the Netherlands, between a municipality and the middle of others."""
    north = sum(other.latitude for other in others) / len(others) - one.latitude
    east = sum(other.longitude for other in others) / len(others) - one.longitude
    return hypot(north * 111, east * 68)


def test_neighbours_are_mutual():
    rows = {row.code: row for row in table.read_municipalities()}

    lonely = [
        (one.name, other) for one in rows.values() for other in one.neighbours if one.code not in rows[other].neighbours
    ]

    assert lonely == []


def write(folder, rows):
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path
