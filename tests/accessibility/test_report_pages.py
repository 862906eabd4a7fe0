"""A tester, who may be blind, reads the report and finds the way in it."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from accessibility.report import PICTURES, write
from tests.accessibility.invented import a_finding, a_run
from tests.page_promises import name_of, words

MANY = a_run(
    a_finding("contrast"),
    a_finding(conditions=("bureau", "320 px")),
    a_finding(path="#naam"),
    a_finding("title-unique", "contact", path=None),
    a_finding("alt-fits", "contact", judge=True),
)


@pytest.fixture
def report(tmp_path):
    """Write the pages of a run, and give each by the name of its file."""

    def written(run, **more):
        write(run, tmp_path, ["html"], **more)
        return {
            path.name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
            for path in tmp_path.glob("*.html")
        }

    return written


def test_it_begins_with_what_was_done_and_what_was_found(report):
    text = words(report(MANY)["index.html"].main)

    assert "toegankelijkheid van https://www.voorbeeld.nl" in text
    assert "Gevonden: 4 fouten en 1 punt om zelf te beoordelen." in text
    assert "2 fouten op niveau A" in text
    assert "1 fout tegen de goede praktijk" in text
    assert "2, in 4 bezoeken" in text
    assert "axe-core 4.14.1" in text
    assert "24 november 2026 om 10.00 uur" in text
    assert "niet af" not in text


def test_it_says_first_that_a_run_was_broken_off(report):
    main = report(a_run(is_complete=False))["index.html"].main

    assert words(main.find("p")).startswith("Dit onderzoek is niet af.")


def test_finding_nothing_is_not_praised_as_being_accessible(report):
    pages = report(a_run())

    assert "Er is niets gevonden. Een machine vindt niet alles." in words(pages["index.html"].main)
    assert "Er is hier niets gevonden." in words(pages["fouten.html"].main)


def test_a_finding_is_told_with_what_to_do_first(report):
    told = report(MANY)["pagina-01.html"].select(".finding")[0]

    assert words(told.h3) == "Fout 1: Dit veld heeft geen label."
    assert words(told.p) == "Wat te doen: Geef het veld een label."
    facts = {words(dt): words(dt.find_next_sibling("dd")) for dt in told.select("dt")}
    assert facts["Waar"] == "“Zoek”"
    assert facts["Pad"] == "#zoek"
    assert facts["Gemeten"] == "2,1 op 1"
    assert facts["Omstandigheden"] == "bureau, 320 px"
    assert facts["Gevonden door"] == "axe-core label"
    assert facts["Succescriteria"] == "1.3.1 Info en relaties"


def test_the_most_serious_comes_first(report):
    page = report(MANY)["fouten.html"]

    assert [words(one) for one in page.select("h2")] == ["Niveau A", "Niveau AA", "Goede praktijk"]
    assert words(page.h3) == "Dit veld heeft geen label. (2 keer)"


@pytest.mark.promise("report-without-script")
@pytest.mark.parametrize(
    ("file", "numbers"),
    [
        ("fouten.html", ["Fout 1", "Fout 2", "Fout 3", "Fout 4"]),
        ("te-beoordelen.html", ["Te beoordelen 1"]),
        ("criterium-1-4-3.html", ["Fout 3"]),
        ("goede-praktijk.html", ["Fout 4"]),
        ("omstandigheid-02.html", ["Fout 1"]),
    ],
)
def test_without_a_script_there_is_a_page_for_each_choice(report, file, numbers):
    pages = report(MANY)

    links = pages[file].main.select("a")

    assert [words(one).partition(":")[0] for one in links] == numbers
    for link in links:
        page, _, anchor = link["href"].partition("#")
        assert words(pages[page].find(id=anchor).h3).startswith(words(link).partition(":")[0])


def test_every_link_leads_somewhere_and_means_one_thing(report):
    pages = report(MANY, before=a_run(a_finding("contrast-aaa")))

    for name, page in pages.items():
        targets: dict[str, str] = {}
        for link in page.select("a[href]"):
            file, _, anchor = link["href"].partition("#")
            if "://" not in file:
                target = pages[file or name]
                assert not anchor or target.find(id=anchor), f"{link} in {name}"
            assert targets.setdefault(name_of(link), link["href"]) == link["href"], f"{link} in {name}"


def test_headings_and_titles_make_an_outline(report):
    pages = report(MANY, before=MANY)

    for page in pages.values():
        levels = [int(one.name[1]) for one in page.select("h1, h2, h3, h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert words(page.title).startswith(words(page.h1))
    assert len({words(page.title) for page in pages.values()}) == len(pages)


def test_what_a_page_says_is_text_and_never_a_tag(report):
    wild = '<script>alert("x")</script>&amp;'
    element_of = a_finding(path=wild, details=(wild,), found_by=(wild,), state=wild)

    pages = report(a_run(element_of, states=(wild,)))

    assert not any(page.find("script") for page in pages.values())
    assert wild in pages["pagina-01.html"].main.get_text()


def test_a_picture_is_shown_with_words_when_there_is_one(report, tmp_path):
    (tmp_path / PICTURES).mkdir()
    (tmp_path / PICTURES / "a.png").write_bytes(b"")

    page = report(a_run(a_finding(picture="a.png"), a_finding("contrast", picture="weg.png")))["pagina-01.html"]

    (image,) = page.select("img")
    assert image["src"] == "pictures/a.png"
    assert image["alt"] == "Fout 1 in beeld, met wat er vlak omheen staat."


def test_an_earlier_run_is_compared_when_it_is_given(report):
    before = a_run(a_finding("contrast"), a_finding("contrast-aaa"), a_finding(state="weg"))

    pages = report(MANY, before=before)

    assert "Nieuw: 4. Weg: 1. Nog steeds: 1. Niet opnieuw bekeken: 1." in words(pages["index.html"].main)
    assert "Deze tekst kan donkerder. Op de pagina “zoeken”" in words(pages["vergelijking.html"].main)
    assert "Weg" not in words(report(MANY)["index.html"].main)
