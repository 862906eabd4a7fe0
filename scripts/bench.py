"""What a page costs: against a bare Flask answer, with and without the cache, and with a far larger network.

Everything is compared within one run, because machines differ and are shared: the ratios tell, not the seconds.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, insert, select

from koplopers import create_app
from koplopers.database import db, transaction
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.publication import publish
from koplopers.settings import from_environment
from koplopers.signing.models import Signature

ROOT = Path(__file__).resolve().parent.parent
SECONDS, ROUNDS = 1, 9  # for each measurement by wrk
PAGES_MADE = 150  # uncached pages made for each median
MANY = 100_000  # municipalities
HELLO = "from flask import Flask\napp = Flask('hello')\n\n\n@app.get('/')\ndef hello():\n    return 'hello'\n"
# Each request asks what nobody asked before, so that no cache can answer it.
UNCACHED = """
math.randomseed(os.time())
local number = math.random(1000000000)
request = function()
  number = number + 1
  return wrk.format("GET", "/netwerk?keer=" .. number)
end
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        today, later = make_site(Path(folder) / "today"), make_site(Path(folder) / "later")
        say("## Bytes over the wire at a first view", *first_views(today))
        say("## Served by gunicorn, as a ratio of the bare hello", *served(Path(folder)))
        enlarge(later)
        say("## Pages made without the cache", *made(today, later))


def say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n\n")
    sys.stdout.flush()


def make_site(folder: Path) -> Flask:
    folder.mkdir()
    app = create_app(from_environment({"KOPLOPERS_INSTANCE": str(folder)}))
    app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
    return app


def served(folder: Path) -> list[str]:
    """Requests per second of each kind of answer, as a ratio of the bare one.

    Before each measurement comes one of the bare answer, so that both servers have worked and rested as much:
    a busy machine favours whoever has rested.
    """
    (folder / "hello.py").write_text(HELLO, encoding="utf-8")
    (folder / "uncached.lua").write_text(UNCACHED, encoding="utf-8")
    with gunicorn("hello:app", 8961, cwd=folder), gunicorn("app:app", 8962, KOPLOPERS_INSTANCE=str(folder / "today")):
        kinds = {
            "directory, cached": ("http://127.0.0.1:8962/netwerk", []),
            "municipality, cached": ("http://127.0.0.1:8962/netwerk/utrecht", []),
            "directory, 304": ("http://127.0.0.1:8962/netwerk", ["-H", f"If-None-Match: {etag('/netwerk')}"]),
            "directory, uncached": ("http://127.0.0.1:8962", ["-s", str(folder / "uncached.lua")]),
        }
        ratios: dict[str, list[float]] = {kind: [] for kind in kinds}
        for _ in range(ROUNDS):
            for kind, (address, options) in kinds.items():
                bare = rate("http://127.0.0.1:8961/", [])
                ratios[kind].append(rate(address, options) / bare)
    return [f"{kind}: {statistics.median(found):.2f}" for kind, found in ratios.items()]


def made(today: Flask, later: Flask) -> list[str]:
    """How many queries a page takes, and how much longer it takes with a far larger network."""
    paths = (
        "/netwerk",
        "/netwerk?pagina=2",
        "/netwerk?provincie=utrecht",
        "/netwerk?sorteer=datum",
        "/netwerk/utrecht",
    )
    with today.app_context():
        queries = {path: queries_of(today, path) for path in paths}
    return [
        f"{path}: {queries[path]} queries; {growth(today, later, path):.2f} times as long at {MANY}" for path in paths
    ]


def first_views(app: Flask) -> list[str]:
    """HTML, style, font and script of a first view, compressed as they are sent."""
    client = app.test_client()
    lines = []
    for path in ("/", "/netwerk", "/netwerk/kaart", "/netwerk/utrecht", "/netwerk/utrecht/poster", "/even-voorstellen",
                 "/manifest", "/manifest/ondertekenaars", "/programma"):  # fmt: skip
        answer = client.get(path, headers={"Accept-Encoding": "br"})
        page = client.get(path).text
        assets = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page)) | font_of(page)
        rest = sum(sent(ROOT / "static" / "build" / Path(one).name) for one in assets)
        lines.append(
            f"{path}: {(len(answer.data) + rest) / 1024:.1f} KB, of which HTML {len(answer.data) / 1024:.1f} KB"
        )
    return lines


