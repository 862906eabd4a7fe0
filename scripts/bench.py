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
from http.client import HTTPConnection
from pathlib import Path

from bench_growth import made, make_site, on_postgresql
from flask import Flask

ROOT = Path(__file__).resolve().parent.parent
SECONDS, ROUNDS = 1, 9  # for each measurement by wrk
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
    if sys.argv[1:] == ["postgresql"]:
        with on_postgresql() as (small, large):
            say("## Pages made without the cache, on PostgreSQL", *made(small, large))
        return
    if sys.argv[1:]:
        raise SystemExit("Typ scripts/bench, of scripts/bench postgresql om op PostgreSQL te meten.")
    with tempfile.TemporaryDirectory() as folder:
        small, large = make_site(Path(folder) / "small"), make_site(Path(folder) / "large")
        say("## Bytes over the wire at a first view", *first_views(small))
        say("## Served by gunicorn, as a ratio of the bare hello", *served(Path(folder)))
        say("## Pages made without the cache", *made(small, large))


def say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n\n")
    sys.stdout.flush()


def served(folder: Path) -> list[str]:
    """Requests per second of each kind of answer, as a ratio of the bare one.

    Before each measurement comes one of the bare answer, so that both servers have worked and rested as much:
    a busy machine favours whoever has rested.
    """
    (folder / "hello.py").write_text(HELLO, encoding="utf-8")
    (folder / "uncached.lua").write_text(UNCACHED, encoding="utf-8")
    with gunicorn("hello:app", 8961, cwd=folder), gunicorn("app:app", 8962, KOPLOPERS_INSTANCE=str(folder / "small")):
        kinds = {
            "directory, cached": ("http://127.0.0.1:8962/netwerk", []),
            "municipality, cached": ("http://127.0.0.1:8962/netwerk/utrecht", []),
            "directory, 304": ("http://127.0.0.1:8962/netwerk", ["-H", f"If-None-Match: {etag('/netwerk')}"]),
            "directory, uncached": ("http://127.0.0.1:8962", ["-s", str(folder / "uncached.lua")]),
        }
        ratios: dict[str, list[float]] = {kind: [] for kind in kinds}
        # What is heavy comes last and alone: the bare answer after it would be measured on a tired machine.
        for turn in (list(kinds)[:-1], list(kinds)[-1:]):
            for _ in range(ROUNDS):
                for kind in turn:
                    bare = rate("http://127.0.0.1:8961/", [])
                    ratios[kind].append(rate(*kinds[kind]) / bare)
    return [f"{kind}: {statistics.median(found):.2f}" for kind, found in ratios.items()]


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
    connection = HTTPConnection("127.0.0.1", 8962, timeout=60)
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
