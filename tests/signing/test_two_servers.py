"""Two servers on one PostgreSQL: what reaches both at once happens once, and what one knows the other knows."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from http.client import HTTPConnection
from threading import Barrier
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import func, select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.demo import people
from koplopers.demo.office import COLLEAGUE
from koplopers.demo.signing import FOR
from koplopers.journal import JournalEntry
from koplopers.municipalities.models import Municipality
from koplopers.people.current import COOKIE
from koplopers.signing import confirming, drafting, rules
from koplopers.signing.door import COOKIE as SIGNING
from koplopers.signing.models import Application, ApplicationLetter, Signature
from koplopers.tokens import fingerprint
from tests.people.mailbox import Mailbox
from tests.postgresql.copies import Copies
from tests.signing.applicant import ANNA, SIGN, Applicant, newest
from tests.signing.checked import HERE, LIST
from tests.signing.keys import ENLARGED, NARROW, Way
from tests.signing.test_crash import assert_nothing_is_lost
from tests.signing.waiting import PATH, put_in
from tests.visitor import Visitor
from tests.web_server import web_server

pytestmark = pytest.mark.postgres

STEP = "/ondertekenen/{}"
FORM = {"Content-Type": "application/x-www-form-urlencoded", **HERE}


class Press(NamedTuple):
    """What a browser sends."""

    path: str
    answers: dict[str, str]
    cookies: dict[str, str] = {}  # noqa: RUF012 # nobody changes it


Ports = tuple[int, int]
PressAll = Callable[[list[Press]], list[int]]


@pytest.fixture(scope="module")
def site(postgres_url: str, make_app) -> Iterator[Flask]:
    """The demo world; municipalities and people of their own keep the tests apart."""
    copies = Copies(
        postgres_url, "two_servers", lambda address, **more: make_app(demo=True, database_url=address, **more)
    )
    with copies.set_up(), copies.copy() as app:
        yield app


@pytest.fixture(scope="module")
def ports(site: Flask) -> Iterator[Ports]:
    """Two gunicorns, of one process each."""
    with ExitStack() as stack, ThreadPoolExecutor(2) as pool:
        settings = site.extensions["settings"]
        starting = [pool.submit(stack.enter_context, web_server(settings, workers=1)) for _ in range(2)]
        first, second = (one.result().port for one in starting)
        yield first, second


@pytest.fixture
def at_once(ports: Ports) -> PressAll:
    """Send all of these at the same moment, to the two in turn; says what they answer."""

    def press_all(presses: list[Press]) -> list[int]:
        together = Barrier(len(presses))

        def press(number: int) -> int:
            together.wait()
            return _post(ports[number % 2], presses[number])

        with ThreadPoolExecutor(len(presses)) as pool:
            return list(pool.map(press, range(len(presses))))

    return press_all


@pytest.fixture
def mailbox(site: Flask) -> Mailbox:
    return Mailbox(site)


def test_eight_presses_on_one_letter_confirm_once(site, at_once, mailbox):
    (secret,) = put_in(site, 1)

    assert at_once([Press(PATH + secret, {})] * 8) == [303] * 8

    assert sorted(mailbox.everything) == [f"{secret}@gemeente.example", f"{secret}@raad.example"]
    with site.app_context():
        written = select(func.count()).where(JournalEntry.deed == "bevestigd", JournalEntry.subject_id == secret)
        assert db.session.scalar(written) == 1


def test_a_double_click_on_sign_sends_one_letter(site, at_once, mailbox):
    anna = Applicant(site)
    read = anna.fill_in().form(SIGN).find("input", attrs={"name": "tekst"})["value"]

    assert at_once([Press(STEP.format("controleren"), {"tekst": str(read)}, _of(anna))] * 4) == [303] * 4

    assert mailbox.everything == [ANNA]


def test_two_tabs_that_are_sent_at_the_same_moment_are_both_kept(site, at_once):
    anna = Applicant(site)
    anna.fill_in()
    place = {"plaats": "In het andere tabblad", "dag": "24", "maand": "11", "jaar": "2026"}
    wrong = {"mandaat": "mayor", "dag": "31", "maand": "11", "jaar": "2026", "kenmerk": "B-99"}

    presses = [Press(STEP.format("plaats"), place, _of(anna)), Press(STEP.format("mandaat"), wrong, _of(anna))]
    assert at_once(presses) == [303, 422]

    assert anna.open(STEP.format("mandaat")).field("Kenmerk van het besluit")["value"] == "B-99"
    with site.app_context():
        assert newest().place == "In het andere tabblad"


def test_who_is_added_by_many_presses_is_asked_once(site, at_once):
    anna = Applicant(site)
    anna.fill_in()
    who = {"naam": "Cor Cijfer", "email": "cor@raad.example", "tonen": "name", "toevoegen": "ja"}

    assert at_once([Press(STEP.format("medeondertekenaars"), who, _of(anna))] * 4) == [303] * 4

    assert "De lijst heeft nu 2 namen." in anna.open(STEP.format("medeondertekenaars") + "?erbij=ja").text


@pytest.mark.parametrize(
    "path", ["/netwerk/%00", "/ondertekening/%00", "/netwerk?zoek=%00", "/ondertekenen/verder/%00"]
)
def test_an_address_that_postgresql_cannot_look_for_is_none_of_ours(site, path):
    Applicant(site).open(path, status=404)


@pytest.mark.parametrize("answers", [{"keuze": "GM\0"}, {"zoek": "\0"}, {"zoek": "\ud83d"}, {"keuze": "GM" * 5000}])
def test_what_postgresql_cannot_keep_breaks_nothing(site, answers):
    sent = urlencode({name: typed.encode("utf-8", "surrogatepass") for name, typed in answers.items()})

    answer = Applicant(site).client.post(STEP.format("gemeente"), data=sent, headers=FORM)

    assert answer.status_code == 422


def test_ten_megabytes_get_a_page_from_a_real_server(ports):
    with closing(HTTPConnection("127.0.0.1", ports[0], timeout=60)) as connection:
        connection.request("POST", STEP.format("plaats"), b"plaats=" + b"a" * 10_000_000, FORM)
        answer = connection.getresponse()

        assert answer.status == 413
        assert "Wat u invulde, is te lang." in answer.read().decode()


def test_what_is_confirmed_is_what_the_letter_said(site, at_once):
    """Somebody changes the function at the very moment at which the signer confirms: one of the two is too late."""
    changed_first, confirmed_first, *raced = put_in(site, 8)
    answers = {"naam": "Anna Aanzee", "functie": "wethouder", "openbaar": "ja", "email": ANNA, "reden": "Geen"}

    def presses(secret: str) -> list[Press]:
        change = Press(STEP.format("ondertekenaar"), answers, {SIGNING: _key_of(site, secret)})
        return [Press(PATH + secret, {}), change]

    confirm, change = presses(changed_first)
    assert at_once([change]) == [303]
    assert at_once([confirm]) == [410]
    confirm, change = presses(confirmed_first)
    assert at_once([confirm]) == [303]
    at_once([change])
    assert _application(site, confirmed_first).signer_function == "burgemeester"
    for secret in raced:
        statuses = at_once(presses(secret))

        one = _application(site, secret)
        assert (one.confirmed_at is None, one.signer_function) in {(True, "wethouder"), (False, "burgemeester")}
        assert statuses[0] == (410 if one.confirmed_at is None else 303)


def test_of_two_that_are_approved_at_the_same_moment_one_becomes_public(site, ports, at_once):
    references = _confirmed(site, put_in(site, 2))
    deciding = [_signed_in(site, people.SECRETARY.email), _signed_in(site, COLLEAGUE.email)]

    presses = [
        Press(f"{LIST}/{reference}/goedkeuren", {"versie": "1"}, cookies)
        for reference, cookies in zip(references, deciding, strict=True)
    ]
    assert sorted(at_once(presses * 2)) == [303, 409, 409, 409]

    with site.app_context():
        signed = select(Signature.application_id).join(Signature.municipality).where(Municipality.name == FOR)
        assert len(db.session.scalars(signed).all()) == 1
    for port in ports:
        assert "burgemeester; Bo Bries (Verzonnen raad)" in _get(port, "/netwerk/lage-zoom")


def test_who_guesses_a_code_at_both_gets_no_more_tries(site, at_once):
    (secret,) = put_in(site, 1)
    email = f"{secret}@gemeente.example"
    with site.app_context(), transaction():
        letter = db.session.scalars(select(ApplicationLetter).order_by(ApplicationLetter.id.desc()).limit(1)).one()
        letter.code = fingerprint("CDF-HJK", purpose=confirming.CODE)
    for _ in range(rules.CODE_TRIES // 5):
        at_once([Press("/ondertekenen/code", {"email": email, "code": "CCC-CCC"})] * 5)

    assert at_once([Press("/ondertekenen/code", {"email": email, "code": "CDF-HJK"})] * 2) == [422, 422]

    assert _application(site, secret).confirmed_at is None


def test_a_mailbox_is_filled_no_further_by_two_than_by_one(site, at_once, mailbox):
    (secret,) = put_in(site, 1)
    again = Press(STEP.format("controleren"), {"opnieuw": "ja"}, {SIGNING: _key_of(site, secret)})

    statuses = at_once([again] * 10)

    most = int(rules.LETTERS_TO_ONE.split()[0])
    assert sorted(statuses) == [303] * most + [429] * (10 - most)
    assert mailbox.everything == [f"{secret}@gemeente.example"] * most


@pytest.mark.thorough
@pytest.mark.browser
def test_windveld_signs_with_keys_alone_and_a_server_for_each_page(site, ports, browser):
    """Without a script enlarged four times, then with one in a narrow window: test_whole_way.py the other way round."""
    addresses = [f"http://127.0.0.1:{port}" for port in ports]

    page = Way(browser, addresses, site).walk(replace(ENLARGED, scripts=False), NARROW)

    assert "Anna Aanzee, burgemeester; Bo Bries" in page


@pytest.mark.thorough
def test_killed_under_load_nothing_that_was_thanked_for_is_lost(site):
    assert_nothing_is_lost(site)


def _post(port: int, press: Press) -> int:
    cookies = "; ".join(f"{name}={value}" for name, value in press.cookies.items())
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("POST", press.path, urlencode(press.answers), {**FORM, "Cookie": cookies})
        return connection.getresponse().status


def _get(port: int, path: str) -> str:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        return connection.getresponse().read().decode()


def _of(anna: Applicant) -> dict[str, str]:
    return {SIGNING: anna.client.get_cookie(SIGNING).value}


def _signed_in(site: Flask, email: str) -> dict[str, str]:
    return {COOKIE: Visitor(site).sign_in_as(email).client.get_cookie(COOKIE).value}


def _confirmed(site: Flask, references: list[str]) -> list[str]:
    """Let these be of one municipality, be confirmed, and have a yes."""
    with site.app_context(), transaction():
        municipality = db.session.scalars(select(Municipality).where(Municipality.name == FOR)).one()
        for one in db.session.scalars(select(Application).where(Application.reference.in_(references))):
            one.municipality, one.confirmed_at = municipality, clock.now()
            one.co_signers[0].asked_at = one.co_signers[0].consented_at = clock.now()
    return references


def _key_of(site: Flask, secret: str) -> str:
    """The secret of a browser in which this application goes on."""
    with site.app_context(), transaction():
        return drafting.let_in(_application(site, secret), now=clock.now())


def _application(site: Flask, reference: str) -> Application:
    with site.app_context():
        found = db.session.scalars(select(Application).where(Application.reference == reference)).one()
        db.session.expunge_all()
        return found
