"""The secretariat finds reports, answers by letter, notes what came of it, and closes and opens them again."""

import pytest

from tests.secretariat.cases import BY_PHONE, CLOSED, ERASED, LATE, NEW, REPORTS, case, letters, report
from tests.visitor import Visitor, set_clock

ANSWER, SEND = "Uw antwoord", "Verstuur het antwoord en handel af"
NOTE, KEEP = "Notitie voor collega’s", "Bewaar de notitie"


def rows(visitor: Visitor, query: str = "") -> list[str]:
    page = visitor.open(f"{REPORTS}{query}")
    return [one.get_text().strip() for one in page.soup.select("tbody th")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [LATE, BY_PHONE, NEW]),
        ("?stand=te-laat", [LATE]),
        ("?stand=afgehandeld", [ERASED, CLOSED]),
        ("?stand=alle", [LATE, BY_PHONE, NEW, ERASED, CLOSED]),
        ("?zoek=LIJST", [LATE]),
        ("?zoek=cdf234", [LATE]),
        ("?zoek=100%25", []),
        ("?zoek=_", []),
    ],
)
def test_reports_are_found_by_standing_reference_and_words(secretary: Visitor, query, found):
    own = {LATE, BY_PHONE, NEW, ERASED, CLOSED}  # there may be more

    assert [reference for reference in rows(secretary, query) if reference in own] == found


def test_a_standing_that_is_none_is_told(secretary: Visitor):
    page = secretary.open(f"{REPORTS}?stand=zomaar", status=422)

    assert "Kies een stand uit de lijst" in page.text


@pytest.mark.parametrize("page", ["0", "-1", "9", "x", "99999999999"])
def test_a_page_that_is_not_there_does_not_exist(secretary: Visitor, page):
    secretary.open(f"{REPORTS}?pagina={page}", status=404)


def test_an_answer_goes_out_as_a_letter_and_closes_the_report(secretary: Visitor):
    secretary.open(case(LATE))
    secretary.send("Schrijf een antwoord")
    secretary.follow_redirect()
    secretary.send(SEND, {ANSWER: "De lijst is weer vol.\n\nDank u wel!"})
    page = secretary.follow_redirect()

    assert "Uw antwoord staat in de wachtrij" in page.text
    assert "beantwoord per mail, door Sanne Verzonnen" in page.text
    assert report(secretary.app, LATE).answered_at
    letter = letters(secretary.app)[-1]
    assert (letter.to, letter.subject) == ("vera@bezoeker.example", f"Antwoord op uw melding {LATE}")
    assert "De lijst is weer vol.\n\nDank u wel!" in letter.text
    assert f"/toegankelijkheid/melding/{LATE}" in letter.text
    assert "Afgehandeld" in Visitor(secretary.app).open(f"/toegankelijkheid/melding/{LATE}").text


def test_an_empty_answer_is_not_sent(secretary: Visitor):
    before = len(letters(secretary.app))
    secretary.open(case(LATE, "antwoord"))

    page = secretary.send(SEND, {ANSWER: "   "}, status=422)

    assert "Schrijf wat u wilt antwoorden." in page.text
    assert len(letters(secretary.app)) == before


def test_pressing_twice_sends_one_letter_and_tells_that_it_goes(secretary: Visitor):
    before = len(letters(secretary.app))
    form = secretary.open(case(LATE, "antwoord"))
    secretary.send(SEND, {ANSWER: "Opgelost."})
    secretary.page = form

    secretary.send(SEND, {ANSWER: "Opgelost."})

    assert "Uw antwoord staat in de wachtrij" in secretary.follow_redirect().text
    assert len(letters(secretary.app)) == before + 1


