"""How long somebody stays signed in, where, and how that ends."""

import pytest
from flask import Flask

from koplopers.people.rules import device_in_words
from tests.people.door import CARLA, ask, is_in, press
from tests.visitor import Visitor

ACCOUNT = "/beheer/account"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_each_page_says_until_when(contact):
    page = contact.open(ACCOUNT)

    assert "U bent ingelogd tot 14.00 uur" in page.soup.select_one(".session").get_text(" ", strip=True)
    assert page.soup.select_one(".session time")["datetime"] == "2026-11-24T14:00:00+01:00"


def test_whoever_does_something_stays(contact, clock_at):
    clock_at("13:59")
    contact.open(ACCOUNT)
    clock_at("15:58")

    assert "ingelogd tot 17.58 uur" in " ".join(contact.open(ACCOUNT).soup.select_one(".session").get_text(" ").split())


def test_whoever_does_nothing_for_two_hours_is_out(contact, clock_at):
    clock_at("14:00")

    assert contact.open(ACCOUNT, status=302).headers["Location"] == "/inloggen?verder=/beheer/account"


def test_after_a_day_it_ends_however_busy_somebody_is(contact, clock_at):
    for hour in range(13, 35):
        clock_at(f"2026-11-{24 + hour // 24}T{hour % 24:02}:00:00+01:00")
        contact.open(ACCOUNT)

    clock_at("2026-11-25T11:59:00+01:00")
    assert "12.00 uur" in contact.open(ACCOUNT).soup.select_one(".session").get_text()
    clock_at("2026-11-25T12:00:00+01:00")
    contact.open(ACCOUNT, status=302)


def test_a_button_keeps_somebody_in(contact, clock_at):
    contact.open(ACCOUNT)
    clock_at("13:55")

    contact.send("Blijf langer ingelogd")
    page = contact.follow_redirect()

    assert page.heading == "U blijft langer ingelogd"
    assert "U bent nu ingelogd tot 15.55 uur" in page.text


def test_what_cannot_become_longer_is_not_offered(contact, clock_at):
    _be_busy_all_day(contact, clock_at)
    clock_at("2026-11-25T11:55:00+01:00")

    page = contact.open(ACCOUNT)

    told = " ".join(page.soup.select_one(".session").get_text(" ").split())
    assert "12.00 uur . Daarna moet u opnieuw inloggen." in told
    assert "Blijf langer ingelogd" not in told
    assert contact.open("/inloggen/sessie").json == {"seconden": 300, "tot": "12.00 uur", "langer": False}


def test_who_presses_all_the_same_hears_that_it_becomes_no_longer(contact, clock_at):
    """The page was opened when it still could."""
    contact.open(ACCOUNT)
    form = contact.page
    _be_busy_all_day(contact, clock_at)
    contact.page = form

    contact.send("Blijf langer ingelogd")
    page = contact.follow_redirect()

    assert page.heading == "U kunt niet langer ingelogd blijven"
    assert "Daarna moet u opnieuw inloggen. Wat u typte, blijft bewaard" in page.text


def _be_busy_all_day(contact, clock_at) -> None:
    for hour in range(13, 35):
        clock_at(f"2026-11-{24 + hour // 24}T{hour % 24:02}:30:00+01:00")
        contact.open(ACCOUNT)


def test_asking_how_long_is_left_does_not_make_it_longer(contact, clock_at):
    clock_at("13:50")

    for _ in range(2):
        assert contact.open("/inloggen/sessie").json == {"seconden": 600, "tot": "14.00 uur", "langer": True}
        clock_at("13:50")


def test_a_stranger_has_no_time_left(stranger):
    assert stranger.open("/inloggen/sessie").json == {"seconden": 0, "tot": "", "langer": False}


def test_signing_out_ends_it_here_and_not_elsewhere(office, contact):
    other = Visitor(office).sign_in_as(CARLA)
    contact.open(ACCOUNT)

    contact.send("Uitloggen")

    assert contact.follow_redirect().heading == "U bent uitgelogd"
    assert (is_in(contact), is_in(other)) == (False, True)


def test_somebody_ends_one_session_that_they_left_open(office, contact, mailbox):
    other = Visitor(office)
    other.client.environ_base["HTTP_USER_AGENT"] = FIREFOX
    ask(other)
    press(other, mailbox.last(CARLA).link)
    page = contact.open(ACCOUNT)
    assert "Firefox op Windows" in page.text

    contact.send("Log uit in Firefox op Windows, ingelogd sinds 24 november 2026, 12.00 uur")

    assert (is_in(contact), is_in(other)) == (True, False)


def test_somebody_signs_out_everywhere(office, contact, editor):
    other = Visitor(office).sign_in_as(CARLA)
    contact.open(ACCOUNT)

    contact.send("Log overal uit")

    assert (is_in(contact), is_in(other), is_in(editor)) == (False, False, True)


def test_signing_in_takes_a_new_secret_and_ends_the_old_session(contact, mailbox):
    """Whoever knew the cookie before, knows nothing now."""
    before = contact.client.get_cookie("koplopers-aangemeld").value
    ask(contact)

    press(contact, mailbox.last(CARLA).link)

    assert contact.client.get_cookie("koplopers-aangemeld").value != before
    old = Visitor(contact.app)
    old.client.set_cookie("koplopers-aangemeld", before)
    assert not is_in(old)


@pytest.mark.parametrize("value", ["", "onzin", "a" * 4000])
def test_a_made_up_cookie_opens_nothing(stranger, value):
    stranger.client.set_cookie("koplopers-aangemeld", value)

    stranger.open(ACCOUNT, status=302)


def test_no_script_and_no_other_site_gets_the_cookie(stranger, mailbox):
    ask(stranger)

    cookie = press(stranger, mailbox.last(CARLA).link).headers["Set-Cookie"]

    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie
    assert "Expires" not in cookie and "Max-Age" not in cookie  # the browser forgets it when it closes


def test_in_production_it_travels_over_a_secure_line_only(make_app):
    app: Flask = make_app(
        env="production",
        now="",
        base_url="https://koplopers.example",
        smtp_url="smtps://a:b@mail.example",
        mail_from="post@koplopers.example",
    )

    answer = app.test_client().post("/inloggen", data={"email": CARLA}, base_url="https://localhost")

    assert answer.headers["Set-Cookie"].startswith("__Host-koplopers-browser=")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_pages_behind_the_door_are_kept_nowhere(contact):
    assert contact.open(ACCOUNT).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox op Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Safari/537.36",
         "Chrome op Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140 Safari/537.36 Edg/140", "Edge op Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604",
         "Safari op een iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18 Safari/605", "Safari op een Mac"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36", "Chrome op Android"),
        ("curl/8", "Een browser op een onbekend apparaat"),
    ],
)  # fmt: skip
def test_a_browser_is_told_in_words(agent, words):
    assert device_in_words(agent) == words
