"""The queue between the site and its workers, by huey: on SQLite, PostgreSQL or a Redis-compatible store.

Only orders to look travel through it, never letters or anything that tells who somebody is. The truth is the
database, so a queue that is lost costs a minute and no letter.
"""

import logging
import threading
from collections.abc import Callable

from flask import Flask, current_app
from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey, crontab
from huey.serializer import SignedSerializer
from sqlalchemy import event
from sqlalchemy.orm import Session

from koplopers import clock
from koplopers.database import db
from koplopers.outbox.actions import QUEUED
from koplopers.outbox.delivery import deliver_all
from koplopers.work import schedule
from koplopers.work.faults import tell

log = logging.getLogger(__name__)

NAME = "koplopers"
PATIENCE = 2  # seconds that a visitor waits for a store that does not answer; the letter is safe already


class Work:
    """The queue of one application, opened when it is first needed."""

    def __init__(self, app: Flask, url: str) -> None:
        self.app = app
        self.stopping = threading.Event()
        self._url = url
        self._huey: Huey | None = None
        self._opening = threading.Lock()

    @property
    def huey(self) -> Huey:
        """The queue with its tasks; raises whatever the store raises when it does not answer."""
        with self._opening:
            if self._huey is None:
                self._huey = _open(self._url, SignedSerializer(self.app.config["SECRET_KEY"]))
                self._deliver = self._huey.task(name="deliver")(self._with_app(self.deliver))
                self._huey.periodic_task(crontab(), name="minute")(self._with_app(self.minute))
        return self._huey

    def wake(self) -> None:
        """Ask a worker to look at the outbox now. Failing that, it looks within a minute."""
        try:
            _ = self.huey
            self._deliver()
        except Exception as fault:
            log.warning("De werkrij antwoordt niet (%s). De post gaat binnen een minuut.", type(fault).__name__)

    def deliver(self) -> None:
        """Hand over every letter that is due."""
        deliver_all(now=clock.now, stopping=self.stopping.is_set)

    def minute(self) -> None:
        """What is looked at every minute: letters, and deeds of the clock."""
        self.deliver()
        schedule.run_due(now=clock.now())

    def _with_app(self, do: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            try:
                # Deeds write letters with addresses in them, and those are built as if in a request.
                with self.app.test_request_context(base_url=self.app.extensions["settings"].base_url):
                    do()
            except Exception as fault:
                tell(log, do.__name__, fault)

        return run


def register(app: Flask, url: str) -> None:
    """Give the application its queue, and wake a worker after each commit that queued a letter."""
    app.extensions["work"] = Work(app, url)


@event.listens_for(db.session, "after_commit")
def _wake(session: Session) -> None:
    if session.in_nested_transaction():
        return
    if session.info.pop(QUEUED, False):
        work: Work = current_app.extensions["work"]
        work.wake()


@event.listens_for(db.session, "after_rollback")
def _forget(session: Session) -> None:
    if not session.in_nested_transaction():
        session.info.pop(QUEUED, None)


def _open(url: str, serializer: SignedSerializer) -> Huey:
    """Orders are signed, because huey unpickles them: whoever can write in the store must not run code here."""
    scheme, _, rest = url.partition("://")
    # No results are kept: nobody waits for one.
    if scheme == "sqlite":
        return SqliteHuey(NAME, results=False, serializer=serializer, filename=rest.removeprefix("/"), timeout=PATIENCE)
    if scheme.startswith("postgresql"):
        dsn = f"postgresql://{rest}"
        return PostgresHuey(NAME, results=False, serializer=serializer, dsn=dsn, connect_timeout=PATIENCE)
    patience = f"socket_connect_timeout={PATIENCE}&socket_timeout={PATIENCE * 2}"
    return RedisHuey(NAME, results=False, serializer=serializer, url=f"{url}{'&' if '?' in url else '?'}{patience}")
