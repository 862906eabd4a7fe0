"""Several workers at one outbox: every letter goes once, whoever takes it."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from koplopers import clock
from koplopers.outbox import queries
from koplopers.outbox.delivery import deliver_all
from tests.outbox.conftest import a_letter, queued

LETTERS = 200
WORKERS = 4


def test_on_sqlite(server, site_with):
    site = site_with(server)

    assert taken_by(WORKERS, site, server) == dict.fromkeys(receivers(), 1)


@pytest.mark.thorough
@pytest.mark.postgres
def test_on_postgresql(server, postgres_site):
    site = postgres_site(server)

    assert taken_by(WORKERS, site, server) == dict.fromkeys(receivers(), 1)


def receivers() -> list[str]:
    return [f"mens{number}@voorbeeld.example" for number in range(LETTERS)]


def taken_by(workers: int, site, server) -> dict[str, int]:
    """How often each receiver got a letter, when this many workers go through the outbox at the same time."""
    with site.app_context():
        queued(*map(a_letter, receivers()))

    def work(_: int) -> int:
        with site.app_context():
            return deliver_all(now=clock.now)

    with ThreadPoolExecutor(workers) as at_once:
        shares = list(at_once.map(work, range(workers)))

    with site.app_context():
        assert queries.count_waiting(clock.now()) == 0
    assert sum(shares) == LETTERS
    assert sum(share > 0 for share in shares) > 1, "one worker did everything, so this proves nothing"
    return Counter(one for all_of_them, _ in server.taken for one in all_of_them)
