"""The demo world served to the browser, for as long as an audit takes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from tempfile import TemporaryDirectory
from threading import Lock, Thread

from flask import Flask
from werkzeug.serving import make_server

from accessibility.state import World
from koplopers import create_app
from koplopers.settings import from_environment


@contextmanager
def worlds() -> Iterator[Callable[[World], str]]:
    """The address of each world that is asked for; it is made and served at the first question, one at a time."""
    with ExitStack() as stack:
        made, making = cache(lambda world: stack.enter_context(_made(world))), Lock()

        def address_of(world: World) -> str:
            with making:
                return made(world)

        yield address_of


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
def _made(world: World) -> Iterator[str]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        app = create_app(
            from_environment(
                {
                    "KOPLOPERS_INSTANCE": folder,
                    "KOPLOPERS_DEMO": "1",
                    "KOPLOPERS_NOW": f"{world.day}T12:00:00",
                    "KOPLOPERS_FILM_URL": world.film_url,
                }
            )
        )
        outcome = app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
        if outcome.exit_code:
            raise RuntimeError(outcome.output)
        with served(app) as address:
            yield address
