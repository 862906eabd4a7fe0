"""Going on later, in this browser or another, and what a browser remembers."""

from tests.signing.applicant import (
    ANNA,
    LATER,
    Applicant,
)
from tests.visitor import Visitor, set_clock


def test_anna_goes_on_on_another_device(anna, stranger, mailbox):
    anna.choose()
    page = anna.press(LATER, {"Naam": "Anna", "E-mailadres bij de gemeente": "anna"})
    assert page.heading == "Ga later verder"
    page = anna.press("Mail mij de link", {"E-mailadres": ANNA})
    assert "De mail is onderweg." in page.text

    page = stranger.open(mailbox.last(ANNA).link)
    assert "voor Windveld" in page.text
    page = stranger.press("Ga verder in deze browser")

    assert page.heading == "Wie ondertekent voor de gemeente?"
    assert page.field("Naam")["value"] == "Anna"
    assert page.field("E-mailadres bij de gemeente")["value"] == "anna"


def test_a_scanner_that_opens_the_link_takes_nothing_up(anna, site, mailbox):
    anna.choose()
    anna.press(LATER)
    anna.press("Mail mij de link", {"E-mailadres": ANNA})
    scanner = Applicant(site)

    scanner.open(mailbox.last(ANNA).link)

    assert scanner.client.get_cookie("koplopers-ondertekening") is None
    assert scanner.open("/ondertekenen").link("Begin met ondertekenen")


def test_the_link_to_go_on_ends_after_sixty_days(anna, stranger, site, mailbox):
    anna.choose()
    anna.press(LATER)
    anna.press("Mail mij de link", {"E-mailadres": ANNA})
    link = mailbox.last(ANNA).link

    set_clock(site, "2027-01-23T10:59:00+00:00")
    stranger.open(link)
    set_clock(site, "2027-01-23T11:01:00+00:00")
    page = stranger.open(link, status=410)

    assert page.link("Begin met ondertekenen") == "/ondertekenen"


def test_who_begins_anew_leaves_nothing_behind(anna, kept):
    anna.choose()
    page = anna.open("/ondertekenen")
    assert page.link("Ga verder waar u was") == "/ondertekenen/ondertekenaar"

    page = anna.press("Gooi weg wat ik invulde en begin opnieuw")

    assert page.heading == "Welke gemeente ondertekent?"
    assert kept() == []


def test_another_browser_sees_nothing_of_it(anna, stranger):
    anna.fill_in()

    assert stranger.go("/ondertekenen/controleren").heading == "Welke gemeente ondertekent?"
    assert "Windveld" not in stranger.open("/ondertekenen").text


def test_the_start_and_the_pages_before_it_set_no_cookie(anna, reader: Visitor):
    for path in ("/", "/manifest", "/ondertekenen", "/ondertekenen/gemeente", "/ondertekenen/verstuurd"):
        assert "Set-Cookie" not in reader.open(path).headers
