"""Which wording counts on a day, and whether it can be signed."""

from datetime import date

from koplopers.manifest import rules
from koplopers.manifest.models import ManifestVersion
from koplopers.manifest.text import render

WORKING = ManifestVersion(slug="werktekst", text="x", dated=date(2026, 11, 24), is_working_text=True)
OLD = ManifestVersion(
    slug="2018", text="x", dated=date(2018, 6, 14), in_force_from=date(2018, 6, 14), in_force_until=date(2019, 3, 1),
    signing_closes_on=date(2019, 3, 1), is_working_text=False,
)  # fmt: skip
NEXT = ManifestVersion(
    slug="2019", text="x", dated=date(2019, 3, 1), in_force_from=date(2019, 3, 1), is_working_text=False
)


def test_a_version_counts_until_the_next_one_begins():
    versions = [WORKING, OLD, NEXT]

    assert rules.current(versions, date(2019, 2, 28)) is OLD
    assert rules.current(versions, date(2019, 3, 1)) is NEXT


def test_without_an_official_text_our_own_is_shown():
    assert rules.current([WORKING, OLD], date(2026, 11, 24)) is WORKING
    assert rules.current([], date(2026, 11, 24)) is None


def test_signing_is_open_unless_dates_close_it():
    assert rules.is_signing_open(NEXT, date(2030, 1, 1))
    assert rules.is_signing_open(OLD, date(2019, 2, 28))
    assert not rules.is_signing_open(OLD, date(2019, 3, 1))


def test_a_plain_text_keeps_its_words_and_its_numbers():
    html = render("De kop\n\n    ingesprongen\n\n3. derde punt\n")

    assert "<p>ingesprongen</p>" in html
    assert '<ol start="3">' in html
