"""A public page is made once, and made anew as soon as something changes."""

import gzip
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from socket import socket
from threading import Thread

import brotli
import pytest
from flask import Flask
from sqlalchemy import event

from koplopers.database import db, transaction
from koplopers.demo import people
from koplopers.publication import publish
from koplopers.web.access import open_to_all
from koplopers.web.page_cache import PageCache
from tests.conftest import MakeApp
from tests.visitor import Visitor, set_clock

PAGE = "/netwerk/utrecht"


def test_the_second_visitor_gets_the_kept_page(fresh_app: Flask) -> None:
    made = _count_makings(fresh_app, "network.municipality")

    first, second = (fresh_app.test_client().get(PAGE) for _ in range(2))

    assert first.data == second.data
    assert first.headers["ETag"] == second.headers["ETag"]
    assert len(made) == 1


def test_who_comes_back_hears_that_nothing_changed(fresh_app: Flask) -> None:
    client = fresh_app.test_client()
    tag = client.get(PAGE).headers["ETag"]
    made = _count_makings(fresh_app, "network.municipality")

    again = client.get(PAGE, headers={"If-None-Match": tag})

    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == tag
    assert made == []


def test_who_comes_back_after_a_publication_gets_the_page_anew(fresh_app: Flask) -> None:
    client = fresh_app.test_client()
    tag = client.get(PAGE).headers["ETag"]

    with fresh_app.app_context(), transaction():
        publish()
    again = client.get(PAGE, headers={"If-None-Match": tag})

    assert again.status_code == 200
    assert again.headers["ETag"] != tag


def test_a_reorganisation_turns_the_page_by_the_clock(fresh_app: Flask) -> None:
    """Wijdemeren ends on 1 January 2027; nobody has to press a button for it."""
    client = fresh_app.test_client()
    tags = {}

    for day in ("2026-12-30", "2026-12-31", "2027-01-01"):
        set_clock(fresh_app, f"{day}T12:00:00+01:00")
        tags[day] = client.get("/netwerk/hilversum").headers["ETag"]

    assert tags["2026-12-30"] == tags["2026-12-31"] != tags["2027-01-01"]


def test_a_different_question_is_a_different_page(app: Flask) -> None:
    client = app.test_client()

    tags = {
        client.get("/netwerk", query_string=query, headers=headers).headers["ETag"]
        for query in ("", "zoek=utrecht", "zoek=zeist")
        for headers in ({}, {"HX-Request": "true"})
    }

    assert len(tags) == 6


@pytest.mark.parametrize(
    ("accepted", "coding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("", None, bytes),
        ("zstd", None, bytes),
    ],
)
def test_each_browser_gets_what_it_can_unpack(
    app: Flask, accepted: str, coding: str | None, unpack: Callable[[bytes], bytes]
) -> None:
    plain = app.test_client().get(PAGE).data

    for _ in range(2):  # made, then kept
        answer = app.test_client().get(PAGE, headers={"Accept-Encoding": accepted})
        assert answer.headers.get("Content-Encoding") == coding
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert unpack(answer.data) == plain


def test_asking_for_the_headers_gives_the_headers_of_the_page(fresh_app: Flask) -> None:
    client = fresh_app.test_client()

    before, page, after = client.head(PAGE), client.get(PAGE), client.head(PAGE)

    assert before.data == after.data == b""
    for name in ("ETag", "Content-Type", "Content-Length"):
        assert before.headers[name] == page.headers[name] == after.headers[name]


@pytest.mark.parametrize("path", ["/bestaat-niet", "/netwerk?provincie=holland", "/netwerk/geldermalsen", "/healthz"])
def test_what_is_no_page_for_everybody_is_not_kept(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)

    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_an_error_goes_away_when_its_cause_does(fresh_app: Flask) -> None:
    fresh_app.config["PROPAGATE_EXCEPTIONS"] = False
    right = fresh_app.view_functions["pages.about"]
    client = fresh_app.test_client()

    fresh_app.view_functions["pages.about"] = open_to_all(lambda: 1 / 0)
    broken = client.get("/over").status_code
    fresh_app.view_functions["pages.about"] = right

    assert (broken, client.get("/over").status_code) == (500, 200)


