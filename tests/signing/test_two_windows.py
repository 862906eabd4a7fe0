"""The check is open in two windows: nobody signs what is not on their screen."""

from tests.signing.applicant import ADD, CO_SIGNER, MANDATE, ON, SIGN

CHANGED = "Er is iets gewijzigd nadat u deze pagina opende"
CHECK = "/ondertekenen/controleren"


def test_an_older_window_shows_the_check_again_and_the_next_press_signs(anna, mailbox, kept):
    older = anna.fill_in()
    anna.open("/ondertekenen/mandaat?terug=controleren")
    anna.press(ON, {**MANDATE, "Kenmerk van het besluit": "B-2026-99"})

    anna.page = older
    page = anna.press(SIGN)

    assert CHANGED in page.text
    assert "B-2026-99" in page.text
    assert mailbox.everything == []

    assert CHANGED not in anna.press(SIGN).text
    assert kept()[-1].sent_at is not None
    assert kept()[-1].decision_reference == "B-2026-99"


def test_a_co_signer_who_was_added_in_another_window_counts_and_so_does_a_letter_once_more(anna, mailbox):
    anna.sign()
    older = anna.open(CHECK)
    anna.open("/ondertekenen/medeondertekenaars")
    other = {"Naam van de medeondertekenaar": "Cor Cirrus", "Mailadres van de medeondertekenaar": "cor@raad.example"}
    anna.press(ADD, {**CO_SIGNER, **other})
    anna.open(CHECK)
    anna.press(SIGN)
    written = len(mailbox.everything)

    anna.page = older
    page = anna.press("Stuur de mail nog een keer")

    assert CHANGED in page.text
    assert "Cor Cirrus" in page.text
    assert len(mailbox.everything) == written
