"""Who tries addresses, codes and references learns nothing of who is busy signing before it is public."""

import pytest

from tests.signing.applicant import ANNA, ON, SIGN, SIGNER, Applicant
from tests.visitor import set_clock

CONFIRM, CODE = "Ja, ik bevestig de ondertekening", "/ondertekenen/code"
WRONG = {"code": "CCC-CCC"}


def test_choosing_a_municipality_shows_nothing_of_others_who_sign_for_it(site, anna, stranger, mailbox):
    before = stranger.choose().response.get_data()

    anna.sign()
    signer = Applicant(site)
    signer.open(mailbox.last(ANNA).link)
    signer.press(CONFIRM)

    assert Applicant(site).choose().response.get_data() == before


@pytest.mark.parametrize("path", [CODE, "/ondertekenen/bericht", "/ondertekenen/verstuurd", "/ondertekenen/bevestigd"])
def test_pages_that_everybody_can_open_are_the_same_while_somebody_signs(anna, stranger, path):
    before = stranger.client.get(path).get_data()

    anna.sign()

    assert stranger.client.get(path).get_data() == before


def test_a_wrong_code_is_answered_alike_for_who_signs_and_who_does_not(anna, stranger):
    anna.sign()

    answers = {
        stranger.client.post(CODE, data={"email": one, **WRONG}).get_data(as_text=True).replace(one, "")
        for one in (ANNA, "niemand@nergens.example")
    }

    assert len(answers) == 1


def test_a_draft_is_as_if_it_did_not_exist_for_who_guesses_its_reference(anna, stranger, kept):
    anna.fill_in()

    drafted, unknown = (
        stranger.client.get(f"/ondertekening/{one}").get_data(as_text=True).replace(one, "")
        for one in (kept()[-1].reference, "CCC-CCC-CCC")
    )

    assert drafted == unknown


def test_who_tries_many_references_has_to_wait(stranger):
    statuses = [stranger.client.get(f"/ondertekening/CCC-CCC-{number}").status_code for number in range(222, 290)]

    assert set(statuses) == {404, 429}
    assert statuses[-1] == 429


def test_a_form_of_yesterday_is_taken_as_if_it_came_at_once(site, anna, kept):
    page = anna.choose()
    set_clock(site, "2026-11-25T09:00:00+01:00")

    anna.page = page
    anna.press(ON, SIGNER)

    assert kept()[-1].signer_name == "Anna Aanzee"


def test_who_signs_a_text_that_changed_meanwhile_reads_it_first(anna, mailbox):
    page = anna.fill_in()
    page.form(SIGN).find("input", attrs={"name": "tekst"})["value"] = "of a text that is gone"

    page = anna.press(SIGN)

    assert "De tekst van het manifest is gewijzigd terwijl u bezig was." in page.text
    assert mailbox.everything == []
