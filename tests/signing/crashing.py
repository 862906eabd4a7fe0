"""Killing the server while people confirm, and counting afterwards what became of their confirmations.

What a person was thanked for has to be there, once, with its letters; what a person was not thanked for may be there
or not, but never by halves. Who saw the connection break presses again later, as people do.
"""

import queue
import random
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from threading import Event

from flask import Flask
from sqlalchemy import select

from koplopers.database import db
from koplopers.journal import JournalEntry
from koplopers.outbox.models import OutboxLetter
from koplopers.signing.models import Application
from tests.signing.waiting import PATH, co_signer, put_in, signer
from tests.web_server import WebServer, forked_server

AT_ONCE = 8  # people who press: as many as the server has threads
BATCH = 60  # that wait at each kill
MOST = 30  # thanked before a kill, so that many are always on their way
DOUBLE = 0.25  # of the presses: double clicks, which mostly reach two processes
PATIENCE = 120  # seconds
HERE = {"Sec-Fetch-Site": "same-origin", "Content-Length": "0"}


@dataclass(frozen=True)
class Toll:
    """What was found after all kills."""

    kills: int
    thanked: int  # people who saw the page that thanks
    broken: int  # presses that got no answer
    lost: int  # people who were thanked, and whose confirmation or a letter of it is not there
    doubled: int  # confirmations of which something is there twice
    halves: int  # of those who were not thanked: there in part


class Crowd:
    """People who press the button of their letter, several at the same moment."""

    def __init__(self, app: Flask, chance: random.Random) -> None:
        self.everybody: list[str] = []
        self.thanked: set[str] = set()
        self.broken: list[str] = []  # whose press got no answer
        self._app, self._chance = app, chance

    def press_until_killed(self) -> None:
        """Let people press, and kill the server at a moment that nobody knows beforehand."""
        self.everybody += put_in(self._app, BATCH - len(self._left()))
        _close(self._app)  # SQLite mends its file only when nobody else has it open
        settings = self._app.extensions["settings"]
        with forked_server(settings) as server, ThreadPoolExecutor(AT_ONCE) as pool:
            enough, stop = len(self.thanked) + self._chance.randint(1, MOST), Event()
            pressing = self._all_press(pool, server, stop)
            _wait_for(lambda: len(self.thanked) >= enough)
            time.sleep(self._chance.uniform(0, 0.03))  # anywhere in the handling of a press
            server.kill()
            stop.set()
            for one in pressing:
                one.result()

    def press_again(self) -> None:
        """Let everybody press who was not thanked yet."""
        settings = self._app.extensions["settings"]
        with forked_server(settings) as server, ThreadPoolExecutor(AT_ONCE) as pool:
            for one in self._all_press(pool, server, Event()):
                one.result()

    def _all_press(self, pool: ThreadPoolExecutor, server: WebServer, stop: Event) -> list[Future[None]]:
        line = self._line()
        return [pool.submit(self._press, line, server.port, stop) for _ in range(AT_ONCE)]

    def _line(self) -> "queue.SimpleQueue[str]":
        """They in any order; some press twice."""
        left = self._left()
        self._chance.shuffle(left)
        line: queue.SimpleQueue[str] = queue.SimpleQueue()
        for one in left:
            for _ in range(2 if self._chance.random() < DOUBLE else 1):
                line.put(one)
        return line

    def _left(self) -> list[str]:
        """Who were not thanked yet."""
        return [one for one in self.everybody if one not in self.thanked]

    def _press(self, line: "queue.SimpleQueue[str]", port: int, stop: Event) -> None:
        while not stop.is_set():
            try:
                secret = line.get_nowait()
            except queue.Empty:
                return
            try:
                if _is_thanked(port, secret):
                    self.thanked.add(secret)
            except ConnectionRefusedError:
                return  # the site is gone, and this press never came
            except (OSError, HTTPException):
                self.broken.append(secret)


def kill_under_load(app: Flask, *, kills: int, chance: random.Random) -> Toll:
    """Kill the site so many times while people confirm, count, and let everybody finish who was cut off."""
    crowd = Crowd(app, chance)
    for _ in range(kills):
        crowd.press_until_killed()
    thanked, broken = len(crowd.thanked), len(crowd.broken)
    lost, halves = _damage(app, crowd)
    crowd.press_again()
    assert crowd.thanked == set(crowd.everybody), "who pressed again was not thanked"
    lost_later, _ = _damage(app, crowd)
    return Toll(kills, thanked, broken, lost + lost_later, _doubled(app, crowd.everybody), halves)


def _is_thanked(port: int, secret: str) -> bool:
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("POST", PATH + secret, headers=HERE)
        answer = connection.getresponse()
        return answer.status == 303 and answer.headers["Location"] == "/ondertekenen/bevestigd"


def _damage(app: Flask, crowd: Crowd) -> tuple[int, int]:
    """How many were thanked in vain, and how many others are there by halves."""
    found = _found(app)
    whole = {one for one in crowd.everybody if all(found[part] for part in _parts(one))}
    begun = {one for one in crowd.everybody if any(found[part] for part in _parts(one))}
    return len(crowd.thanked - whole), len(begun - whole - crowd.thanked)


def _doubled(app: Flask, everybody: Iterable[str]) -> int:
    found = _found(app)
    return sum(any(found[part] > 1 for part in _parts(one)) for one in everybody)


def _parts(secret: str) -> tuple[tuple[str, str], ...]:
    """What makes a confirmation whole: that it is kept, its line in the journal, and both letters."""
    return (
        ("application", secret),
        ("journal", secret),
        ("signing-received", signer(secret)),
        ("signing-consent", co_signer(secret)),
    )


def _found(app: Flask) -> Counter[tuple[str, str]]:
    """What the database holds of all confirmations, and how often."""
    with app.app_context():
        kept = db.session.scalars(select(Application.reference).where(Application.confirmed_at.is_not(None)))
        written = db.session.scalars(select(JournalEntry.subject_id).where(JournalEntry.deed == "bevestigd"))
        letters = db.session.execute(select(OutboxLetter.kind, OutboxLetter.to))
        found = [("application", one) for one in kept] + [("journal", one) for one in written]
        found += [(kind, to) for kind, to in letters]
    _close(app)
    return Counter(found)


def _close(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _wait_for(happens) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, "nobody was thanked"
        time.sleep(0.001)
