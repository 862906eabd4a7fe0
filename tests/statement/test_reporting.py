"""Somebody for whom something does not work tells us: with few words, without an account, and without losing one."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from koplopers.statement.terms import LETTERS
from tests.statement.reporting import EMAIL, FORM, HAPPENED, MEANS, PAGE, PHONE, SEND, TOLD, WANTED, reports
from tests.visitor import Visitor


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


@pytest.mark.promise("no-disability-asked")
def test_nothing_asks_for_a_disability_and_a_hint_warns_for_health(visitor: Visitor):
    page = visitor.open(FORM)

    assert "Vertel niets over uw gezondheid" in page.text
    assert not any("beperking" in label.get_text().lower() for label in page.soup.select("main label, main legend"))
    assert page.field(EMAIL)["autocomplete"] == "email"
    assert page.field(PHONE)["autocomplete"] == "tel"
