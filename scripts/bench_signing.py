"""How many signatures are confirmed in a second, as a ratio of bare durable commits on the same database.

A confirmation is a press on the button of a letter, through gunicorn as scripts/start runs it; it keeps the moment, a
line in the journal and two letters, and is answered after its commit. A bare commit is one row, kept by the driver of
the database alone, or by a page of Flask that does nothing else. All take turns, because machines differ and are
shared. With the word crash it counts instead what is lost when the site is killed.
"""

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench import gunicorn, say
from bench_growth import make_site, on_postgresql
from flask import Flask
from sqlalchemy import func, select, text

from koplopers.database import db, transaction
from koplopers.signing.models import Application
from tests.signing.crashing import kill_under_load
from tests.signing.waiting import PATH, put_in
from tests.web_server import web_server

SECONDS, ROUNDS = 2, 9  # for each measurement
AT_ONCE = 8  # people who press at the same moment: as many as the server has threads
WAITING = 1500  # for each round, more than are confirmed in it
KILLS = 200
PORT = 8964
WORDS = "bevestigd " * 20  # what a bare commit keeps: about as long as a line in the journal
PAGE = """
import os, threading
import {driver}
from flask import Flask

app, mine = Flask("bare"), threading.local()


@app.post("/<path:_>")
def keep(_):
    if not hasattr(mine, "connection"):
        mine.connection = {driver}.connect(os.environ["BARE"])
        {prepare}
    mine.connection.execute("INSERT INTO bare (words) VALUES ({mark})", ("{words}",))
    mine.connection.commit()
    return "kept"
"""
ON_SQLITE = {
    "driver": "sqlite3",
    "prepare": "mine.connection.executescript('PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000')",
    "mark": "?",
    "words": WORDS,
}
ON_POSTGRESQL = {"driver": "psycopg", "prepare": "", "mark": "%s", "words": WORDS}
COSTS: dict[int, list[float]] = defaultdict(list)  # by port: seconds of processor time for each answer, by round
PRESS = """
local secrets, number = {}, 0
for line in io.lines("%s") do secrets[#secrets + 1] = line end
request = function()
  number = number + 1
  return wrk.format("POST", "%s" .. secrets[(number - 1) %% #secrets + 1], {["Sec-Fetch-Site"] = "same-origin"}, "")
end
"""


def main() -> None:
    crash, *number = sys.argv[1:] or [""]
    for name, site in sites():
        if crash == "crash":
            say(f"## Killed under load, on {name}", killed(site, int(number[0]) if number else KILLS))
        else:
            say(f"## Confirmed signatures a second, on {name}", *confirmed(site))


def sites() -> Iterator[tuple[str, Flask]]:
    """The site on each database, of its own."""
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", make_site(Path(folder) / "site")
    with on_postgresql() as (site, _):
        yield "PostgreSQL", site


def confirmed(site: Flask) -> list[str]:
    """How many confirmations there are in a second, and what that is of bare commits."""
    secrets = put_in(site, WAITING * (ROUNDS + 1))
    with site.app_context(), transaction():
        db.session.execute(text("CREATE TABLE bare (words TEXT)"))
    with tempfile.TemporaryDirectory() as name, web_server(site.extensions["settings"]) as server:
        folder = Path(name)
        COSTS.clear()
        with bare_page(site, folder):
            found = [one_round(site, server.port, secrets[at : at + WAITING], folder) for at in starts()]
    rates = found[1:]  # the first round only wakes everybody
    with site.app_context():
        kept = db.session.scalar(select(func.count()).where(Application.confirmed_at.is_not(None)))
    median = {kind: statistics.median(one[kind] for one in rates) for kind in rates[0]}
    ratios = {kind: statistics.median(one["confirmed"] / one[kind] for one in rates) for kind in rates[0]}
    ours, bare = (statistics.median(COSTS[port][1:]) for port in (server.port, PORT))
    return [
        f"{median.pop('confirmed'):.0f} confirmed a second, {kept} in all",
        f"{bare / ours:.2f} in processor time: {ours * 1000:.1f} ms each, a bare page that commits {bare * 1000:.1f}",
        *(f"{ratios[kind]:.2f} of {rate:.0f} {kind} a second" for kind, rate in median.items()),
    ]


