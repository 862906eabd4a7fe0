"""Somebody wants a poster of her municipality on the wall."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koplopers.network.poster import NAME_SIZES, PALETTES, name_step, palette, pattern
from koplopers.settings import ROOT

STYLE = (ROOT / "static/css/poster.css").read_text(encoding="utf-8")
AAA = 7  # contrast of text
SEEN = 1.5  # contrast at which shapes still tell themselves apart from each other


def test_she_finds_the_poster_from_the_page_of_her_municipality(visitor):
    visitor.open("/netwerk/krimpen-aan-den-ijssel")

    page = visitor.follow("Poster van Krimpen aan den IJssel")

    assert page.heading == "Poster van Krimpen aan den IJssel"
    assert "Koploper sinds 14 juni 2018" in page.text
    assert "Iedereen doet mee!" in page.text
    assert page.link("Lees alles over Krimpen aan den IJssel") == "/netwerk/krimpen-aan-den-ijssel"


@pytest.mark.parametrize(
    ("slug", "standing"),
    [
        ("ridderkerk", "Ondertekenaar sinds 30 september 2020"),
        ("zaanstad", "Nog niet aangesloten"),
        ("west-betuwe", "Koploper sinds 14 juni 2018"),
    ],
)
def test_a_poster_is_true_about_the_standing(visitor, slug, standing):
    assert standing in visitor.open(f"/netwerk/{slug}/poster").text


def test_each_of_the_342_has_a_poster_with_a_pattern_that_no_other_has(visitor):
    everybody = visitor.open("/netwerk.json?status=alle").json["gemeenten"]

    drawn = {(pattern(one["code"]).first, pattern(one["code"]).second) for one in everybody}

    assert len(drawn) == len(everybody) == 342
    assert {palette(one["code"]) for one in everybody} == set(PALETTES)


@pytest.mark.promise("poster-in-words")
def test_the_pattern_is_joy_and_the_words_are_said(visitor):
    page = visitor.open("/netwerk/utrecht/poster")

    assert page.soup.select_one(".sheet svg")["aria-hidden"] == "true"
    assert page.soup.select_one(".sheet svg text") is None


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/netwerk/geldermalsen/poster", "/netwerk/west-betuwe/poster"),
        ("/netwerk/appingedam/poster", "/netwerk/eemsdelta/poster"),
    ],
)
def test_the_poster_of_a_predecessor_leads_to_its_successor(visitor, path, target):
    status = visitor.client.get(path).status_code

    assert visitor.open(path, status=status).headers["Location"] == target
    assert 300 < status < 400


def test_nobody_has_a_poster_of_a_municipality_that_never_was(visitor):
    assert visitor.open("/netwerk/atlantis/poster", status=404).heading == "Deze pagina bestaat niet"


def test_the_front_runners_introduce_themselves_together(visitor):
    page = visitor.open("/even-voorstellen")

    names = [one.text for one in page.soup.select("h2 a")]

    assert len(names) == 25
    assert names == sorted(names, key=str.casefold)
    assert "Dit zijn de 25 koplopers van het netwerk." in page.text
    assert page.link("Utrecht") == "/netwerk/utrecht/poster"


def test_a_pattern_stays_what_it_was():
    """A poster on a wall must not differ from the one printed next year."""
    utrecht = pattern("GM0344")

    assert utrecht == pattern("GM0344")
    assert utrecht.palette == "mint"
    assert utrecht.first.startswith("M")


@pytest.mark.promise("poster-contrast")
@pytest.mark.parametrize("name", PALETTES)
def test_words_on_a_poster_have_the_highest_contrast(name):
    colours = colours_of(name)

    assert contrast(colours["sheet"], colours["on-sheet"]) >= AAA


@pytest.mark.parametrize("name", PALETTES)
def test_the_three_colours_of_a_pattern_are_told_apart(name):
    colours = colours_of(name)

    pairs = combinations([colours["sheet"], colours["first"], colours["second"]], 2)

    assert sum(contrast(*pair) >= SEEN for pair in pairs) >= 2, "each shape stands out from something beside it"


def test_the_style_knows_the_sizes_that_the_name_steps_count_on():
    sizes = re.findall(r"\.sheet--step-(\d+) \.sheet__name \{\s*font-size: ([\d.]+)cqi", STYLE)

    assert [(int(step), float(size)) for step, size in sizes] == list(enumerate(NAME_SIZES))


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("Krimpen aan den IJssel", "Urk"),
        ("Sint-Michielsgestel", "Krimpen aan den IJssel"),
        ("Tytsjerksteradiel", "Sint-Anthonis"),
        ("Kampen", "Leiden"),
    ],
)
def test_a_longer_name_is_set_smaller(longer, shorter):
    assert name_step(longer) > name_step(shorter)


@given(st.text(max_size=60))
def test_any_name_has_a_size(name):
    assert 0 <= name_step(name) < len(NAME_SIZES)


def colours_of(name: str) -> dict[str, str]:
    """The colours of a palette in the style; the first palette is what a sheet has by itself."""
    rule = ".sheet" if name == PALETTES[0] else f".sheet--{name}"
    block = re.search(rf"^{re.escape(rule)},\n[^{{]+{{([^}}]+)}}", STYLE, re.MULTILINE)
    assert block, f"no colours for {name}"
    return dict(re.findall(r"--([\w-]+): (#\w+)", block[1]))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(sign * 2 for sign in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
