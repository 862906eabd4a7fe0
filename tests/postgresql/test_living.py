"""A signature that lives on, on a real PostgreSQL: several machines ask and hear an heir at the same moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from koplopers import clock
from koplopers.work.schedule import run_due
from tests.conftest import TODAY
from tests.people.mailbox import Mailbox
from tests.postgresql.alone import alone
from tests.signing.checked import HERE, faults
from tests.signing.living import contact, entries, number_of, signed
from tests.visitor import Visitor, set_clock

pytestmark = pytest.mark.postgres

HILDA = "hilda@hilversum.example"
MACHINES = 4


@pytest.fixture
def site(postgres_url, make_app) -> Iterator[Flask]:
    """The demo world, in which Wijdemeren signed and is about to go up in Hilversum."""
    with alone(make_app(demo=True, now=TODAY, database_url=postgres_url)) as app:
        yield app


def test_machines_that_ask_and_answer_at_once_do_it_once(site):
    renewal = number_of(site, signed(site, "windveld"))
    signed(site, "wijdemeren")
    contact(site, "hilversum", HILDA)
    set_clock(site, "2027-01-02T10:00:00+01:00")
    mailbox = Mailbox(site)

    with ThreadPoolExecutor(MACHINES) as pool:
        list(pool.map(lambda _: _work(site), range(MACHINES)))
    (letter,) = mailbox.of(HILDA)
    with ThreadPoolExecutor(MACHINES) as pool:
        statuses = set(pool.map(lambda _: _say_no(site, letter.link), range(MACHINES)))

    assert statuses <= {200, 303}
    assert [one.values["is_kept"] for one in entries(site, "inheritance")] == [False]
    assert len(entries(site, "withdrawal")) == 1
    assert faults(site) == []
    page = Visitor(site).open("/manifest/ondertekenaars?zoek=windveld")
    assert f"Later vernieuwd: vermelding {renewal}" in page.text


def _work(site: Flask) -> None:
    with site.app_context():
        run_due(now=clock.now())


def _say_no(site: Flask, link: str) -> int:
    return site.test_client().post(link, data={"antwoord": "nee"}, headers=HERE).status_code
