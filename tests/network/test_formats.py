"""The selection as data."""

import csv
import io

from koplopers.network.formats import safe


def test_json_has_the_shape_that_was_promised(visitor):
    answer = visitor.open("/netwerk.json?zoek=utrecht&provincie=utrecht&status=koploper").json

    assert (answer["aantal"], answer["pagina"]) == (2, 1)
    assert answer["gemeenten"][0] == {
        "code": "GM0344",
        "naam": "Utrecht",
        "slug": "utrecht",
        "provincie": "Utrecht",
        "status": "koploper",
        "sinds": "2018-06-14",
        "inwoners": 378278,
        "url": "http://127.0.0.1:8000/netwerk/utrecht",
    }


def test_without_a_page_the_data_are_whole(visitor):
    assert len(visitor.open("/netwerk.json?status=alle").json["gemeenten"]) == 342
    page = visitor.open("/netwerk.json?status=alle&pagina=14").json
    assert (page["aantal"], page["pagina"], len(page["gemeenten"])) == (342, 14, 17)


def test_a_date_is_as_exact_as_it_is_known(visitor):
    assert visitor.open("/netwerk.json?zoek=nijmegen").json["gemeenten"][0]["sinds"] == "2020-02"


def test_csv_opens_in_a_spreadsheet(visitor):
    page = visitor.open("/netwerk.csv?status=alle")

    text = page.response.get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert len(rows) == 342
    assert next(row for row in rows if row["code"] == "GM1900")["naam"] == "Súdwest-Fryslân"


def test_a_spreadsheet_runs_nothing():
    assert [safe(value) for value in ("=1+1", "+31", "-x", "@a", "Utrecht", 12, None)] == [
        "'=1+1", "'+31", "'-x", "'@a", "Utrecht", 12, None,
    ]  # fmt: skip


def test_geojson_says_where(visitor):
    page = visitor.open("/netwerk.geojson")

    feature = next(one for one in page.json["features"] if one["properties"]["slug"] == "utrecht")
    assert page.response.mimetype == "application/geo+json"
    assert feature["geometry"] == {"type": "Point", "coordinates": [5.108, 52.09]}


def test_data_of_a_wrong_question_are_refused(visitor):
    visitor.open("/netwerk.json?provincie=holland", status=422)
