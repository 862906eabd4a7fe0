"""A longer list asks the database no more questions than a short one, and a page of it stays a page."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import event

from koplopers import journal
from koplopers.database import db, transaction
from koplopers.demo import checking
from koplopers.outbox import actions
from koplopers.outbox.letters import Letter
from koplopers.secretariat.listing import PER_PAGE
from koplopers.secretariat.today import AT_MOST
from koplopers.statement import barriers
from koplopers.statement.barriers import Told
from tests.secretariat.cases import JOURNAL, LETTERS, REPORTS, TODAY
from tests.visitor import Visitor

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
MOST = 8  # questions: who asks and what they are, the list, what was done shortly before
SIGNINGS = "/beheer/ondertekeningen"
LISTS = (REPORTS, LETTERS, JOURNAL, "/beheer/gemeenten", SIGNINGS)


@contextmanager
def questions(app: Flask) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def note(connection, cursor, statement, *rest):
        asked.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def busy(office: Flask) -> Flask:
    """A back office with sixty more of everything."""
    with office.app_context(), transaction():
        for number in range(60):
            told = Told(f"/netwerk/{number}", "Zoeken.", "Niets.", "", f"a{number}@bezoeker.example", "")
            barriers.submit(told, now=NOW + timedelta(seconds=number))
            actions.queue(Letter("test", f"a{number}@bezoeker.example", "Iets", "Iets.", "Iets."), now=NOW)
            journal.record(actor=1, deed="gedaan", subject="iets", subject_id=str(number), now=NOW)
            db.session.add(checking.confirmed(f"CCC-CCC-{number:03}", NOW + timedelta(seconds=number)))
    return office


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_much_for_many_as_for_few(office: Flask, secretary: Visitor, request, address):
    with questions(office) as before:
        secretary.open(address)
    request.getfixturevalue("busy")

    with questions(office) as after:
        page = secretary.open(address)

    assert len(after) == len(before)
    assert len(after) <= MOST
    assert len(page.soup.select("tbody tr")) == PER_PAGE


@pytest.mark.parametrize("address", (REPORTS, LETTERS, JOURNAL, SIGNINGS))
def test_every_row_is_on_one_page_and_on_no_other(busy: Flask, secretary: Visitor, address):
    page = secretary.open(address)
    seen = [one.get_text(strip=True) for one in page.soup.select("tbody th")]
    number = int(page.soup.select_one("#lijst").get_text().split()[0])

    while "Volgende pagina" in page.links:
        page = secretary.follow("Volgende pagina")
        seen += [one.get_text(strip=True) for one in page.soup.select("tbody th")]

    assert len(seen) == len(set(seen)) == number >= 60


def test_today_names_the_first_of_many(busy: Flask, secretary: Visitor):
    with questions(busy) as asked:
        page = secretary.open(TODAY)

    kinds = Counter(tuple(str(link["href"]).split("/")[:3]) for link in page.soup.select(".waits > li a"))
    assert max(kinds.values()) == AT_MOST
    waiting = sum(one.startswith("Beantwoord melding") for one in page.links)
    assert waiting == AT_MOST
    number = int(secretary.open(REPORTS).soup.select_one("#lijst").get_text().split()[0])
    assert page.link(f"Toon alle {number} meldingen") == REPORTS
    named = len(page.soup.select(".waits > li .waits__how"))
    (signings,) = [int(one.split()[2]) for one in page.links if one.endswith("ondertekeningen om te controleren")]
    assert signings > AT_MOST
    assert f"{named - 2 * AT_MOST + number + signings} dingen wachten op u." in page.text
    assert len(asked) <= 17  # one or two for each kind of thing that waits
