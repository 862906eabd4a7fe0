"""Whoever works in the back office cannot sign in as somebody else: codes and links are for their receiver only."""

from datetime import datetime, timedelta

from koplopers import clock
from koplopers.database import transaction
from koplopers.outbox.models import OutboxLetter
from tests.outbox.conftest import a_letter, kept, queued


def a_code(number: int, secretary, **moments: datetime) -> str:
    """Queue a letter with a code in its subject and its words; returns the address of its page."""
    with secretary.app.app_context():
        words = {"subject": f"Inloggen: code SESAM-{number}", "text": f"Uw code:\nSESAM-{number}", "secret": True}
        (letter,) = queued(a_letter(**words, expires_at=clock.now() + timedelta(minutes=15)))
        with transaction():
            for name, moment in moments.items():
                setattr(kept(letter), name, moment)
        return f"/beheer/mails/{letter}"


def test_a_code_that_waits_is_shown_to_nobody(secretary):
    address = a_code(472, secretary)

    assert "SESAM" not in secretary.open("/beheer/mails").response.get_data(as_text=True)
    page = secretary.open(address).response.get_data(as_text=True)
    assert "SESAM" not in page
    assert "alleen voor de ontvanger" in page


def test_a_code_that_was_refused_is_shown_to_nobody(secretary):
    with secretary.app.app_context():
        now = clock.now()
    address = a_code(472, secretary, given_up_at=now)

    for place in ("/beheer", "/beheer/mails?stand=geweigerd", address):
        assert "SESAM" not in secretary.open(place).response.get_data(as_text=True)


def test_a_code_cannot_be_guessed_by_searching(secretary):
    a_code(472, secretary)

    assert secretary.open("/beheer/mails?zoek=SESAM-4").soup.select("tbody th") == []
    with secretary.app.app_context():
        assert OutboxLetter.shown_subject is not OutboxLetter.subject
