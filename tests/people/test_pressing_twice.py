"""Somebody presses a button of a letter twice: the browser drops the first answer, and the second must be the same."""

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from koplopers.database import db
from koplopers.people.current import COOKIE
from koplopers.people.models import SignIn
from tests.people.door import CARLA, CODE, PRESS, TYPE, ask, is_in, let_nobody_wait
from tests.people.test_changing import EMRE, YES, ask_change
from tests.people.test_inviting import NEW, invite
from tests.people.test_inviting import YES as JOIN
from tests.people.test_yearly_question import asked  # noqa: F401 # a fixture
from tests.visitor import Page, Visitor


def again(visitor: Visitor, button: str, *, status: int = 303, typed: dict[str, str] | None = None) -> Page:
    """Press, lose the answer with its cookie, and press again."""
    form, before = visitor.page, visitor.client.get_cookie(COOKIE)
    first = visitor.send(button, typed)
    lose_session(visitor)
    if before:
        visitor.client.set_cookie(COOKIE, before.value)
    visitor.page = form
    second = visitor.send(button, typed, status=status)
    assert status != 303 or second.headers["Location"] == first.headers["Location"]
    return second


def lose_session(visitor: Visitor) -> None:
    visitor.client.delete_cookie(COOKIE)


def open_sessions(visitor: Visitor) -> int:
    with visitor.app.app_context():
        return db.session.scalar(select(func.count()).select_from(SignIn).where(SignIn.ended_at.is_(None)))


def test_of_the_link_to_sign_in(stranger, mailbox):
    """In another browser than the one that asked for the letter."""
    ask(Visitor(stranger.app), then="/beheer/gemeenten/windveld/team")
    stranger.open(mailbox.last(CARLA).link)

    page = again(stranger, PRESS)

    assert page.headers["Location"] == "/beheer/gemeenten/windveld/team"
    assert is_in(stranger)
    assert open_sessions(stranger) == 1


def test_of_the_code(stranger, mailbox):
    ask(stranger)
    stranger.open("/inloggen/code")

    again(stranger, TYPE, typed={CODE: mailbox.last(CARLA).code})

    assert is_in(stranger)


def test_of_the_code_after_a_request_that_sent_nothing(stranger, mailbox):
    for _ in range(3):
        ask(stranger)
    stranger.open("/inloggen/code")

    again(stranger, TYPE, typed={CODE: mailbox.last(CARLA).code})

    assert is_in(stranger)


def test_of_an_invitation(secretary, stranger, mailbox):
    invite(secretary, Rol="secretariat")
    stranger.open(mailbox.last(NEW).link)

    again(stranger, JOIN)

    assert "Nina Niemand" in stranger.open("/beheer/account").text
    assert [mail.kind for mail in mailbox.of(NEW)] == ["invitation", "welcome"]


def test_of_a_new_mail_address(editor, mailbox):
    ask_change(editor, NEW)
    editor.open(mailbox.last(NEW).link)

    again(editor, YES)

    assert editor.follow_redirect().heading == "Uw mailadres is veranderd"
    assert [mail.kind for mail in mailbox.of(EMRE)] == ["address-changed"]


@pytest.mark.parametrize("said", ["ja", "nee"])
def test_of_the_yearly_question(asked, stranger, said):  # noqa: F811
    first, second = (say(stranger, asked.last(CARLA).link, said) for _ in range(2))

    assert second.status_code == 303
    assert second.headers["Location"] == first.headers["Location"]


def test_of_two_answers_to_the_yearly_question_the_first_counts(asked, stranger):  # noqa: F811
    say(stranger, asked.last(CARLA).link, "ja")

    assert say(stranger, asked.last(CARLA).link, "nee").status_code == 410


def say(visitor: Visitor, link: str, said: str) -> TestResponse:
    return visitor.client.post(link, data={"antwoord": said}, headers={"Sec-Fetch-Site": "same-origin"})


@pytest.mark.parametrize("seconds", [29, 30])
def test_half_a_minute_later_it_is_a_second_use(stranger, mailbox, clock_at, seconds):
    ask(stranger)
    stranger.open(mailbox.last(CARLA).link)
    form = stranger.page
    stranger.send(PRESS)
    lose_session(stranger)
    clock_at(f"12:00:{seconds}")
    stranger.page = form

    stranger.send(PRESS, status=303 if seconds == 29 else 410)


def test_who_signed_out_in_between_stays_out(stranger, mailbox):
    """Or the next at this computer would come in with the back button."""
    ask(stranger)
    stranger.open(mailbox.last(CARLA).link)
    form = stranger.page
    stranger.send(PRESS)
    stranger.open("/beheer/account")
    stranger.send("Uitloggen")
    stranger.page = form

    stranger.send(PRESS, status=410)

    assert not is_in(stranger)


def test_the_link_of_a_letter_that_was_replaced_opens_nothing(stranger, mailbox):
    ask(stranger)
    stranger.open(mailbox.last(CARLA).link)
    form = stranger.page
    ask(stranger)
    stranger.page = form

    stranger.send(PRESS, status=410)


def test_a_letter_that_was_used_opens_nothing_with_another_letter_of_the_same_person(stranger, mailbox):
    let_nobody_wait(stranger.app)
    ask(stranger)
    ask(Visitor(stranger.app))
    first, second = mailbox.of(CARLA)
    stranger.open(second.link)
    form = stranger.page
    stranger.open(first.link)
    stranger.send(PRESS)
    lose_session(stranger)
    stranger.page = form

    stranger.send(PRESS, status=410)