def starts() -> range:
    return range(0, WAITING * (ROUNDS + 1), WAITING)


def processor_time(port: int) -> float:
    """The seconds of processor time that the server on this port and its processes have had."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words, fields = (process / "cmdline").read_text(), (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if f"127.0.0.1:{port}" in words and "gunicorn" in words:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def one_round(site: Flask, port: int, secrets: list[str], folder: Path) -> dict[str, float]:
    measured: dict[str, Callable[[], float]] = {
        "bare commits over one connection": partial(commits, site, 1),
        f"bare commits over {AT_ONCE} connections": partial(commits, site, AT_ONCE),
        "bare pages that commit one row": partial(presses, PORT, secrets, folder),
        "confirmed": partial(presses, port, secrets, folder),
    }
    return {kind: measure() for kind, measure in measured.items()}


def presses(port: int, secrets: list[str], folder: Path) -> float:
    """How many people get their answer in a second."""
    before = processor_time(port)
    (folder / "secrets").write_text("\n".join(secrets), encoding="utf-8")
    (folder / "press.lua").write_text(PRESS % (folder / "secrets", PATH), encoding="utf-8")
    command = ["wrk", "-t1", f"-c{AT_ONCE}", f"-d{SECONDS}s", "-s", str(folder / "press.lua")]
    outcome = subprocess.run([*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True)
    rate, number = (re.search(words, outcome.stdout) for words in (r"Requests/sec:\s+([\d.]+)", r"(\d+) requests in"))
    if not rate or not number or "Non-2xx" in outcome.stdout or "Socket errors" in outcome.stdout:
        raise SystemExit(outcome.stdout + outcome.stderr)
    COSTS[port].append((processor_time(port) - before) / int(number[1]))
    return float(rate[1])


def commits(site: Flask, connections: int) -> float:
    """How many rows are kept in a second, each by a commit of its own, with the settings of the site."""
    with site.app_context():
        engine = db.engine
    mark = "?" if engine.dialect.name == "sqlite" else "%s"

    def write(_: int) -> int:
        raw, number, end = engine.raw_connection(), 0, time.monotonic() + SECONDS
        cursor = raw.cursor()
        while time.monotonic() < end:
            cursor.execute(f"INSERT INTO bare (words) VALUES ({mark})", (WORDS,))  # noqa: S608 # a mark, no value
            raw.commit()
            number += 1
        raw.close()
        return number

    with ThreadPoolExecutor(connections) as pool:
        return sum(pool.map(write, range(connections))) / SECONDS


@contextmanager
def bare_page(site: Flask, folder: Path) -> Iterator[None]:
    """The same server with nothing in it but a page that keeps a row."""
    with site.app_context():
        url, is_sqlite = db.engine.url, db.engine.dialect.name == "sqlite"
    (folder / "bare.py").write_text(PAGE.format(**(ON_SQLITE if is_sqlite else ON_POSTGRESQL)), encoding="utf-8")
    where = url.database if is_sqlite else url.set(drivername="postgresql").render_as_string(hide_password=False)
    with gunicorn("bare:app", PORT, cwd=folder, BARE=where or ""):
        yield


def killed(site: Flask, kills: int) -> str:
    begun = time.monotonic()
    toll = kill_under_load(site, kills=kills, chance=random.Random())  # noqa: S311 # no secret
    return (
        f"{toll.kills} kills, {toll.thanked} thanked before the last, {toll.broken} presses cut off, {toll.lost} lost, "
        f"{toll.doubled} doubled, {toll.halves} by halves, {time.monotonic() - begun:.0f} s"
    )


if __name__ == "__main__":
    main()
