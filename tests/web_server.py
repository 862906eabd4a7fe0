"""The site as `scripts/start` serves it: gunicorn in processes of its own, which may be killed at any moment."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from koplopers.settings import Settings
from tests.outbox.mail_servers import free_port
from tests.work.workers import environment

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60  # seconds, for a machine that does other things too


class WebServer:
    """A gunicorn with its workers."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.port, self.address = port, f"http://127.0.0.1:{port}"
        self._process = process

    def wait_until_up(self) -> None:
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            if self._answers():
                return
            time.sleep(0.02)
        raise AssertionError("the site did not start")

    def kill(self) -> None:
        """What `kill -9` does, to all of its processes in one moment; done before, nothing happens."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _answers(self) -> bool:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            with suppress(OSError, HTTPException):
                connection.request("GET", "/healthz")
                return connection.getresponse().status == 200
            return False


@contextmanager
def web_server(settings: Settings, *, workers: int = 2, is_preloaded: bool = False) -> Iterator[WebServer]:
    """The site with these settings, for as long as the block lasts.

    Preloaded means that the processes are made from one that has the application already: it starts in half the time,
    and all of them are there at the first request.
    """
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
        "--workers", str(workers), "--threads", "4", "--no-control-socket", "--log-level", "error", "app:app",
    ]  # fmt: skip
    command += ["--preload"] if is_preloaded else []
    environ = environment(settings, KOPLOPERS_DEMO="1" if settings.demo else "0")
    process = subprocess.Popen(command, cwd=ROOT, env=environ, start_new_session=True)
    server = WebServer(process, port)
    try:
        server.wait_until_up()
        yield server
    finally:
        server.kill()
