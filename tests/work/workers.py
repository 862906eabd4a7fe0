"""Real workers as processes of their own, and what becomes of letters when they are killed."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from koplopers import clock
from koplopers.database import db
from koplopers.outbox import queries
from koplopers.outbox.models import OutboxLetter
from koplopers.settings import Settings
from tests.outbox.conftest import a_letter, queued
from tests.outbox.mail_servers import MailServer
from tests.visitor import set_clock

ROOT = Path(__file__).resolve().parents[2]
BATCH = 60  # letters for each kill: more than a worker sends before it
COMMITS = 4  # of a batch, so that all threads of a worker are woken
BETWEEN_KILLS = timedelta(minutes=10)  # on the clock of the site: longer than a claim lasts
PATIENCE = 60  # seconds, for a machine that does other things too


@dataclass(frozen=True)
class Toll:
    """What was found after workers were killed."""

    kills: int
    letters: int
    lost: int
    copies: int
    unexplained: int  # copies for which no try was broken off


def environment(settings: Settings, **more: str) -> dict[str, str]:
    """What a process needs in its environment to be the same site."""
    smtp = settings.smtp
    given = {
        "KOPLOPERS_INSTANCE": str(settings.instance),
        "KOPLOPERS_DATABASE_URL": settings.database_url,
        "KOPLOPERS_WORK_URL": settings.work_url,
        "KOPLOPERS_SECRET_KEY": settings.secret_key,
        "KOPLOPERS_REGISTER_KEY": settings.register_key,
        "KOPLOPERS_NOW": settings.now.isoformat() if settings.now else "",
        "KOPLOPERS_SMTP_URL": f"smtp://{smtp.host}:{smtp.port}" if smtp else "",
        "KOPLOPERS_MAIL_FROM": settings.mail_from,
        **more,
    }
    return {"PATH": os.environ["PATH"], **given}


@contextmanager
def worker(environ: Mapping[str, str], *options: str) -> Iterator[subprocess.Popen[str]]:
    """`flask work` for as long as the block lasts, or until it ends by itself."""
    command = [sys.executable, "-m", "flask", "--app", "app", "work", *options]
    with subprocess.Popen(command, cwd=ROOT, env=dict(environ), stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until(happened: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for something that a worker does; says what it said when it ends first or takes too long."""
    end = time.monotonic() + PATIENCE
    while not happened():
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            raise AssertionError(f"the worker did not do it: {process.communicate()[1]}")
        time.sleep(0.002)


def kill_under_load(app: Flask, server: MailServer, *, kills: int, chance: random.Random) -> Toll:
    """Kill workers at random moments while they send, let a last one finish, and count."""
    for _ in range(kills):
        with app.app_context():
            _queue_a_batch()
        with worker(environment(app.extensions["settings"])) as process:
            enough = len(server.taken) + chance.randint(1, BATCH - 20)
            wait_until(lambda enough=enough: len(server.taken) >= enough, process)
            time.sleep(chance.uniform(0, 0.05))  # anywhere in the handling of a letter
        _let_time_pass(app)
    with worker(environment(app.extensions["settings"]), "--once") as process:
        assert process.wait(PATIENCE + kills) == 0, process.communicate()[1]
    with app.app_context():
        return _count(server, kills)


def _queue_a_batch() -> None:
    for _ in range(COMMITS):
        queued(*[a_letter() for _ in range(BATCH // COMMITS)])


def _let_time_pass(app: Flask) -> None:
    with app.app_context():
        later = clock.now() + BETWEEN_KILLS
    set_clock(app, later.isoformat())


def _count(server: MailServer, kills: int) -> Toll:
    letters = db.session.scalars(select(OutboxLetter).options(selectinload(OutboxLetter.attempts))).all()
    taken = Counter(str(mail["Message-ID"]).strip("<>").partition("@")[0] for mail in server.mails)
    copies = {letter.token: taken[letter.token] - 1 for letter in letters if taken[letter.token] > 1}
    broken_off = {letter.token: sum(one.ended_at is None for one in letter.attempts) for letter in letters}
    lost = sum(not taken[letter.token] for letter in letters) + queries.count_waiting(clock.now())
    unexplained = sum(max(0, number - broken_off[token]) for token, number in copies.items())
    return Toll(kills, len(letters), lost, sum(copies.values()), unexplained)
