"""What this is, in numbers and in time."""

from collections.abc import Callable

import brotli
import pytest

from tests.visitor import Visitor

FIRST_PACKETS = 14 * 1024  # bytes that arrive before the first acknowledgement


def test_a_resident_reads_how_large_the_network_is(visitor: Visitor) -> None:
    page = visitor.open("/")

    assert page.heading == "Iedereen doet mee"
    assert "Van de 342 gemeenten in Nederland zijn er 25 koploper en 7 ondertekenaar" in page.text


def test_the_numbers_follow_the_reorganisations(at: Callable[[str], Visitor]) -> None:
    page = at("2027-01-01").open("/")

    assert "Van de 341 gemeenten" in page.text


@pytest.mark.promise("map-in-words")
def test_whoever_cannot_see_the_map_hears_what_it_shows(visitor: Visitor) -> None:
    picture = visitor.open("/").soup.select_one("main svg[role=img]")

    assert picture
    assert "25 koplopers en 7 ondertekenaars tussen 342 gemeenten" in str(picture["aria-label"])


def test_the_three_tasks_lead_to_pages_that_exist(visitor: Visitor) -> None:
    tasks = [str(link["href"]) for link in visitor.open("/").soup.select(".tasks a")]

    assert len(tasks) == 3
    for address in tasks:
        visitor.open(address)


def test_a_journalist_finds_the_newest_signature_with_its_date(visitor: Visitor) -> None:
    newest = visitor.open("/").soup.select(".newest li")

    assert len(newest) == 5
    assert "Ridderkerk" in newest[0].text
    assert newest[0].time and newest[0].time["datetime"] == "2020-09-30"


@pytest.mark.promise("small-home")
def test_home_fits_in_the_first_packets(visitor: Visitor) -> None:
    page = visitor.open("/")

    assert len(brotli.compress(page.response.data, quality=5)) <= FIRST_PACKETS


def test_the_timeline_runs_from_2018_and_each_past_fact_has_a_source(visitor: Visitor) -> None:
    steps = visitor.open("/programma").soup.select("ol.timeline > li")

    days = [step.time["datetime"] for step in steps if step.time]
    assert days == ["2018", "2018-04", "2018-06-14", "2019-03", "2020-08-31"]
    assert all("Bron:" in step.text for step in steps if step.time)
    assert "nog niet aangeleverd" in steps[-1].text
