"""Confirming by link and by code: once, in time, by who has the letter; and what goes wrong on bad days."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from koplopers.database import db
from koplopers.journal import JournalEntry
from tests.signing.applicant import ANNA, BO, ON, SIGN, SIGNER, Applicant
from tests.visitor import set_clock

CONFIRM = "Ja, ik bevestig de ondertekening"
THANKS = "Dank u wel, de ondertekening is bevestigd"
CODE = {"E-mailadres waarop u de mail kreeg": ANNA}


def test_the_signer_confirms_with_the_link(anna, stranger, mailbox, kept):
    anna.sign()

    page = stranger.open(mailbox.last(ANNA).link)
    assert page.heading == "Bevestig de ondertekening door Windveld"
    assert "Bo Bries" in page.text
    page = stranger.press(CONFIRM)

    assert page.heading == THANKS
    assert kept()[-1].confirmed_at is not None
    assert mailbox.everything == [ANNA, BO, ANNA]
    assert kept()[-1].reference in mailbox.last(ANNA).text


def test_looking_confirms_nothing_however_often(anna, stranger, mailbox, kept):
    anna.sign()

    for _ in range(3):
        stranger.open(mailbox.last(ANNA).link)

    assert kept()[-1].confirmed_at is None
    assert mailbox.everything == [ANNA]


def test_the_second_press_is_thanked_as_kindly(anna, stranger, mailbox, site):
    anna.sign()
    link = mailbox.last(ANNA).link
    shown = stranger.open(link)
    stranger.press(CONFIRM)

    stranger.page = shown
    page = stranger.press(CONFIRM)

    assert page.heading == THANKS
    assert stranger.go(link).heading == THANKS
    assert mailbox.everything == [ANNA, BO, ANNA]
    with site.app_context():
        deeds = select(func.count()).where(JournalEntry.deed == "bevestigd")
        assert db.session.scalar(deeds) == 1


def test_ten_presses_at_the_same_moment_count_once(anna, site, mailbox):
    anna.sign()
    link = mailbox.last(ANNA).link

    def press(_):
        return site.test_client().post(link, headers={"Sec-Fetch-Site": "same-origin"}).status_code

    with ThreadPoolExecutor(5) as pool:
        assert set(pool.map(press, range(10))) == {303}

    assert mailbox.everything == [ANNA, BO, ANNA]


def test_the_signer_types_the_code_on_another_device(anna, stranger, mailbox, kept):
    anna.sign()
    stranger.open("/ondertekenen/code")

    page = stranger.press("Bevestig met deze code", {**CODE, "Code uit de mail": mailbox.last(ANNA).code.lower()})

    assert page.heading == THANKS
    assert kept()[-1].confirmed_at is not None


@pytest.mark.parametrize("email", [ANNA, "niemand@nergens.example"])
def test_a_wrong_code_tells_nothing_of_the_address(anna, stranger, email):
    anna.sign()
    stranger.open("/ondertekenen/code")

    page = stranger.press(
        "Bevestig met deze code",
        {"E-mailadres waarop u de mail kreeg": email, "Code uit de mail": "CCC-CCC"},
        status=422,
    )

    assert "Deze code klopt niet bij dit mailadres." in page.text


def test_who_guesses_is_stopped_and_the_link_goes_on_working(anna, site, mailbox, kept):
    anna.sign()
    letter = mailbox.last(ANNA)
    guesser = site.test_client()
    for _ in range(10):
        guesser.post("/ondertekenen/code", data={"email": ANNA, "code": "CCC-CCC"})

    guesser.post("/ondertekenen/code", data={"email": ANNA, "code": letter.code})
    assert kept()[-1].confirmed_at is None
    statuses = [
        guesser.post("/ondertekenen/code", data={"email": ANNA, "code": "CCC-CCC"}).status_code for _ in range(60)
    ]

    assert statuses[-1] == 429
    signer = Applicant(site)
    signer.open(letter.link)
    assert signer.press(CONFIRM).heading == THANKS


def test_after_two_weeks_the_letter_is_over_and_a_new_one_can_be_had(anna, stranger, site, mailbox, kept):
    anna.sign()
    old = mailbox.last(ANNA)
    set_clock(site, "2026-12-08T10:59:00+00:00")
    shown = stranger.open(old.link)
    set_clock(site, "2026-12-08T11:01:00+00:00")

    stranger.page = shown
    page = stranger.press(CONFIRM, status=410)
    assert page.heading == "Deze mail werkt niet meer"
    assert kept()[-1].confirmed_at is None
    stranger.open("/ondertekenen/code")
    stranger.press("Bevestig met deze code", {**CODE, "Code uit de mail": old.code}, status=410)
    stranger.open(old.link, status=410)
    page = stranger.press("Stuur mij een nieuwe mail")

    assert page.heading == "Verstuurd"
    stranger.open(mailbox.last(ANNA).link)
    assert stranger.press(CONFIRM).heading == THANKS


@pytest.mark.parametrize("secret", ["onzin", "a" * 300, "é"])
def test_an_invented_link_is_over_and_says_what_to_do(stranger, secret):
    page = stranger.open(f"/ondertekenen/bevestigen/{secret}", status=410)

    assert page.link("Zo ondertekent een gemeente") == "/ondertekenen"


def test_a_link_is_good_for_one_thing(anna, stranger, mailbox):
    anna.sign()
    secret = mailbox.last(ANNA).link.rpartition("/")[2]

    stranger.open(f"/ondertekenen/verder/{secret}", status=410)
    stranger.open(f"/ondertekenen/medeondertekenaar/{secret}", status=410)


def test_a_change_after_sending_ends_the_letter_that_spoke_of_other_answers(anna, stranger, mailbox, kept):
    anna.sign()
    old = mailbox.last(ANNA)
    page = anna.open("/ondertekenen/ondertekenaar?terug=controleren")
    assert "U hebt dit al verstuurd." in page.text

    page = anna.press(ON, {**SIGNER, "Functie": "wethouder"})

    assert page.heading == "Controleer en onderteken"
    stranger.open(old.link, status=410)
    anna.press(SIGN)
    assert kept()[-1].confirmed_at is None
    assert "wethouder" in stranger.open(mailbox.last(ANNA).link).text


def test_back_after_sending_and_the_same_answers_again_change_nothing(anna, stranger, mailbox):
    anna.sign()
    anna.open("/ondertekenen/ondertekenaar?terug=controleren")

    page = anna.press(ON, SIGNER)

    assert "U hebt ondertekend op 24 november 2026" in page.text
    stranger.open(mailbox.last(ANNA).link)
    assert mailbox.everything == [ANNA]


def test_a_double_click_sends_one_letter(anna, mailbox):
    page = anna.fill_in()
    anna.press(SIGN)

    anna.page = page
    anna.press(SIGN)

    assert mailbox.everything == [ANNA]


def test_the_letter_can_be_had_again_and_only_the_newest_works(anna, stranger, mailbox):
    anna.sign()
    old = mailbox.last(ANNA)
    anna.open("/ondertekenen/controleren")

    anna.press("Stuur de mail nog een keer")

    stranger.open(old.link, status=410)
    stranger.open(mailbox.last(ANNA).link)


def test_nobody_fills_the_mailbox_of_somebody_else(anna, mailbox):
    anna.sign()
    statuses = []
    for _ in range(8):
        anna.open("/ondertekenen/controleren")
        sent = {"opnieuw": "ja"}
        statuses.append(anna.client.post("/ondertekenen/controleren", data=sent).status_code)

    assert 429 in statuses
    assert len(mailbox.everything) <= 6


def test_after_confirming_the_answers_stand(anna, stranger, mailbox, kept):
    form = anna.fill_in() and anna.open("/ondertekenen/ondertekenaar")
    anna.open("/ondertekenen/controleren")
    anna.press(SIGN)
    stranger.open(mailbox.last(ANNA).link)
    stranger.press(CONFIRM)

    anna.page = form
    page = anna.press(ON, {**SIGNER, "Naam": "Iemand Anders"})

    assert page.heading == "Windveld heeft ondertekend"
    assert kept()[-1].signer_name == "Anna Aanzee"
    assert anna.go("/ondertekenen/mandaat").heading == "Windveld heeft ondertekend"


def test_nothing_is_public_of_it_before_the_check(anna, stranger, reader, mailbox):
    before = [reader.open(path).text for path in ("/netwerk/windveld", "/manifest/ondertekenaars", "/netwerk")]
    anna.sign()
    stranger.open(mailbox.last(ANNA).link)
    stranger.press(CONFIRM)

    assert [reader.open(path).text for path in ("/netwerk/windveld", "/manifest/ondertekenaars", "/netwerk")] == before
