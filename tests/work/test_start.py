"""scripts/start runs the site and its worker as one: they start, stop and fall together."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.outbox.conftest import a_letter, kept, queued
from tests.outbox.mail_servers import free_port
from tests.work.workers import environment

ROOT = Path(__file__).resolve().parents[2]
# Setting up is proved elsewhere and would build here what other tests are reading.
NOTHING_TO_SET_UP = """
say() { printf '%s\\n' "$@" >&2; }
set_up_python() { :; }
set_up_frontend() { :; }
set_up_database() { :; }
"""


class Started:
    """The script as it runs."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address

    def child(self, words: str) -> int:
        """The process that the script started with these words in its command."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return next(
            int(one) for one in children if words in Path(f"/proc/{one}/cmdline").read_text().replace("\0", " ")
        )

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


@pytest.fixture
def start(fresh_app, tmp_path) -> Iterator[Started]:
    with started(fresh_app, tmp_path) as running:
        yield running


@contextmanager
def started(app, folder: Path) -> Iterator[Started]:
    (folder / "scripts").mkdir()
    for name in ("start", "address.py"):
        shutil.copy(ROOT / "scripts" / name, folder / "scripts")
    (folder / "scripts" / "setup.sh").write_text(NOTHING_TO_SET_UP)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    port = str(free_port())
    environ = environment(app.extensions["settings"], KOPLOPERS_PORT=port, PYTHONPATH=str(ROOT))
    script = subprocess.Popen(
        [folder / "scripts" / "start"], env=environ, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    running = Started(script, f"http://127.0.0.1:{port}")
    try:
        soon(running.answers)
        yield running
    finally:
        if script.poll() is None:
            os.killpg(script.pid, signal.SIGKILL)
        script.communicate()


def soon(happens) -> None:
    end = time.monotonic() + 30
    while not happens():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def test_it_serves_and_sends_until_ctrl_c(start, fresh_app):
    with fresh_app.app_context():
        (number,) = queued(a_letter())
        soon(lambda: kept(number).handed_over_at)

    os.killpg(start.process.pid, signal.SIGINT)

    assert start.process.wait(30) == 0
    assert not start.answers()
    with pytest.raises(ProcessLookupError):
        os.killpg(start.process.pid, 0)


@pytest.mark.parametrize(
    ("dies", "said"),
    [
        ("app work", "De werker stopte"),
        pytest.param("gunicorn", "De site stopte", marks=pytest.mark.thorough),
    ],
)
def test_when_one_dies_the_other_does_not_pretend(start, dies, said):
    os.kill(start.child(dies), signal.SIGKILL)

    _, words = start.process.communicate(timeout=30)

    assert start.process.returncode != 0
    assert said in words
    assert not start.answers()
