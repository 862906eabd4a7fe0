"""Every address of the site, tried by a stranger and by everybody of the cast: in, to the door, or refused."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import func, select
from werkzeug.routing import IntegerConverter, Rule

from koplopers.database import Base, db, transaction
from koplopers.demo import people
from koplopers.people import inviting, queries, sessions
from koplopers.people.models import Passkey
from koplopers.people.rules import CONTACT, EDITOR
from koplopers.web.access import ALLIANCE, EVERYBODY, EVERYBODY_FRESH, MUNICIPALITY, SECRETARIAT, SIGNED_IN, access_of
from tests.page_promises import broken_promises
from tests.visitor import Visitor

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
CAST = {
    "secretary": (people.SECRETARY, SECRETARIAT),
    "reviewer": (people.REVIEWER, ALLIANCE),
    "contact": (people.WINDVELD_CONTACT, MUNICIPALITY),
    "editor": (people.WINDVELD_EDITOR, MUNICIPALITY),
    "neighbour": (people.ZONNEDRECHT_CONTACT, MUNICIPALITY),
}
OPEN = (EVERYBODY, EVERYBODY_FRESH)
WHOLE = (200, 403, 404, 410)
HERE = {"Sec-Fetch-Site": "same-origin"}
ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


@pytest.fixture(scope="module")
def world(make_app) -> Flask:
    """The demo world in which Windveld has something of everything that belongs to somebody."""
    app = make_app(demo=True)
    with app.app_context(), transaction():
        carla = queries.person_with(people.WINDVELD_CONTACT.email)
        assert carla
        sessions.open_session(carla, device="een tweede browser", now=NOW)
        db.session.add(Passkey(person=carla, credential=b"1", public_key=b"2", uses=0, name="telefoon", added_at=NOW))
        asked = inviting.Asked("Nina Niemand", "nina@windveld.example", EDITOR, code=carla.roles[0].municipality_code)
        inviting.invite(asked, by=carla, now=NOW)
    return app


@pytest.fixture(scope="module")
def records(world) -> dict[str, dict[str, object]]:
    """For each address that names a record: one that belongs to Windveld, or to its contact person."""
    with world.app_context():
        carla = queries.person_with(people.WINDVELD_CONTACT.email)
        place = carla.roles[0].municipality
        editor = next(role for role in queries.team(place.code) if role.role == EDITOR)
        second = next(one for one in queries.open_sessions(carla, now=NOW) if one.device == "een tweede browser")
        return {
            "secretariat.municipality": {"slug": place.slug},
            "people.team": {"slug": place.slug},
            "people.invite_editor": {"slug": place.slug},
            "people.hand_over": {"slug": place.slug},
            "people.end_team_role": {"slug": place.slug, "role": editor.id},
            "people.withdraw": {"number": queries.open_invitations(place.code, now=NOW)[0].id},
            "people.end_session": {"number": second.id},
            "people.passkey": {"number": queries.passkeys(carla)[0].id},
            "people.remove_passkey": {"number": queries.passkeys(carla)[0].id},
            "people.person": {"number": carla.id},
            "people.give_role": {"number": carla.id},
            "people.name_of": {"number": carla.id},
            "people.address_of": {"number": carla.id},
            "people.end_role": {"number": carla.id, "role": carla.roles[0].id},
            "people.end_account": {"number": carla.id},
        }


@pytest.fixture(scope="module")
def walk(world, records) -> Callable[..., list[tuple[Rule, str, object]]]:
    """Every address with a method, filled in with a record where we know one, and with nonsense where not."""

    def addresses(method: str) -> list[tuple[Rule, str, object]]:
        with world.test_request_context():
            rules = [rule for rule in world.url_map.iter_rules() if method in rule.methods]
            return [(rule, _filled(world, rule, records), access_of(rule.endpoint)) for rule in rules]

    return addresses


def test_each_address_says_who_may_enter(walk):
    silent = [rule.rule for method in ("GET", "POST") for rule, _, access in walk(method) if access is None]

    assert silent == []


def test_there_are_addresses_for_each_group(walk):
    """Else this file proves nothing."""
    seen = {group for _, _, access in walk("GET") if isinstance(access, frozenset) for group in access}

    assert seen >= {SECRETARIAT, MUNICIPALITY, SIGNED_IN}


@pytest.mark.parametrize("who", [None, *CAST])
@pytest.mark.promise("who-may-enter")
def test_looking(world, walk, who):
    """Whoever may enter gets a whole page that keeps its promises, others the door or a refusal.

    Pages for everybody are the same bytes for all, so they are read for the stranger only.
    """
    somebody = _be(world, who)

    wrong = []
    for rule, path, access in walk("GET"):
        answer = somebody.client.get(path)
        if answer.status_code not in _promised(who, access):
            wrong.append(f"{rule.rule} answers {answer.status_code} to {who or 'a stranger'}")
        elif answer.mimetype == "text/html" and answer.status_code in WHOLE and not (who and access in OPEN):
            page = BeautifulSoup(answer.get_data(as_text=True), "html.parser")
            broken = broken_promises(page, status=answer.status_code, headers=answer.headers)
            wrong += [f"{path} breaks a promise to {who or 'a stranger'}: {one}" for one in broken]

    assert wrong == []


@pytest.mark.parametrize("who", [None, *CAST])
def test_acting_without_the_right_to(world, walk, who):
    """Refused, and nothing has changed."""
    somebody, before = _be(world, who), _rows(world)

    wrong = []
    for rule, path, access in walk("POST"):
        if _may(who, access):
            continue
        answer = somebody.client.post(path, data={"naam": "x"}, headers=HERE)
        if answer.status_code not in _promised(who, access):
            wrong.append(f"{rule.rule} answers {answer.status_code} to {who or 'a stranger'}")
        elif who is None and not answer.headers["Location"].startswith("/inloggen?verder="):
            wrong.append(f"{rule.rule} sends a stranger to {answer.headers['Location']}")

    assert wrong == []
    assert _rows(world) == before


@pytest.mark.parametrize("who", CAST)
def test_another_site_acts_in_nobodys_name(world, walk, who):
    somebody, before = _be(world, who), _rows(world)

    answers = {
        rule.rule: somebody.client.post(path, data={"naam": "x"}, headers=ELSEWHERE).status_code
        for rule, path, _ in walk("POST")
    }

    assert {path: status for path, status in answers.items() if status != 403} == {}
    assert _rows(world) == before


@pytest.mark.promise("who-may-enter")
def test_what_belongs_to_another_is_as_if_it_did_not_exist(world, walk, records):
    """Zoë changes the name or the number in every address that she may open to that of Windveld."""
    zoe, before, tried = _be(world, "neighbour"), _rows(world), set()

    wrong = []
    for method in ("GET", "POST"):
        for rule, path, access in walk(method):
            if access in OPEN or not rule.arguments or not _may("neighbour", access):
                continue
            assert rule.endpoint in records, f"add a record of Windveld for {rule.rule}"
            tried.add(rule.endpoint)
            answer = zoe.client.open(path, method=method, headers=HERE)
            if answer.status_code != 404:
                wrong.append(f"{method} {path} answers {answer.status_code}")

    assert wrong == []
    assert len(tried) >= 8
    assert _rows(world) == before


def test_an_editor_looks_at_the_team_and_changes_nothing(world, records):
    emre = _be(world, "editor")
    page = emre.open("/beheer/gemeenten/windveld/team")

    assert "Alleen de contactpersoon en het secretariaat" in page.text
    for name in ("uitnodigen", "overdragen", f"{records['people.end_team_role']['role']}/beeindigen"):
        emre.open(f"/beheer/gemeenten/windveld/team/{name}", status=403)


def test_a_contact_person_does_not_end_their_own_role_but_hands_it_over(world):
    with world.app_context():
        role = next(one for one in queries.live_contacts() if one.municipality.slug == "windveld")
    carla = _be(world, "contact")

    carla.open(f"/beheer/gemeenten/windveld/team/{role.id}/beeindigen", status=404)

    assert role.role == CONTACT


def _be(world: Flask, who: str | None) -> Visitor:
    visitor = Visitor(world)
    return visitor.sign_in_as(CAST[who][0].email) if who else visitor


def _may(who: str | None, access: object) -> bool:
    if access in OPEN:
        return True
    return who is not None and isinstance(access, frozenset) and bool(access & {CAST[who][1], SIGNED_IN})


def _promised(who: str | None, access: object) -> set[int]:
    if _may(who, access):
        # Public addresses of errors, and those filled in with nonsense, answer as they say; our own limits stay 403.
        return {200, 301, 302, 303, 403, 404, 410, 422, 429, 500} if access in OPEN else {200, 302, 303, 403, 404, 410}
    return {403} if who else {302, 303}


def _filled(world: Flask, rule: Rule, records: dict[str, dict[str, object]]) -> str:
    values = records.get(rule.endpoint, {})
    adapter = world.url_map.bind("localhost")
    method = "GET" if "GET" in rule.methods else "POST"
    filled = {name: values.get(name, _nonsense(rule, name)) for name in rule.arguments}
    return adapter.build(rule.endpoint, filled, method=method)


def _nonsense(rule: Rule, name: str) -> object:
    return 999_999 if isinstance(rule._converters[name], IntegerConverter) else "bestaat-niet"


def _rows(app: Flask) -> dict[str, int]:
    """What there is, but for the sessions that the tests open themselves."""
    with app.app_context():
        return dict(_counts())


def _counts() -> Iterator[tuple[str, int]]:
    for name, table in Base.metadata.tables.items():
        yield name, db.session.scalar(select(func.count()).select_from(table)) or 0
