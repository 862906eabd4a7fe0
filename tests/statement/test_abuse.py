"""Nobody reports in the name of somebody else or floods the form, and nobody is written down for it."""

import pytest
from flask import Flask

from koplopers.web import throttle
from tests.statement.reporting import FORM, HAPPENED, SEND, TOLD, WANTED, reports
from tests.visitor import Visitor


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    ],
)
def test_another_site_cannot_report_in_somebodys_name(anna: Visitor, headers):
    anna.open(FORM)

    page = anna.send(SEND, TOLD, headers=headers, status=403)

    assert page.heading == "Uw melding is nog niet verstuurd"
    assert page.field(HAPPENED).get_text().strip() == TOLD[HAPPENED]
    assert reports(anna.app) == []


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://localhost", 303), ("http://127.0.0.1:8000", 303), ("https://elders.nl", 403), ("null", 403), (None, 303)],
)
def test_an_older_browser_says_it_in_another_way(fresh_app: Flask, origin, status):
    headers = {"Origin": origin} if origin else {}

    answer = fresh_app.test_client().post(FORM, data={"doel": "a", "gebeurd": "b"}, headers=headers)

    assert answer.status_code == status


def test_a_flood_is_stopped_and_nothing_typed_is_lost(anna: Visitor):
    for number in range(10):
        anna.open(FORM)
        anna.send(SEND, {**TOLD, HAPPENED: f"Melding {number}."})
    anna.open(FORM)

    page = anna.send(SEND, {**TOLD, HAPPENED: "Nog een melding."}, status=429)

    assert page.heading == "Uw melding is nog niet verstuurd"
    assert "Wacht een uur" in page.text
    assert page.headers["Retry-After"] == "3600"
    assert page.field(HAPPENED).get_text().strip() == "Nog een melding."
    assert len(reports(anna.app)) == 10


def test_who_mends_faults_is_never_stopped(anna: Visitor):
    for _ in range(12):
        anna.open(FORM)
        anna.send(SEND, {WANTED: "Zoeken."}, status=422)

    anna.send(SEND, TOLD)

    assert len(reports(anna.app)) == 1


def test_behind_our_proxy_each_visitor_counts_apart(fresh_app: Flask):
    client = fresh_app.test_client()

    def send(number: int, visitor: str) -> int:
        data = {"doel": "Zoeken.", "gebeurd": f"Melding {number}."}
        return client.post(FORM, data=data, headers={"X-Forwarded-For": visitor}).status_code

    assert [send(number, "192.0.2.1") for number in range(11)][-2:] == [303, 429]
    assert send(20, "192.0.2.2") == 303
    assert send(21, "2001:db8::1") == 303


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
    ],
)
def test_a_visitor_is_known_by_network_and_never_by_address(app: Flask, one, other, is_same):
    names = []
    for address in (one, other):
        with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
            names.append(throttle.visitor())

    assert (names[0] == names[1]) is is_same
    assert one not in names[0]


def test_who_stands_elsewhere_cannot_say_to_be_another(app: Flask):
    with app.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.1"}, headers={"X-Forwarded-For": "192.0.2.9"}):
        claimed = throttle.visitor()
    with app.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.1"}):
        assert throttle.visitor() == claimed


def test_no_address_of_a_visitor_is_written_down(anna: Visitor, caplog):
    anna.open(FORM)
    anna.client.post(FORM, data={"doel": "a", "gebeurd": "b"}, environ_base={"REMOTE_ADDR": "192.0.2.77"})

    assert "192.0.2.77" not in caplog.text
    assert "192.0.2.77" not in str([vars(one) for one in reports(anna.app)])
