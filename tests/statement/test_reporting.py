"""Somebody for whom something does not work tells us: with few words, without an account, and without losing one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from koplopers import clock
from koplopers.database import db
from koplopers.statement.models import BarrierReport
from koplopers.statement.terms import LETTERS
from koplopers.web import throttle
from tests.statement.conftest import statement_of
from tests.visitor import Visitor

FORM = "/toegankelijkheid/melden"
SEND = "Verstuur de melding"
PAGE, WANTED, HAPPENED = "Op welke pagina was u? (niet verplicht)", "Wat wilde u doen?", "Wat ging er mis?"
MEANS = "Waarmee gebruikte u de site? (niet verplicht)"
EMAIL, PHONE = "E-mailadres (niet verplicht)", "Telefoonnummer (niet verplicht)"
TOLD = {WANTED: "Mijn gemeente zoeken.", HAPPENED: "Ik hoorde niets."}


@pytest.fixture
def anna(fresh_app: Flask) -> Visitor:
    return Visitor(fresh_app)


def reports(app: Flask) -> list[BarrierReport]:
    with app.app_context():
        found = list(db.session.scalars(select(BarrierReport).order_by(BarrierReport.id)))
        db.session.expunge_all()
        return found


def errors(page) -> list[str]:
    return [link.get_text() for link in page.soup.select(".errors a")]


@pytest.mark.promise("barrier-heard")
def test_anna_tells_what_went_wrong_and_hears_when_we_look_at_it(anna: Visitor):
    anna.open(FORM)
    anna.send(SEND, {**TOLD, EMAIL: "anna@voorbeeld.nl", MEANS: "een telefoon"})

    page = anna.follow_redirect()

    kept = reports(anna.app)[0]
    assert page.heading == "Uw melding is aangekomen"
    assert kept.reference in page.text
    assert "uiterlijk op 8 december 2026" in page.text
    assert (kept.wanted, kept.happened) == tuple(TOLD.values())
    assert (kept.email, kept.means, kept.phone) == ("anna@voorbeeld.nl", "een telefoon", "")


def test_what_she_told_is_not_on_the_page_that_others_could_see(anna: Visitor):
    anna.open(FORM)
    anna.send(SEND, {**TOLD, EMAIL: "anna@voorbeeld.nl"})

    page = anna.follow_redirect()

    assert "anna@" not in page.response.text
    assert "Ik hoorde niets" not in page.response.text
    assert page.headers["Cache-Control"] == "no-store"


def test_her_reference_can_be_read_out_and_typed_in_small_letters(anna: Visitor):
    anna.open(FORM)
    address = anna.send(SEND, TOLD).headers["Location"]
    reference = address.rpartition("/")[2]

    assert all(one in LETTERS for one in reference.replace("-", ""))
    assert [len(part) for part in reference.split("-")] == [3, 3, 3]
    anna.open(f"/toegankelijkheid/melding/{reference.lower().replace('-', '')}", status=302)
    assert anna.follow_redirect().heading == "Uw melding is aangekomen"


@pytest.mark.parametrize("reference", ["CCC-CCC-CCC", "x", "%00", "../melden", "MDR-472-TWK"])
def test_a_reference_that_nobody_got_leads_nowhere(visitor: Visitor, reference):
    page = visitor.client.get(f"/toegankelijkheid/melding/{reference}", follow_redirects=True)

    assert page.status_code == 404


@pytest.mark.promise("barrier-everywhere")
def test_every_page_has_the_way_to_report_that_it_does_not_work(visitor: Visitor):
    visitor.open("/netwerk/utrecht?zoek=geheim")

    page = visitor.follow("Werkt iets niet? Meld het ons")

    assert page.field(PAGE)["value"] == "/netwerk/utrecht"  # what somebody searched stays with them


@pytest.mark.parametrize(
    "asked",
    [
        "https://elders.nl/",
        "//elders.nl/",
        "/bestaat-niet",
        "<script>",
        "/" * 300,
        "/netwerk%00",
        "bel 0900-1234",
        "/\\elders.nl",
    ],
)
def test_what_others_write_in_the_address_is_not_filled_in(visitor: Visitor, asked):
    page = Visitor(visitor.app)
    answer = page.client.get(FORM, query_string={"pagina": asked})

    assert answer.status_code == 200
    assert 'name="pagina" type="text" value=""' in answer.text


@pytest.mark.promise("answers-are-kept")
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({WANTED: ""}, ["Vul in wat u wilde doen."]),
        ({WANTED: " \n "}, ["Vul in wat u wilde doen."]),
        ({HAPPENED: ""}, ["Vul in wat er misging."]),
        ({WANTED: "", HAPPENED: ""}, ["Vul in wat u wilde doen.", "Vul in wat er misging."]),
        ({WANTED: "a" * 2001}, ["Maak dit korter: ten hoogste 2.000 tekens. Nu zijn het er 2.001."]),
        ({PAGE: "a" * 201}, ["Maak dit korter: ten hoogste 200 tekens. Nu zijn het er 201."]),
        ({MEANS: "a" * 201}, ["Maak dit korter: ten hoogste 200 tekens. Nu zijn het er 201."]),
        ({EMAIL: "anna"}, ["Vul een e-mailadres in, zoals naam@voorbeeld.nl."]),
        ({EMAIL: "anna@voorbeeld"}, ["Vul een e-mailadres in, zoals naam@voorbeeld.nl."]),
        ({PHONE: "bel maar"}, ["Vul een telefoonnummer in, zoals 06 12345678."]),
    ],
)
def test_who_forgets_or_mistypes_reads_what_to_do_and_loses_nothing(visitor: Visitor, answers, told):
    given = {
        PAGE: "/netwerk",
        **TOLD,
        MEANS: "een telefoon",
        EMAIL: "anna@voorbeeld.nl",
        PHONE: "06 12345678",
        **answers,
    }
    visitor.open(FORM)

    page = visitor.send(SEND, given, status=422)

    assert errors(page) == told
    for label, text in given.items():
        field = page.field(label)
        kept = field.get_text() if field.name == "textarea" else str(field.get("value", ""))
        assert kept.strip() == text.strip(), label


def test_who_mends_two_faults_gets_through(anna: Visitor):
    anna.open(FORM)
    anna.send(SEND, {EMAIL: "anna@voorbeeld.nl"}, status=422)

    anna.send(SEND, TOLD)

    assert reports(anna.app)[0].email == "anna@voorbeeld.nl"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("regel 1\r\nregel 2", "regel 1\nregel 2"),
        ("a\0b\x07c", "abc"),
        ("<b>vet</b> & “Ünïcode” 👩🏽‍🦯", "<b>vet</b> & “Ünïcode” 👩🏽‍🦯"),
        ("=1+1", "=1+1"),
        ("x" * 2000, "x" * 2000),
    ],
)
def test_odd_characters_come_through_or_are_left_out(anna: Visitor, typed, kept):
    anna.open(FORM)
    anna.send(SEND, {**TOLD, HAPPENED: typed})

    assert reports(anna.app)[0].happened == kept


def test_bytes_that_are_no_text_do_not_break_it(anna: Visitor):
    answer = anna.client.post(
        FORM,
        data=b"doel=%ED%A0%80%ff&gebeurd=%00%01",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert answer.status_code == 422


def test_pressing_twice_makes_one_report(anna: Visitor):
    anna.open(FORM)
    form = anna.page

    first = anna.send(SEND, TOLD).headers["Location"]
    anna.page = form  # the back button
    again = anna.send(SEND, TOLD).headers["Location"]

    assert first == again
    assert len(reports(anna.app)) == 1


def test_pressing_twice_at_the_same_moment_makes_one_report(fresh_app: Flask):
    data = {"doel": "Zoeken.", "gebeurd": "Niets."}
    with ThreadPoolExecutor(4) as at_once:
        answers = list(at_once.map(lambda _: fresh_app.test_client().post(FORM, data=data), range(4)))

    assert {one.status_code for one in answers} == {303}
    assert len({one.headers["Location"] for one in answers}) == 1
    assert len(reports(fresh_app)) == 1


def test_two_tabs_make_two_reports(anna: Visitor):
    anna.open(FORM)
    one_tab = anna.page
    anna.open(FORM)
    anna.send(SEND, TOLD)

    anna.page = one_tab
    anna.send(SEND, {**TOLD, HAPPENED: "Iets anders."})

    assert len({one.reference for one in reports(anna.app)}) == 2


def test_the_form_survives_going_back_because_the_browser_may_keep_it(visitor: Visitor):
    page = visitor.open(FORM)

    assert "no-store" not in page.headers["Cache-Control"]


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


@pytest.mark.promise("no-disability-asked")
def test_nothing_asks_for_a_disability_and_a_hint_warns_for_health(visitor: Visitor):
    page = visitor.open(FORM)

    assert "Vertel niets over uw gezondheid" in page.text
    assert not any("beperking" in label.get_text().lower() for label in page.soup.select("main label, main legend"))
    assert page.field(EMAIL)["autocomplete"] == "email"
    assert page.field(PHONE)["autocomplete"] == "tel"


def test_the_secretariat_reads_reports_and_sees_contact_data_only_when_it_asks(anna: Visitor):
    anna.open(FORM)
    anna.send(SEND, {**TOLD, EMAIL: "anna@voorbeeld.nl"})
    statement = statement_of(anna.app)

    said = statement("reports").output

    assert "Wilde: Mijn gemeente zoeken." in said
    assert "Wil antwoord." in said
    assert "anna@" not in said
    assert "Contact: anna@voorbeeld.nl" in statement("reports", "--contact").output


def test_a_report_that_is_answered_says_so_to_who_made_it(anna: Visitor):
    anna.open(FORM)
    address = anna.send(SEND, TOLD).headers["Location"]
    reference = address.rpartition("/")[2]
    statement = statement_of(anna.app)

    statement("answered", reference.lower(), "--note", "De telling wordt nu voorgelezen.")

    assert "Afgehandeld op 24 november 2026" in anna.open(address).text
    assert "De telling" not in anna.open(address).text
    assert "geen meldingen die op een antwoord wachten" in statement("reports").output
    assert "De telling wordt nu voorgelezen." in statement("reports", "--all").output


def test_an_unknown_report_cannot_be_answered(fresh_app: Flask):
    assert "geen melding met het kenmerk “x”" in statement_of(fresh_app)("answered", "x", status=1).output


def test_when_we_are_late_we_say_so(fresh_app: Flask, monkeypatch):
    anna = Visitor(fresh_app)
    anna.open(FORM)
    address = anna.send(SEND, TOLD).headers["Location"]

    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 9, 9, tzinfo=UTC))

    assert "Wij zijn te laat." in anna.open(address).text
    assert "1 melding te laat" in statement_of(fresh_app)("status").output


@pytest.mark.parametrize(
    ("day", "said", "email", "words"),
    [
        (
            datetime(2027, 1, 23, 9, tzinfo=UTC),
            "bij 0 meldingen, woorden bij 0",
            "anna@voorbeeld.nl",
            "Ik hoorde niets.",
        ),
        (datetime(2027, 1, 24, 9, tzinfo=UTC), "bij 1 melding, woorden bij 0", "", "Ik hoorde niets."),
        (datetime(2027, 11, 25, 9, tzinfo=UTC), "bij 1 melding, woorden bij 1", "", ""),
    ],
)
def test_who_it_was_is_forgotten_first_and_then_what_was_told(anna: Visitor, monkeypatch, day, said, email, words):
    anna.open(FORM)
    anna.send(SEND, {**TOLD, EMAIL: "anna@voorbeeld.nl", PHONE: "06 12345678"})
    monkeypatch.setattr(clock, "now", lambda: day)
    statement = statement_of(anna.app)

    assert said in statement("forget").output
    assert "bij 0 meldingen, woorden bij 0" in statement("forget").output

    (kept,) = reports(anna.app)  # the report itself stays, so the count does
    assert (kept.email, kept.happened) == (email, words)
    assert (kept.digest is None) is (email == "")


def test_no_address_of_a_visitor_is_written_down(anna: Visitor, caplog):
    anna.open(FORM)
    anna.client.post(FORM, data={"doel": "a", "gebeurd": "b"}, environ_base={"REMOTE_ADDR": "192.0.2.77"})

    assert "192.0.2.77" not in caplog.text
    assert "192.0.2.77" not in str([vars(one) for one in reports(anna.app)])
