"""A site that nobody here wrote is audited by its address: what Python's pydoc says of packages, from a folder."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from accessibility.rules import FOLDER

pytestmark = pytest.mark.browser

PACKAGES = ("json", "wsgiref")
STOPPED = {*tomllib.loads((FOLDER / "visits.toml").read_text(encoding="utf-8")), "engine-gave-up"}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads who asked for which page of a test."""


@pytest.fixture
def documentation(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "pages"
    folder.mkdir()
    subprocess.run([sys.executable, "-m", "pydoc", "-w", *PACKAGES], cwd=folder, capture_output=True, check=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.thorough
def test_a_tester_audits_a_site_of_somebody_else(documentation: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "accessibility", "--base-url", documentation, "--crawl", "3"]
    command += ["--conditions", "bureau", "320 px", "--report", str(tmp_path / "report")]

    outcome = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)

    run = json.loads((tmp_path / "report" / "rapport.json").read_text(encoding="utf-8"))
    assert outcome.returncode == 2, outcome.stderr
    assert {one["address"] for one in run["visits"]} == {"/", *(f"/{name}.html" for name in PACKAGES)}
    assert run["is_complete"]
    assert not STOPPED & {one["rule"] for one in run["findings"]}
    assert "landmark-one-main" in {one["rule"] for one in run["findings"]}, "pydoc writes pages without main"