def test_the_cache_forgets_the_oldest_page_when_it_is_full(fresh_app: Flask) -> None:
    visitor = Visitor(fresh_app)
    one_page = len(visitor.client.get("/over").data)
    cache = PageCache(fresh_app, fresh_app.wsgi_app._inner, room=one_page * 3)  # type: ignore[attr-defined]
    fresh_app.wsgi_app = cache  # type: ignore[method-assign]

    for number in range(20):
        visitor.client.get(f"/over?{number}")

    assert 1 <= len(cache._kept) <= 3
    assert cache._used == sum(len(kept.body) for kept in cache._kept.values()) <= one_page * 3


def test_no_cookie_makes_a_page_personal(app: Flask) -> None:
    client = app.test_client()
    client.set_cookie("session", "nonsense")

    answer = client.get(PAGE)

    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_who_is_signed_in_gets_the_page_that_was_kept_for_all(office: Flask) -> None:
    """Byte for byte: nothing on a public page knows who asks."""
    stranger = office.test_client().get(PAGE)
    made = _count_makings(office, "network.municipality")
    carla = Visitor(office).sign_in_as(people.WINDVELD_CONTACT.email)

    answer = carla.client.get(PAGE)

    assert (answer.data, answer.headers["ETag"]) == (stranger.data, stranger.headers["ETag"])
    assert made == []
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_the_page_that_somebody_signed_in_makes_is_for_all(office: Flask) -> None:
    carla = Visitor(office).sign_in_as(people.WINDVELD_CONTACT.email)

    first = carla.client.get(PAGE)

    assert first.data == office.test_client().get(PAGE).data
    assert people.WINDVELD_CONTACT.name not in first.get_data(as_text=True)


def test_without_a_database_the_site_says_so_and_recovers(fresh_app: Flask) -> None:
    """The cache asks the database first; when that fails it must not stand in the way."""
    fresh_app.config["PROPAGATE_EXCEPTIONS"] = False
    client = fresh_app.test_client()
    with fresh_app.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE publication RENAME TO away")

    assert client.get("/over").status_code == 200

    with fresh_app.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO publication")
    assert client.get("/over").headers["ETag"]


def test_a_health_check_answers_while_the_database_is_silent(make_app: MakeApp) -> None:
    """Whoever restarts what does not answer must not do so because of the database."""
    with socket() as silent:  # takes every call and never says a word
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        app = make_app(database_url=f"postgresql://koplopers@127.0.0.1:{silent.getsockname()[1]}/koplopers")
        answers: Queue[int] = Queue()
        Thread(target=lambda: answers.put(app.test_client().get("/healthz").status_code), daemon=True).start()

        assert answers.get(timeout=5) == 200


def test_a_health_check_answers_without_a_database(fresh_app: Flask) -> None:
    with fresh_app.app_context():
        Path(db.engine.url.database or "").unlink()
        db.engine.dispose()

    assert fresh_app.test_client().get("/healthz").status_code == 200


def test_only_pages_that_may_be_kept_ask_how_far_publication_is(fresh_app: Flask) -> None:
    asked = _count_questions(fresh_app)
    client = fresh_app.test_client()

    for path in ("/healthz", "/favicon.ico", "/bestaat-niet", "/netwerk/", "/caf%C3%A9", "/%ff"):
        client.get(path)
    assert asked == []

    client.get("/over")
    assert asked


def _count_questions(app: Flask) -> list[str]:
    """A list that grows with each question to the database, also with those straight to the driver."""
    asked: list[str] = []
    with app.app_context():
        db.engine.dispose()
        event.listen(db.engine, "connect", lambda connection, _: connection.set_trace_callback(asked.append))
        return asked


def _count_makings(app: Flask, endpoint: str) -> list[str]:
    """A list that grows each time this page is made."""
    made: list[str] = []
    view = app.view_functions[endpoint]

    def counted(**arguments: str) -> object:
        made.append(endpoint)
        return view(**arguments)

    counted.access = view.access  # type: ignore[attr-defined]
    app.view_functions[endpoint] = counted  # type: ignore[assignment]
    return made
