"""Names as people have them, and dates as people type them."""

from datetime import date

import pytest

from koplopers.signing.answers import Wrong, read_date, tidy, wrong_with_day, wrong_with_name


@pytest.mark.parametrize(
    "name",
    ["Ö", "O’Neill", "d'Hondt", "Jan-Willem van 't Hoff", "Núria", "李", "Anne Marie Wolvekamp-" * 9],
)
def test_a_name_is_as_somebody_has_it(name):
    assert wrong_with_name(name) is None


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Anna https://spam.example", "Haal het webadres weg"),
        ("www.spam.example", "Haal het webadres weg"),
        ("=HYPERLINK(1)", "Het teken = vooraan kan niet"),
        ("+31 6", "Het teken + vooraan kan niet"),
        ("-Anna", "Het teken - vooraan kan niet"),
        ("@anna", "Het teken @ vooraan kan niet"),
        ("12345", "Vul een naam met letters in"),
        ("…", "Vul een naam met letters in"),
    ],
)
def test_what_no_name_is_is_refused_with_what_to_do(name, advice):
    assert advice in wrong_with_name(name)


def test_pasted_spaces_become_plain_ones_and_letters_are_written_one_way():
    assert tidy("\u00a0 Anna\u00a0\u2009van\t\nDam ") == "Anna van Dam"
    assert tidy("Zoe\u0308") == "Zo\u00eb"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("14", "6", "2026"), date(2026, 6, 14)),
        (("01", "06", "2026"), date(2026, 6, 1)),
        (("14", "juni", "2026"), date(2026, 6, 14)),
        (("14", "Jun.", "2026"), date(2026, 6, 14)),
        (("14", "mrt", "2026"), date(2026, 3, 14)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("14-6-2026", "", ""), date(2026, 6, 14)),
        (("14/06/2026", "", ""), date(2026, 6, 14)),
        (("2026-06-14", "", ""), date(2026, 6, 14)),
    ],
)
def test_a_date_is_read_as_people_type_it(typed, expected):
    assert read_date(*typed) == expected


@pytest.mark.parametrize(
    ("typed", "part", "advice"),
    [
        (("", "", ""), "dag", "Vul de datum in, zoals 14 6 2026."),
        (("14", "", "2026"), "maand", "Vul ook de maand in."),
        (("14", "", ""), "maand", "Vul ook de maand en het jaar in."),
        (("", "6", "2026"), "dag", "Vul ook de dag in."),
        (("2026", "6", "14"), "dag", "Bij de dag staat het jaar 2026."),
        (("6", "14", "2026"), "maand", "Bedoelt u 14 juni?"),
        (("veertien", "6", "2026"), "dag", "“veertien” is geen dag."),
        (("0", "6", "2026"), "dag", "van 1 tot en met 31"),
        (("32", "6", "2026"), "dag", "van 1 tot en met 31"),
        (("14", "ju", "2026"), "maand", "als naam, zoals juni"),
        (("14", "99", "2026"), "maand", "van 1 tot en met 12"),
        (("14", "6", "26"), "jaar", "met vier cijfers, zoals 2026"),
        (("14", "6", "'26"), "jaar", "met vier cijfers"),
        (("14", "6", "0000"), "jaar", "met vier cijfers"),
        (("14", "6", "99999"), "jaar", "met vier cijfers"),
        (("١٤", "6", "2026"), "dag", "is geen dag"),
        (("31", "6", "2026"), "dag", "De maand juni heeft 30 dagen."),
        (("30", "2", "2026"), "dag", "De maand februari heeft 28 dagen."),
        (("29", "2", "2026"), "dag", "In 2026 heeft februari 28 dagen."),
    ],
)
def test_every_typing_error_in_a_date_is_told_at_its_field(typed, part, advice):
    wrong = read_date(*typed)

    assert isinstance(wrong, Wrong)
    assert wrong.part == part
    assert advice in wrong.sentence


def test_no_decision_was_taken_before_the_municipality_was_there_or_has_yet_to_come():
    bounds = {"first": date(2019, 1, 1), "last": date(2026, 11, 24), "too_early": "Dat is te vroeg."}

    assert wrong_with_day(date(2019, 1, 1), **bounds) is None
    assert wrong_with_day(date(2026, 11, 24), **bounds) is None
    assert wrong_with_day(date(2018, 12, 31), **bounds) == "Dat is te vroeg."
    assert "toekomst" in wrong_with_day(date(2026, 11, 25), **bounds)
