"""The demo world served to the browser, for as long as an audit takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from threading import Thread

from flask import Flask
from werkzeug.serving import make_server

from koplopers import create_app
from koplopers.settings import from_environment


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which this application answers until the end."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def demo_world(now: str) -> Iterator[str]:
    """The address of a site of its own with the demo world, on this day."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        app = create_app(from_environment({"KOPLOPERS_INSTANCE": folder, "KOPLOPERS_DEMO": "1", "KOPLOPERS_NOW": now}))
        outcome = app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
        if outcome.exit_code:
            raise RuntimeError(outcome.output)
        with served(app) as address:
            yield address
