"""The site as it is after `flask setup`, with its clock at any day, and people who visit it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from selenium.webdriver import Chrome

from accessibility.audit import Auditor
from accessibility.browser import chromium
from accessibility.signing_in import cookies_of
from accessibility.site import served
from accessibility.state import State, World
from koplopers import create_app
from koplopers.demo import people
from koplopers.settings import from_environment
from tests.databases import IS_POSTGRESQL, Databases, Files, Server
from tests.postgres_server import postgres_url
from tests.same_routes import write_routes_once
from tests.scheduling import pytest_xdist_make_scheduler
from tests.visitor import Visitor

__all__ = ["postgres_url", "pytest_xdist_make_scheduler"]  # pytest looks for them here

write_routes_once()

TODAY = "2026-11-24"
MakeApp = Callable[..., Flask]


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """A database as `flask setup` leaves it, made once and meant to be copied."""
    if IS_POSTGRESQL:
        return Server(request.getfixturevalue("postgres_url"), _set_up, tmp_path_factory.mktemp)
    return Files(_set_up, tmp_path_factory.mktemp)


@pytest.fixture(scope="session")
def make_app(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> MakeApp:
    """Build a site with a database of its own; further settings by their names, without KOPLOPERS_.

    With `stays` it is for all tests, and not gone after those of one file.
    """

    def make(*, demo: bool = False, now: str = TODAY, stays: bool = False, **settings: str) -> Flask:
        folder = tmp_path_factory.mktemp("site")
        if "database_url" not in settings:
            settings |= databases.copy(folder, demo=demo, stays=stays)
        return databases.remember(_app(folder, demo=demo, now=now, **settings))

    return make


@pytest.fixture(autouse=True)
def no_open_connections(databases: Databases) -> Iterator[None]:
    """A server has a hundred for all tests together."""
    yield
    databases.close()


@pytest.fixture(autouse=IS_POSTGRESQL, scope="module")
def no_copies_left(databases: Databases) -> Iterator[None]:
    yield
    databases.drop()


@pytest.fixture(scope="session")
def app(make_app: MakeApp) -> Flask:
    """The site with the real register. Shared by all tests: read it, and take `fresh_app` to change something."""
    return make_app(stays=True)


@pytest.fixture(scope="session")
def app_of(make_app: MakeApp) -> Callable[[World], Flask]:
    """The site with the demo world, on the day and with the film that a page state asks for."""
    return cache(lambda world: make_app(demo=True, now=world.day, film_url=world.film_url, stays=True))


@pytest.fixture(scope="session")
def demo_app(app_of: Callable[[World], Flask]) -> Flask:
    """The site with the demo world. Shared by all tests, as `app` is."""
    return app_of(World())


@pytest.fixture
def fresh_app(make_app: MakeApp) -> Flask:
    """A site for one test, that may change what it likes."""
    return make_app()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)


@pytest.fixture
def demo_visitor(demo_app: Flask) -> Visitor:
    return Visitor(demo_app)


@pytest.fixture
def office(make_app: MakeApp) -> Flask:
    """The demo world for one test, in which the cast may do what it likes."""
    return make_app(demo=True)


@pytest.fixture
def secretary(office: Flask) -> Visitor:
    return Visitor(office).sign_in_as(people.SECRETARY.email)


@pytest.fixture
def reviewer(office: Flask) -> Visitor:
    """Of the alliance."""
    return Visitor(office).sign_in_as(people.REVIEWER.email)


@pytest.fixture
def contact(office: Flask) -> Visitor:
    """The contact person of Windveld."""
    return Visitor(office).sign_in_as(people.WINDVELD_CONTACT.email)


@pytest.fixture
def editor(office: Flask) -> Visitor:
    """An editor of Windveld."""
    return Visitor(office).sign_in_as(people.WINDVELD_EDITOR.email)


@pytest.fixture
def neighbour(office: Flask) -> Visitor:
    """The contact person of Zonnedrecht, who has no business in Windveld."""
    return Visitor(office).sign_in_as(people.ZONNEDRECHT_CONTACT.email)


@pytest.fixture(scope="session")
def at(make_app: MakeApp) -> Callable[[str], Visitor]:
    """A visitor on another day: at("2027-01-02")."""
    sites: dict[str, Flask] = {}

    def visit(day: str) -> Visitor:
        if day not in sites:
            sites[day] = make_app(now=day, stays=True)
        return Visitor(sites[day])

    return visit


class Compiled(BytecodeCache):
    """What templates become, for all sites of a process: most tests make a site of their own."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def _set_up(folder: Path, *, demo: bool, **settings: str) -> Flask:
    app = _app(folder, demo=demo, now=TODAY, **settings)
    outcome = app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    return app


def _app(folder: Path, *, demo: bool, now: str, **settings: str) -> Flask:
    app = create_app(
        from_environment(
            {
                "KOPLOPERS_INSTANCE": str(folder),
                "KOPLOPERS_DEMO": "1" if demo else "0",
                "KOPLOPERS_NOW": f"{now}T12:00:00" if now and "T" not in now else now,
                "KOPLOPERS_SECRET_KEY": "a secret of the tests that opens nothing",
                "KOPLOPERS_REGISTER_KEY": "7e" * 32,  # the same for every copy, as the heads in the database ask
                **{f"KOPLOPERS_{name.upper()}": value for name, value in settings.items()},
            }
        )
    )
    app.jinja_env.bytecode_cache = COMPILED
    return app


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """One real Chromium for all tests of a process; a test leaves it as it found it."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def auditor() -> Iterator[Auditor]:
    """One auditor for all tests of a process, with a browser of its own that it may have to leave."""
    with Auditor() as started:
        yield started


@pytest.fixture(scope="session")
def address_of(app_of: Callable[[World], Flask]) -> Iterator[Callable[[World], str]]:
    """Where the demo world answers, for a browser."""
    with ExitStack() as stack:
        yield cache(lambda world: stack.enter_context(served(app_of(world))))


@pytest.fixture(scope="session")
def visitor_in(app_of: Callable[[World], Flask], address_of: Callable[[World], str]) -> Callable[[State], Visitor]:
    """Whoever meets this page state, signed in when it asks for that; the page is not open yet."""

    def visit(state: State) -> Visitor:
        visitor = Visitor(app_of(state.world))
        for name, value in cookies_of(address_of(state.world), state.who).items():
            visitor.client.set_cookie(name, value)
        return visitor

    return visit


@pytest.fixture(scope="session")
def demo_address(address_of: Callable[[World], str]) -> str:
    return address_of(World())
