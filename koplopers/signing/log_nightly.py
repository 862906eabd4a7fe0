"""Each night the whole register is recomputed; what is found goes to the secretariat, once."""

import logging
from collections.abc import Sequence
from datetime import datetime

from flask import render_template, url_for

from koplopers.database import db
from koplopers.outbox.actions import queue_all
from koplopers.outbox.letters import Letter
from koplopers.people import queries as people
from koplopers.people.models import Person
from koplopers.signing import log_check, register_queries
from koplopers.signing.log_models import LogCheck, TreeHead
from koplopers.web.addresses import absolute
from koplopers.work.schedule import daily

log = logging.getLogger(__name__)
NIGHT = 3  # hour: the work of the day has been entered


@daily("register-check", hour=NIGHT)
def check_register(*, now: datetime) -> list[str]:
    """Recompute the register; returns what is wrong, after telling the secretariat what it did not know yet."""
    found, head = log_check.faults(), register_queries.newest_head()
    is_news = _keep(found, size=head.size if head else 0, now=now)
    if found and is_news:
        queue_all([_letter(person, found) for person in people.secretaries()], now=now)
    _witness(found, head)
    return found


def _keep(found: Sequence[str], *, size: int, now: datetime) -> bool:
    """Write down what was found; returns whether that is something else than the night before."""
    last = register_queries.last_check()
    if last and last.faults == list(found):
        last.last_checked_at, last.size = now, size
        return False
    db.session.add(LogCheck(since=now, last_checked_at=now, size=size, faults=list(found)))
    db.session.flush()
    return True


def _letter(person: Person, found: Sequence[str]) -> Letter:
    return Letter(
        kind="signing-register-faults",
        to=person.email or "",
        subject="Het register van ondertekeningen klopt niet",
        text=render_template(
            "signing/mails/register-faults.txt",
            name=person.name,
            faults=found[:10],  # enough to see what it is; the page has them all
            number=len(found),
            link=absolute(url_for("secretariat.register")),
        ),
        reason="U krijgt deze mail omdat u bij het secretariaat van het Koplopersnetwerk hoort.",
    )


def _witness(found: Sequence[str], head: TreeHead | None) -> None:
    """Leave the head in the log of the server: a place that whoever rewrites the database does not rewrite with it.

    As a warning, because a log without settings of its own drops whatever is less.
    """
    if head:
        told = "Register van ondertekeningen: fouten %s, vermeldingen %s, boomkop %s."
        log.warning(told, len(found), head.size, head.root)
