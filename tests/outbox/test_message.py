"""A mail reads well aloud as text, says the same as HTML, and fetches nothing from anywhere."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from koplopers.outbox.message import Sender, compose
from tests.outbox.conftest import a_letter

SENDER = Sender("post@koplopers.example", "vragen@koplopers.example", "https://koplopers.example")
TEXT = """Beste Anna,

U wilt inloggen. Open dit adres:

https://koplopers.example/inloggen/x?a=1&b=2

Of typ deze code:
HJK-472

Dit kunt u ermee:

- meldingen lezen
- <b>gemeenten</b> & mensen beheren"""


def written(**more):
    letter = a_letter(**{"text": TEXT, "subject": "Inloggen, één keer", **more})
    return SimpleNamespace(**vars(letter), token="abc123", queued_at=datetime(2026, 11, 24, 12, tzinfo=UTC))


def mail(**more):
    return message_from_bytes(compose(written(**more), SENDER), policy=default)


def text_of(sent):
    return sent.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_the_text_can_be_read_from_top_to_bottom():
    text = text_of(mail())

    assert text.startswith(TEXT)
    assert text.removeprefix(TEXT).split("\n\n")[1:] == [
        "U krijgt deze mail omdat u iets meldde.",
        "Deze mail komt van het Koplopersnetwerk:\nhttps://koplopers.example\n",
    ]


def test_the_html_says_the_same_words_in_the_same_order():
    text = text_of(mail())
    soup = BeautifulSoup(mail().get_body(("html",)).get_content(), "html.parser")

    assert soup.body.get_text(" ").split() == text.replace("\n- ", "\n").split()
    assert soup.html["lang"] == "nl"
    assert soup.title.get_text() == "Inloggen, één keer"


def test_an_address_alone_on_its_line_is_a_link_and_a_list_is_a_list():
    soup = BeautifulSoup(mail().get_body(("html",)).get_content(), "html.parser")

    assert [link["href"] for link in soup.select("a")] == [
        "https://koplopers.example/inloggen/x?a=1&b=2",
        "https://koplopers.example",
    ]
    assert [item.get_text() for item in soup.select("ul li")] == [
        "meldingen lezen",
        "<b>gemeenten</b> & mensen beheren",
    ]


def test_nothing_is_fetched_and_nobody_is_followed():
    soup = BeautifulSoup(mail().get_body(("html",)).get_content(), "html.parser")

    assert not soup.select("img, script, link, iframe, form, [src], [background], b")
    assert "url(" not in str(soup)


def test_machines_read_who_sent_it_and_that_no_answer_is_needed():
    sent = mail()

    assert str(sent["From"]) == "Koplopersnetwerk <post@koplopers.example>"
    assert str(sent["Reply-To"]) == "Koplopersnetwerk <vragen@koplopers.example>"
    assert str(sent["To"]) == "anna@voorbeeld.example"
    assert str(sent["Subject"]) == "Inloggen, één keer"
    assert str(sent["Date"]) == "Tue, 24 Nov 2026 12:00:00 +0000"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert {part["Content-Language"] for part in sent.iter_parts()} == {"nl"}


def test_a_copy_can_be_told_by_its_number():
    first, copy = compose(written(), SENDER), compose(written(), SENDER)

    assert first == copy
    assert mail()["Message-ID"] == "<abc123@koplopers.example>"


def test_every_line_of_a_mail_fits_what_old_servers_take():
    raw = compose(written(text="Lang: " + "woord " * 500 + "\n\né" * 300), SENDER)

    assert raw.isascii()
    assert max(map(len, raw.splitlines())) <= 78 + len("Content-Type: ")


def test_a_domain_with_accents_is_written_as_mail_servers_know_it():
    assert str(mail(to="anna@café.example")["To"]) == "anna@xn--caf-dma.example"


def test_a_name_with_accents_before_the_at_sign_stays_as_it_is():
    assert "josé@voorbeeld.example".encode() in compose(written(to="josé@voorbeeld.example"), SENDER)


@pytest.mark.parametrize("end", ["\r\n.\r\nMAIL FROM:<x@elders.example>", "\n.\nQUIT"])
def test_words_cannot_end_the_letter_and_begin_another(end):
    text = text_of(mail(text=f"Beste Anna,{end}"))

    assert "elders" in text or "QUIT" in text
