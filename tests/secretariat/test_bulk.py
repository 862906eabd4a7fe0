"""Several cases at once: how many and which before, what came of it after, and a day to undo it."""

import pytest

from koplopers.demo.people import SECRETARY
from tests.secretariat.cases import (
    BY_PHONE,
    CLOSED,
    GIVEN_UP,
    HANDED_OVER,
    LATE,
    LETTERS,
    NEW,
    REPORTS,
    case,
    letters,
    report,
)
from tests.visitor import Page, Visitor, set_clock

CHOOSE = f"{REPORTS}/afhandelen?kies={LATE}&kies={NEW}"
THIS_NOON = "2 meldingen afgehandeld op 24 november 2026, 12.00 uur"


def close_two(somebody: Visitor) -> Page:
    somebody.open(CHOOSE)
    somebody.send("Handel 2 meldingen af")
    return somebody.follow_redirect()


def test_boxes_say_of_which_row_they_are(secretary: Visitor):
    page = secretary.open(REPORTS)

    names = [" ".join(one.get_text().split()) for one in page.soup.select("td label")]
    assert names == [f"Kies melding {reference}" for reference in (LATE, BY_PHONE, NEW)]
    assert not page.soup.select("input[checked]")


def test_all_on_the_page_are_chosen_by_a_link(secretary: Visitor):
    number = len(secretary.open(f"{REPORTS}?stand=alle").soup.select("tbody tr"))

    page = secretary.follow(f"Kies alles op deze pagina ({number})")

    assert len(page.soup.select("input[checked]")) == number > 1
    assert page.address.startswith(f"{REPORTS}?")
    assert "stand=alle" in page.address
    assert not secretary.follow("Kies er geen").soup.select("input[checked]")


def test_before_it_happens_is_told_how_many_and_which(secretary: Visitor):
    page = secretary.open(CHOOSE)

    assert page.heading == "2 meldingen afhandelen?"
    assert LATE in page.text
    assert NEW in page.text
    assert report(secretary.app, LATE).answered_at is None


@pytest.mark.parametrize("address", [f"{REPORTS}/afhandelen?stap=kiezen", f"{LETTERS}/opnieuw?stap=kiezen"])
def test_who_chooses_nothing_is_told_so_at_the_list(secretary: Visitor, address):
    page = secretary.open(address, status=422)

    assert page.text.count("Vink ten minste één regel aan.") == 2


def test_they_are_closed_without_letters_and_each_has_its_trail(secretary: Visitor):
    before = len(letters(secretary.app))

    page = close_two(secretary)

    assert page.heading == "2 meldingen afgehandeld"
    assert "U kunt dit ongedaan maken tot 25 november 2026, 12.00 uur" in page.text
    assert report(secretary.app, LATE).answered_at
    assert report(secretary.app, NEW).answered_at
    assert len(letters(secretary.app)) == before
    assert "afgehandeld, door Sanne Verzonnen" in secretary.open(case(NEW)).text


def test_it_is_undone_from_the_list_too(secretary: Visitor):
    close_two(secretary)
    secretary.open(REPORTS)
    secretary.follow(THIS_NOON)

    secretary.send("Maak dit ongedaan")

    page = secretary.follow_redirect()
    assert page.heading == "Ongedaan gemaakt: 2 meldingen weer open"
    assert report(secretary.app, LATE).answered_at is None
    assert THIS_NOON not in secretary.open(REPORTS).links


def test_what_a_colleague_did_meanwhile_is_left_alone_and_told(secretary: Visitor, colleague: Visitor):
    secretary.open(CHOOSE)
    colleague.open(case(NEW, "notitie"))
    colleague.send("Bewaar de notitie", {"Notitie voor collega’s": "Ik ben nog bezig."})

    secretary.send("Handel 2 meldingen af")

    page = secretary.follow_redirect()
    assert page.heading == "1 melding afgehandeld"
    assert "Niet gedaan" in page.text
    assert report(secretary.app, NEW).answered_at is None


def test_pressing_twice_closes_once_and_tells_the_same(secretary: Visitor):
    page = secretary.open(CHOOSE)
    secretary.send("Handel 2 meldingen af")
    first = secretary.page.headers["Location"]
    secretary.page = page

    secretary.send("Handel 2 meldingen af")

    assert secretary.page.headers["Location"] == first
    assert secretary.follow_redirect().heading == "2 meldingen afgehandeld"


def test_letters_go_out_again_once_however_often_it_is_pressed(secretary: Visitor):
    page = secretary.open(f"{LETTERS}/opnieuw?kies={GIVEN_UP}")
    secretary.send("Verstuur 1 mail opnieuw")
    secretary.page = page

    secretary.send("Verstuur 1 mail opnieuw")

    assert secretary.follow_redirect().heading == "1 mail opnieuw verstuurd"


def test_undoing_leaves_alone_what_somebody_touched_since(secretary: Visitor, colleague: Visitor):
    done = close_two(secretary)
    colleague.open(case(NEW, "notitie"))
    colleague.send("Bewaar de notitie", {"Notitie voor collega’s": "Klopt, klaar."})
    secretary.page = done

    secretary.send("Maak dit ongedaan")

    page = secretary.follow_redirect()
    assert page.heading == "Ongedaan gemaakt: 1 melding weer open"
    assert "Niet teruggezet" in page.text
    assert report(secretary.app, NEW).answered_at


@pytest.mark.parametrize("late", ["undone already", "a day later"])
def test_undoing_has_an_end(secretary: Visitor, late):
    done = close_two(secretary)
    if late == "undone already":
        secretary.send("Maak dit ongedaan")
        secretary.page = done
    else:
        set_clock(secretary.app, "2026-11-25T12:00:00+01:00")
        secretary.sign_in_as(SECRETARY.email)

    secretary.send("Maak dit ongedaan")

    page = secretary.follow_redirect()
    assert "Dit kan niet meer ongedaan worden gemaakt." in page.text
    assert (report(secretary.app, LATE).answered_at is None) is (late == "undone already")


def test_what_was_closed_before_is_not_asked_about(secretary: Visitor):
    assert (
        secretary.open(f"{REPORTS}/afhandelen?kies={CLOSED}&kies=zomaar").heading
        == "Deze meldingen zijn al afgehandeld"
    )


def test_several_letters_go_out_again_and_those_that_cannot_are_told(secretary: Visitor):
    secretary.open(f"{LETTERS}/opnieuw?kies={HANDED_OVER}&kies={GIVEN_UP}&kies=3&kies=x&kies=999999999")
    secretary.send("Verstuur 3 mails opnieuw")

    page = secretary.follow_redirect()

    assert page.heading == "2 mails opnieuw verstuurd"
    assert "Niet gedaan" in page.text
    assert "Mail 3" in page.text
    assert "ongedaan" not in page.text
    assert all(one.handed_over_at is None and one.given_up_at is None for one in letters(secretary.app)[:2])