def test_another_answer_from_an_old_page_is_not_sent_and_nobody_else_is_blamed(secretary: Visitor):
    before = len(letters(secretary.app))
    form = secretary.open(case(LATE, "antwoord"))
    secretary.send(SEND, {ANSWER: "Opgelost."})
    secretary.page = form

    page = secretary.send(SEND, {ANSWER: "Nog niet opgelost."}, status=409)

    assert "U deed hier zelf al iets mee" in page.text
    assert "collega was u voor" not in page.text
    assert page.field(ANSWER).get_text().strip() == "Nog niet opgelost."
    assert len(letters(secretary.app)) == before + 1


@pytest.mark.parametrize(
    ("page", "button", "answers", "told"),
    [
        (case(NEW, "notitie"), KEEP, {NOTE: "Gebeld."}, "De notitie is bewaard."),
        (case(NEW), "Handel af zonder mail", {}, "De melding is afgehandeld."),
        (case(CLOSED), "Heropen de melding", {}, "De melding is weer open."),
    ],
)
def test_a_second_press_is_told_as_the_first(secretary: Visitor, page, button, answers, told):
    form = secretary.open(page)
    secretary.send(button, answers)
    secretary.page = form

    secretary.send(button, answers)

    assert told in secretary.follow_redirect().text


def test_a_second_press_after_a_colleague_is_not_told_as_done(secretary: Visitor, colleague: Visitor):
    form = secretary.open(case(NEW))
    secretary.send("Handel af zonder mail")
    colleague.open(case(NEW))
    colleague.send("Heropen de melding")
    secretary.page = form

    secretary.send("Handel af zonder mail")

    assert "Er is niets gedaan" in secretary.follow_redirect().text


def test_who_left_no_address_is_not_written_to(secretary: Visitor):
    page = secretary.open(case(BY_PHONE, "antwoord"))

    assert "Een mail kan dus niet. Bel 000 0000000" in page.text
    assert not page.soup.select("main textarea")


def test_a_note_is_kept_for_colleagues_and_the_journal_does_not_repeat_it(secretary: Visitor):
    secretary.open(case(NEW, "notitie"))
    secretary.send(KEEP, {NOTE: "Gebeld, komt goed."})

    page = secretary.follow_redirect()

    assert "De notitie is bewaard." in page.text
    assert "Gebeld, komt goed." in page.text
    assert "notitie gewijzigd" in page.text
    assert "Gebeld" not in secretary.open(f"/beheer/journaal?onderwerp={NEW}").text


def test_a_report_is_closed_without_a_letter_and_opened_again(secretary: Visitor):
    before = len(letters(secretary.app))
    secretary.open(case(NEW))
    secretary.send("Handel af zonder mail")
    assert "De melding is afgehandeld." in secretary.follow_redirect().text
    assert report(secretary.app, NEW).answered_at

    secretary.send("Heropen de melding")

    assert "De melding is weer open." in secretary.follow_redirect().text
    assert report(secretary.app, NEW).answered_at is None
    assert len(letters(secretary.app)) == before


def test_a_report_that_a_colleague_opened_again_is_not_closed_by_an_old_page(secretary: Visitor, colleague: Visitor):
    old = secretary.open(case(NEW))
    colleague.open(case(NEW))
    colleague.send("Handel af zonder mail")
    colleague.follow_redirect()
    colleague.send("Heropen de melding")
    secretary.page = old

    secretary.send("Handel af zonder mail")

    assert "Er is niets gedaan" in secretary.follow_redirect().text
    assert report(secretary.app, NEW).answered_at is None


def test_what_is_erased_is_said_to_be_erased(secretary: Visitor):
    assert "Gewist: de bewaartermijn is voorbij" in secretary.open(case(ERASED)).text


@pytest.mark.parametrize("page", ["", "antwoord", "notitie"])
def test_a_report_that_is_not_there_does_not_exist(secretary: Visitor, page):
    secretary.open(case("XXX-XXX-XXX", page), status=404)


def test_the_days_go_on(secretary: Visitor):
    set_clock(secretary.app, "2026-12-08T12:00:00+01:00")
    secretary.sign_in_as("sanne@secretariaat.example")

    assert "1 dag te laat, wacht 15 dagen" in secretary.open(case(NEW)).text
