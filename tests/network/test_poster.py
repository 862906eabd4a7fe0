"""Posters: each its own, readable by everybody."""

import re
from pathlib import Path

import pytest

from koplopers.municipalities.table import read_municipalities
from koplopers.network.poster import PALETTES, name_step, pattern

STYLE = (Path(__file__).parents[2] / "static" / "css" / "poster.css").read_text(encoding="utf-8")


def test_a_municipality_introduces_itself(visitor):
    page = visitor.open("/netwerk/utrecht/poster")

    assert page.heading == "Utrecht"
    assert "Koploper sinds 14 juni 2018" in page.text
    assert "Iedereen doet mee!" in page.text


def test_a_municipality_that_has_not_joined_has_a_poster_too(visitor):
    assert "Nog niet aangesloten" in visitor.open("/netwerk/zaanstad/poster").text


def test_the_poster_of_a_predecessor_is_that_of_its_successor(visitor):
    assert visitor.open("/netwerk/geldermalsen/poster", status=301).headers["Location"] == "/netwerk/west-betuwe/poster"


def test_the_25_introduce_themselves_together(visitor):
    page = visitor.open("/even-voorstellen")

    assert len(page.soup.select("article")) == 25
    assert page.link("Krimpen aan den IJssel") == "/netwerk/krimpen-aan-den-ijssel/poster"


def test_no_two_municipalities_share_a_pattern():
    codes = [row.code for row in read_municipalities()]

    assert len({pattern(code) for code in codes}) == len(codes)


def test_a_pattern_is_the_same_tomorrow():
    """What is printed and hangs on a wall must still be what the site shows."""
    assert pattern("GM0344").palette == "mint"
    assert pattern("GM0344") == pattern("GM0344")


@pytest.mark.parametrize("palette", PALETTES)
def test_words_on_a_poster_stand_out(palette):
    block = re.search(rf"\.sheet--{palette},.*?\{{(.*?)\}}", STYLE, re.S) or re.search(
        r"\.sheet,.*?\{(.*?)\}", STYLE, re.S
    )
    ground, words = (re.search(rf"--{name}: (#\w+);", block[1])[1] for name in ("sheet", "on-sheet"))

    assert contrast(ground, words) >= 7, "WCAG 1.4.6"


@pytest.mark.parametrize("name", ["Ee", "Utrecht", "Haarlemmermeer", "Nissewaard", "Súdwest-Fryslân", "Gilze en Rijen"])
def test_a_longer_word_is_never_set_larger(name):
    assert name_step(name) <= name_step(name + "enburgwoude")


def contrast(one, other):
    """The contrast ratio of two colours as WCAG 2 computes it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
