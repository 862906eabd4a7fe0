"""Signing on a real PostgreSQL, where two people, or two servers, really do something at the same moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.signing.actions import CannotPublish, publish
from koplopers.signing.models import Application, Signature
from tests.conftest import TODAY
from tests.people.mailbox import Mailbox
from tests.postgresql.alone import alone
from tests.signing.applicant import ANNA, BO, SIGN, Applicant

pytestmark = pytest.mark.postgres

HERE = {"Sec-Fetch-Site": "same-origin"}
AT_ONCE = 6


@pytest.fixture(scope="module")
def site(postgres_url, make_app) -> Iterator[Flask]:
    """A site with the demo world."""
    with alone(make_app(demo=True, now=TODAY, database_url=postgres_url)) as app:
        yield app


@pytest.fixture
def mailbox(site) -> Mailbox:
    return Mailbox(site)


def test_one_press_of_many_at_the_same_moment_signs_and_confirms(site, mailbox):
    anna = Applicant(site)
    page = anna.fill_in()
    cookie = anna.client.get_cookie("koplopers-ondertekening").value
    text_read = page.form(SIGN).find("input", attrs={"name": "tekst"})["value"]

    signed = _at_once(site, "/ondertekenen/controleren", {"tekst": text_read}, cookie)
    assert mailbox.everything == [ANNA]
    confirmed = _at_once(site, mailbox.last(ANNA).link, {}, cookie)

    assert signed | confirmed == {303}
    assert sorted(mailbox.everything) == sorted([ANNA, ANNA, BO])


def test_of_two_applications_that_are_checked_at_the_same_moment_one_becomes_public(site, mailbox):
    for _ in range(2):
        _confirmed_with_consent(site, mailbox)
    with site.app_context():
        numbers = db.session.scalars(select(Application.id).order_by(Application.id)).all()[-2:]

    def check(number: int) -> str:
        with site.app_context():
            try:
                with transaction():
                    publish(db.session.get_one(Application, number), by=None, now=clock.now())
            except CannotPublish as refused:
                return str(refused)
            return "openbaar"

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(check, [*numbers, *numbers]))

    assert set(outcomes) == {"openbaar", "Deze gemeente heeft deze versie van het manifest al ondertekend."}
    with site.app_context():
        ours = select(func.count()).where(Signature.application_id.in_(numbers))
        assert db.session.scalar(ours) == 1


def _confirmed_with_consent(site: Flask, mailbox: Mailbox) -> None:
    Applicant(site).sign()
    reader = Applicant(site)
    reader.open(mailbox.last(ANNA).link)
    reader.press("Ja, ik bevestig de ondertekening")
    reader.open(mailbox.last(BO).link)
    reader.press("Ja, ik onderteken mee", {"Wat mag er van u op de site komen?": "name"})


def _at_once(site: Flask, path: str, answers: dict[str, str], cookie: str) -> set[int]:
    def press(_: int) -> int:
        client = site.test_client()
        client.set_cookie("koplopers-ondertekening", cookie)
        return client.post(path, data=answers, headers=HERE).status_code

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return set(pool.map(press, range(AT_ONCE)))
