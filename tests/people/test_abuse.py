"""Nobody learns who has an account, guesses a code, floods a mailbox, or keeps somebody else out."""

from concurrent.futures import ThreadPoolExecutor
from statistics import median
from time import perf_counter

import pytest
from sqlalchemy import select

from koplopers.database import db
from koplopers.people import rules
from koplopers.people.models import SignIn, SignInRequest
from tests.people.door import ASK, CARLA, CODE, EMAIL, TYPE, UNKNOWN, ask, is_in, press, type_code
from tests.visitor import Visitor

REPEATS = 15
SLOWER = 1.6  # times: what a busy machine differs by; a letter more or less is a factor of three


def test_the_answer_does_not_tell_whether_an_address_is_known(office, mailbox):
    seen = []
    for email in (CARLA, UNKNOWN):
        visitor = Visitor(office)
        first = ask(visitor, email)
        seen.append((first.status, first.headers["Location"], visitor.open("/inloggen/code").response.get_data()))

    assert seen[0] == seen[1]
    assert mailbox.everything == [CARLA]


def test_a_wrong_code_does_not_tell_either(office):
    seen = []
    for email in (CARLA, UNKNOWN):
        visitor = Visitor(office)
        ask(visitor, email)
        told = [type_code(visitor, "CCC-CCC", status=422).text for _ in range(rules.CODE_TRIES - 1)]
        told.append(type_code(visitor, "CCC-CCC", status=410).text)
        seen.append(told)

    assert seen[0] == seen[1]


def test_when_to_ask_again_does_not_tell_either(office, clock_at):
    seen = []
    for email in (CARLA, UNKNOWN):
        clock_at("12:00")
        visitor = Visitor(office)
        for _ in range(rules.LETTERS):
            ask(visitor, email)
        clock_at("12:04")
        seen.append(visitor.open("/inloggen/code").text)
        ask(visitor, email)
        seen[-1] += visitor.open("/inloggen/code").text

    assert seen[0] == seen[1]
    assert "Vanaf 12.10 uur kunt u een nieuwe mail vragen" in seen[0]


def test_the_time_it_takes_does_not_tell_either(office, clock_at):
    """For an address that nobody has, the letter is written all the same, and thrown away."""
    taken: dict[str, list[float]] = {CARLA: [], UNKNOWN: []}
    for number in range(REPEATS):
        for email, times in taken.items():
            clock_at(f"2026-11-{25 + number // 15}T{6 + number:02}:00:00+01:00")
            client = Visitor(office).client
            data, origin = {"email": email}, {"X-Forwarded-For": f"192.0.2.{number}"}
            begun = perf_counter()
            assert client.post("/inloggen", data=data, headers=origin).status_code == 303
            times.append(perf_counter() - begun)

    known, unknown = (median(times) for times in taken.values())

    assert known < unknown * SLOWER and unknown < known * SLOWER


def test_nothing_in_the_database_opens_the_door(stranger, mailbox):
    ask(stranger)
    mail = mailbox.last(CARLA)
    secret = mail.link.rpartition("/")[2]
    press(stranger, mail.link)
    cookie = stranger.client.get_cookie("koplopers-aangemeld").value

    with stranger.app.app_context():
        kept = str([vars(one) for one in db.session.scalars(select(SignInRequest))])
        kept += str([vars(one) for one in db.session.scalars(select(SignIn))])

    assert all(known not in kept for known in (secret, mail.code, mail.code.replace("-", ""), cookie, CARLA))


def test_a_code_works_only_in_the_browser_that_asked(stranger, mailbox):
    ask(stranger)
    thief = Visitor(stranger.app)
    ask(thief, UNKNOWN)

    type_code(thief, mailbox.last(CARLA).code, status=422)

    assert not is_in(thief)
    type_code(stranger, mailbox.last(CARLA).code)


def test_who_guesses_gets_five_tries_and_the_link_still_works(stranger, mailbox):
    ask(stranger)
    for _ in range(rules.CODE_TRIES - 1):
        type_code(stranger, "CCC-CCC", status=422)
    type_code(stranger, "CCC-CCC", status=410)

    type_code(stranger, mailbox.last(CARLA).code, status=410)

    assert not is_in(stranger)
    press(stranger, mailbox.last(CARLA).link)


