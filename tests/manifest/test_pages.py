"""Reading the manifest and its versions."""

import pytest


def test_she_reads_our_text_and_that_it_is_a_working_text(visitor):
    page = visitor.open("/manifest")

    assert page.heading == "Manifest “Iedereen doet mee!”"
    assert "Dit is een werktekst." in page.text
    assert [one.get_text() for one in page.soup.select(".prose h2")] == [
        "Waar wij voor staan",
        "Wat wij gaan doen",
        "Wat wij willen bereiken",
    ]


@pytest.mark.parametrize("version", ["2018", "2019"])
def test_she_is_told_that_an_official_wording_is_not_there(visitor, version):
    visitor.open("/manifest")

    page = visitor.follow(f"Versie {version}")

    assert "nog niet aangeleverd" in page.text
    assert "Nee, niet meer sinds 31 augustus 2020" in page.text
    assert "Vingerafdruk" not in page.text


def test_a_version_that_never_was_is_not_found(visitor):
    visitor.open("/manifest/1848", status=404)