def font_of(page: str) -> set[str]:
    style = re.search(r'/static/([^"]+\.css)"', page)
    text = (ROOT / "static" / "build" / style[1]).read_text(encoding="utf-8") if style else ""
    return set(re.findall(r"/static/[^\"')]+\.woff2", text))


def sent(path: Path) -> int:
    small = path.with_name(path.name + ".br")
    return (small if small.exists() else path).stat().st_size


def enlarge(app: Flask) -> None:
    """Invent municipalities until there are many, a tenth of them members."""
    with app.app_context(), transaction():
        # What nobody would find in the register: a code of letters, and a place in the sea.
        db.session.execute(
            insert(Municipality),
            [
                {
                    "code": f"XX{number}", "slug": f"verzonnen-{number}", "name": f"Verzonnen {number}",
                    "official_name": f"Verzonnen {number}", "sort_name": f"verzonnen {number:06}", "aliases": [],
                    "province_slug": "utrecht", "inhabitants": number, "latitude": 52.5, "longitude": 3.5,
                    "is_invented": True,
                }
                for number in range(MANY - 342)
            ],
        )  # fmt: skip
        version = db.session.scalar(select(ManifestVersion.id).limit(1))
        ids = db.session.scalars(select(Municipality.id).where(Municipality.is_invented)).all()
        db.session.execute(
            insert(Signature),
            [
                {
                    "municipality_id": one, "manifest_version_id": version, "signed_on": date(2021, 1, 1),
                    "precision": "day", "co_signers": "", "certainty": "", "source": "verzonnen",
                }
                for one in ids[::10]
            ],
        )  # fmt: skip
        publish()


def growth(today: Flask, later: Flask, path: str) -> float:
    """The ratio of the median times in which both make this page, taking turns, so that noise hits both alike."""
    clients = [today.test_client(), later.test_client()]
    times: list[list[float]] = [[], []]
    for number in range(PAGES_MADE):
        for client, found in zip(clients, times, strict=True):
            found.append(duration(client, f"{path}{'&' if '?' in path else '?'}keer={number}"))
    return statistics.median(times[1]) / statistics.median(times[0])


def duration(client: FlaskClient, path: str) -> float:
    start = time.perf_counter()
    client.get(path)
    return time.perf_counter() - start


def queries_of(app: Flask, path: str) -> int:
    app.test_client().get("/cookies")  # the cache reads its turns once after a change, whatever the page
    asked = []

    def count(*_: object) -> None:
        asked.append(1)

    event.listen(db.engine, "before_cursor_execute", count)
    app.test_client().get(f"{path}{'&' if '?' in path else '?'}queries=1")
    event.remove(db.engine, "before_cursor_execute", count)
    return len(asked) + 1  # the publication number is asked straight from the driver


@contextmanager
def gunicorn(application: str, port: int, *, cwd: Path = ROOT, **settings: str) -> Iterator[None]:
    process = subprocess.Popen(
        [ROOT / ".venv/bin/gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
         "--workers", "2", "--threads", "4", "--no-control-socket", "--log-level", "error", application],
        cwd=cwd, env={**os.environ, **settings},
    )  # fmt: skip
    try:
        wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            HTTPConnection("127.0.0.1", port, timeout=1).request("GET", "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"Op poort {port} antwoordt niemand.")


def etag(path: str) -> str:
    connection = HTTPConnection("127.0.0.1", 8962, timeout=5)
    connection.request("GET", path, headers={"Accept-Encoding": "br"})
    return connection.getresponse().headers["ETag"]


def rate(address: str, options: list[str]) -> float:
    time.sleep(0.3)  # what the measurement before left unfinished
    outcome = subprocess.run(
        ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-H", "Accept-Encoding: br", *options, address],
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"Requests/sec:\s+([\d.]+)", outcome.stdout)
    if not found:
        raise SystemExit(outcome.stdout)
    return float(found[1])


if __name__ == "__main__":
    main()