def test_who_guesses_in_somebodys_name_ends_nothing_of_theirs(stranger, mailbox):
    """The letter that Carla asked for is hers, whatever others ask and type."""
    ask(stranger)
    hers = mailbox.last(CARLA)
    guesser = Visitor(stranger.app)
    ask(guesser)
    for _ in range(rules.CODE_TRIES - 1):
        type_code(guesser, "CCC-CCC", status=422)
    type_code(guesser, "CCC-CCC", status=410)

    type_code(stranger, hers.code)

    assert is_in(stranger)


@pytest.mark.promise("nobody-locked-out")
def test_a_mailbox_cannot_be_flooded(office, mailbox, clock_at):
    """However many ask from however many places: two letters in ten minutes."""
    for minute in range(0, 60, 2):
        clock_at(f"12:{minute:02}")
        for number in range(3):
            visitor = Visitor(office)
            visitor.client.post(
                "/inloggen", data={"email": CARLA}, headers={"X-Forwarded-For": f"198.51.{minute}.{number}"}
            )

    assert 0 < len(mailbox.of(CARLA)) <= 12


def test_many_who_ask_at_the_same_moment_send_two_letters(office, mailbox):
    def ask_now(number: int) -> int:
        headers = {"X-Forwarded-For": f"198.51.100.{number}"}
        return office.test_client().post("/inloggen", data={"email": CARLA}, headers=headers).status_code

    with ThreadPoolExecutor(6) as at_once:
        answers = list(at_once.map(ask_now, range(6)))

    assert set(answers) == {303}
    assert len(mailbox.of(CARLA)) == rules.LETTERS


@pytest.mark.parametrize("minute", [0, 9, 23])
@pytest.mark.promise("nobody-locked-out")
def test_who_is_flooded_can_always_come_in(office, mailbox, clock_at, minute):
    """Others ask in her name all the time. Carla asks too, gets no letter, and the one in her mailbox lets her in."""
    for passed in range(minute + 1):
        clock_at(f"12:{passed:02}")
        for number in range(2):
            Visitor(office).client.post(
                "/inloggen", data={"email": CARLA}, headers={"X-Forwarded-For": f"198.51.{passed}.{number}"}
            )
    carla = Visitor(office)
    ask(carla)

    press(carla, mailbox.last(CARLA).link)

    assert is_in(carla)


def test_who_asks_too_often_hears_when_it_can_again(stranger):
    for number in range(60):
        stranger.client.post("/inloggen", data={"email": f"a{number}@nergens.example"})
    stranger.open("/inloggen")

    page = stranger.send(ASK, {EMAIL: CARLA}, status=429)

    assert "Dit is vaak geprobeerd vanaf uw netwerk. Probeer het om 13.0" in page.text
    assert 3500 < int(page.headers["Retry-After"]) <= 3600
    assert page.field(EMAIL)["value"] == CARLA


def test_somebody_elsewhere_does_not_notice(stranger, office, mailbox):
    for number in range(70):
        stranger.client.post("/inloggen", data={"email": f"a{number}@nergens.example"})

    answer = Visitor(office).client.post(
        "/inloggen", data={"email": CARLA}, headers={"X-Forwarded-For": "198.51.100.7"}
    )

    assert answer.status_code == 303
    assert mailbox.last(CARLA).code


def test_codes_cannot_be_tried_without_end(stranger):
    for _ in range(120):
        stranger.client.post("/inloggen/code", data={"code": "CCC-CCC"})
    ask(stranger)
    stranger.open("/inloggen/code")

    page = stranger.send(TYPE, {CODE: "CCC-CCC"}, status=429)

    assert "Probeer het om 13.0" in page.text


@pytest.mark.parametrize(
    ("tried", "other"), [("/inloggen/passkey/vraag", "/inloggen/code"), ("/inloggen/code", "/inloggen/passkey/vraag")]
)
def test_passkeys_and_codes_count_apart(stranger, tried, other):
    """Many colleagues with a passkey behind one address leave room for who signs in with a code."""
    for _ in range(120):
        stranger.client.post(tried, data={"code": "CCC-CCC"})

    assert stranger.client.post(tried, data={"code": "CCC-CCC"}).status_code == 429
    assert stranger.client.post(other, data={"code": "CCC-CCC"}).status_code != 429


@pytest.mark.parametrize("path", ["/inloggen", "/inloggen/code", "/inloggen/link/x", "/inloggen/passkey/vraag"])
def test_another_site_signs_nobody_in_and_sends_no_letters(stranger, mailbox, path):
    answer = stranger.client.post(path, data={"email": CARLA}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert mailbox.everything == []
