"""The site as `scripts/start` serves it: gunicorn in processes of its own, which may be killed at any moment."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from flask import Flask
from gunicorn.app.base import BaseApplication

from koplopers import create_app
from koplopers.settings import Settings
from tests.outbox.mail_servers import free_port
from tests.work.workers import environment

ROOT = Path(__file__).resolve().parents[1]
MAKER = multiprocessing.get_context("forkserver")
PATIENCE = 180  # seconds, for a machine that does other things too


class WebServer:
    """A gunicorn with its workers."""

    def __init__(self, pid: int, wait: Callable[[], object], port: int) -> None:
        self.port = port
        self._pid, self._wait = pid, wait  # of the process that leads the others

    def wait_until_up(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._answers():
                return
            time.sleep(0.02)
        raise AssertionError("the site did not start")

    def kill(self) -> None:
        """What `kill -9` does, to all of its processes in one moment; done before, nothing happens."""
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
            os.kill(self._pid, signal.SIGKILL)  # if it never came to lead any
        self._wait()

    def _answers(self) -> bool:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            with suppress(OSError, HTTPException):
                connection.request("GET", "/healthz")
                return connection.getresponse().status == 200
            return False


@contextmanager
def web_server(settings: Settings, *, workers: int = 2) -> Iterator[WebServer]:
    """The site with these settings, for as long as the block lasts."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
        "--workers", str(workers), "--threads", "4", "--no-control-socket", "--log-level", "error", "app:app",
    ]  # fmt: skip
    environ = environment(settings, KOPLOPERS_DEMO="1" if settings.demo else "0")
    process = subprocess.Popen(command, cwd=ROOT, env=environ, start_new_session=True)
    with _running(WebServer(process.pid, process.wait, port)) as server:
        yield server


@contextmanager
def forked_server(settings: Settings) -> Iterator[WebServer]:
    """The same, made from a process that has read the code already: there in a tenth of the time, for many starts."""
    MAKER.set_forkserver_preload(["tests.web_server", "koplopers.features", "koplopers.commands"])
    port = free_port()
    process = MAKER.Process(target=_serve, args=(settings, port))
    process.start()
    assert process.pid
    with _running(WebServer(process.pid, process.join, port)) as server:
        yield server
    process.close()


@contextmanager
def _running(server: WebServer) -> Iterator[WebServer]:
    try:
        server.wait_until_up()
        yield server
    finally:
        server.kill()


def _serve(settings: Settings, port: int) -> None:
    os.setsid()  # its workers are killed with it
    Gunicorn(settings, port).run()


class Gunicorn(BaseApplication):
    """What the command of scripts/start runs, without the command."""

    def __init__(self, settings: Settings, port: int) -> None:
        self._settings, self._port = settings, port
        super().__init__()

    def load_config(self) -> None:
        asked = {
            "bind": f"127.0.0.1:{self._port}", "worker_class": "gthread", "workers": 2, "threads": 4,
            "control_socket_disable": True, "loglevel": "error", "preload_app": True,
        }  # fmt: skip
        for name, value in asked.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return create_app(self._settings)
