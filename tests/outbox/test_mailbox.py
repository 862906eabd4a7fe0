"""Whoever builds the site reads its letters at /ontwikkeling/postvak; on a real site nobody can."""

from koplopers import clock
from koplopers.outbox.delivery import deliver_all
from tests.outbox.conftest import a_letter, queued
from tests.visitor import Visitor, set_clock

LIST = "/ontwikkeling/postvak"


def test_an_empty_mailbox_says_so(fresh_app):
    assert "Er zijn nog geen mails." in Visitor(fresh_app).open(LIST).text


def test_letters_are_listed_and_read_in_both_forms(fresh_app):
    text = "Beste Anna,\n\nKijk hier:\n\nhttp://127.0.0.1:8000/over\n\n- <b>een</b>"
    with fresh_app.app_context():
        queued(a_letter(), a_letter(subject="De tweede", text=text))
    visitor = Visitor(fresh_app)

    page = visitor.open(LIST)
    assert [row.get_text() for row in page.soup.select("tbody th")] == [
        "De tweede, mail 2",
        "Uw melding is aangekomen, mail 1",
    ]
    assert "wacht op de werker" in page.text

    letter = visitor.follow("De tweede, mail 2")
    assert letter.heading == "De tweede, mail 2 in het postvak"
    assert letter.link("http://127.0.0.1:8000/over") == "http://127.0.0.1:8000/over"
    assert letter.text.count("Kijk hier:") == 2
    assert letter.text.count("U krijgt deze mail omdat u iets meldde.") == 2
    assert "<b>een</b>" in letter.text
    assert visitor.follow("Postvak").heading == "Postvak"


def test_a_secret_can_be_read_here_until_it_expires(fresh_app):
    with fresh_app.app_context():
        queued(a_letter(secret=True, text="Code HJK-472", expires_at=clock.now().replace(hour=13)))
        deliver_all(now=clock.now)
        assert "Code HJK-472" in Visitor(fresh_app).open(f"{LIST}/1").text
        assert "verstuurd" in Visitor(fresh_app).open(LIST).text

        set_clock(fresh_app, "2026-11-24T16:00:00+01:00")
        deliver_all(now=clock.now)

    page = Visitor(fresh_app).open(f"{LIST}/1")
    assert "De woorden van deze mail zijn gewist." in page.text
    assert "HJK" not in page.text


def test_a_letter_that_does_not_exist(fresh_app):
    Visitor(fresh_app).open(f"{LIST}/1", status=404)


def test_on_a_site_with_a_mail_server_letters_are_for_their_receivers(server, site_with):
    site = site_with(server)
    with site.app_context():
        queued(a_letter())

    Visitor(site).open(LIST, status=404)
    Visitor(site).open(f"{LIST}/1", status=404)


def test_in_production_there_is_no_such_address(make_app):
    mail = {"smtp_url": "smtps://mail.koplopers.example", "mail_from": "post@koplopers.example"}
    production = Visitor(make_app(env="production", now="", base_url="https://koplopers.example", **mail))

    production.open(LIST, status=404)
