"""A session ends while somebody types: what they typed waits for them, and nothing is sent by itself."""

from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from koplopers.database import db
from koplopers.people.models import KeptAnswers
from tests.people.door import CARLA, ask, is_in, press
from tests.visitor import Visitor

FORM = "/beheer/gemeenten/windveld/team/uitnodigen"
SANNE = "sanne@secretariaat.example"
SEND = "Stuur de uitnodiging"
TYPED = {"Naam van wie u uitnodigt": "Nina “de” <Niemand>", "Mailadres van wie u uitnodigt": "nina@windveld"}


@pytest.fixture
def back(contact, mailbox, clock_at):
    """Carla typed for two hours, pressed, signs in again, and looks at where she comes."""
    contact.open(FORM)
    clock_at("14:30")
    page = contact.send(SEND, TYPED)
    assert page.headers["Location"].startswith(f"/inloggen?verder={FORM}")
    contact.follow_redirect()
    contact.send("Stuur mij de mail", {"E-mailadres": CARLA})
    press(contact, mailbox.last(CARLA).link)
    return contact.follow_redirect()


@pytest.mark.promise("typed-survives")
def test_every_answer_is_there_and_nothing_was_sent(back, mailbox):
    assert back.field("Naam van wie u uitnodigt")["value"] == TYPED["Naam van wie u uitnodigt"]
    assert back.field("Mailadres van wie u uitnodigt")["value"] == TYPED["Mailadres van wie u uitnodigt"]
    notice = back.soup.select_one(".notice[autofocus]").get_text()
    assert notice.startswith("U bent weer ingelogd. Wat u had ingevuld, staat er nog.")
    assert [mail.kind for mail in mailbox.of(CARLA)] == ["sign-in"]
    assert mailbox.of("nina@windveld.example") == []


def test_at_the_door_she_hears_at_once_that_nothing_is_lost(contact, clock_at):
    contact.open(FORM)
    clock_at("14:30")
    contact.send(SEND, TYPED)

    page = contact.follow_redirect()

    notice = page.soup.select_one(".notice[autofocus]").get_text()
    assert notice.startswith("U was uitgelogd. Wat u had ingevuld, is bewaard en nog niet verstuurd.")
    again = contact.send("Stuur mij de mail", {"E-mailadres": "carla"}, status=422)
    assert len(again.soup.select("[autofocus]")) == 1, "the fault comes first now"
    assert "is bewaard" in again.text


def test_who_only_wanted_to_look_hears_nothing_of_it(stranger):
    stranger.client.get(FORM)

    assert "bewaard" not in stranger.open(f"/inloggen?verder={FORM}").text


def test_she_mends_it_and_sends_it_herself(back, contact, mailbox):
    contact.send(SEND, {"Mailadres van wie u uitnodigt": "nina@windveld.example"})

    assert mailbox.last("nina@windveld.example").kind == "invitation"


def test_a_reload_still_shows_it_and_an_hour_later_it_is_gone(back, contact, clock_at):
    assert contact.open(back.address).field("Naam van wie u uitnodigt")["value"] == TYPED["Naam van wie u uitnodigt"]

    clock_at("15:30")

    assert not contact.open(back.address).field("Naam van wie u uitnodigt").get("value")
    assert contact.page.soup.select_one(".notice[autofocus]") is None


def test_nobody_else_sees_it_though_they_know_the_address(back, office, editor, neighbour):
    assert not Visitor(office).sign_in_as(CARLA).open(back.address).field("Naam van wie u uitnodigt").get("value")
    editor.open(back.address, status=403)
    neighbour.open(back.address, status=404)


def test_somebody_else_who_signs_in_in_that_browser_does_not_see_it(contact, secretary, mailbox, clock_at):
    contact.open(FORM)
    clock_at("14:30")
    then = contact.send(SEND, TYPED).headers["Location"]
    contact.open(then)
    contact.send("Stuur mij de mail", {"E-mailadres": "sanne@secretariaat.example"})

    press(contact, mailbox.last("sanne@secretariaat.example").link)

    assert not contact.follow_redirect().field("Naam van wie u uitnodigt").get("value")


def test_after_signing_out_in_another_tab_it_is_kept_too(contact, mailbox):
    contact.open(FORM)
    form = contact.page
    contact.send("Uitloggen")
    contact.page = form

    contact.send(SEND, TYPED)
    contact.follow_redirect()
    contact.send("Stuur mij de mail", {"E-mailadres": CARLA})
    press(contact, mailbox.last(CARLA).link)

    assert contact.follow_redirect().field("Naam van wie u uitnodigt")["value"] == TYPED["Naam van wie u uitnodigt"]


def test_of_a_stranger_nothing_is_kept(stranger):
    stranger.client.post(FORM, data={"naam": "x"}, headers={"Sec-Fetch-Site": "same-origin"})

    assert _kept(stranger) == []


def test_what_another_site_sends_is_not_kept(contact, clock_at):
    """Otherwise it could put words in a form that somebody then sends."""
    clock_at("14:30")

    answer = contact.client.post(FORM, data={"naam": "x"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert _kept(contact) == []


def test_a_button_without_a_form_leads_back_to_its_page(contact, mailbox, clock_at):
    contact.open("/beheer/account")
    clock_at("14:30")

    page = contact.send("Log overal uit", headers={"Referer": "http://localhost/beheer/account"})

    assert page.headers["Location"] == "/inloggen?verder=/beheer/account"
    assert not is_in(contact)


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        ("http://localhost/beheer/meldingen?status=open", "/beheer/meldingen?bewaard%3D"),
        ("https://elders.example/beheer/meldingen", "/beheer?bewaard%3D"),
        ("", "/beheer?bewaard%3D"),
    ],
)
def test_a_form_that_is_sent_to_another_address_is_shown_where_it_stood(secretary, clock_at, referer, page):
    """The address that it is sent to cannot be opened."""
    clock_at("14:30")
    headers = {"Sec-Fetch-Site": "same-origin", "Referer": referer}

    answer = secretary.client.post("/beheer/gedaan/1/ongedaan", data={"gekozen": "1"}, headers=headers)

    assert answer.headers["Location"].partition("verder=")[2].startswith(page)


def test_typing_twice_keeps_the_last(contact, clock_at):
    contact.open(FORM)
    clock_at("14:30")
    form = contact.page
    for name in ("Nina", "Nora"):
        contact.page = form
        contact.send(SEND, {"Naam van wie u uitnodigt": name})

    assert [kept.answers[0] for kept in _kept(contact)] == [["naam", "Nora"]]


def _kept(visitor: Visitor) -> list[KeptAnswers]:
    with visitor.app.app_context():
        found = list(db.session.scalars(select(KeptAnswers)))
        db.session.expunge_all()
        return found


@pytest.fixture
def typed(contact, mailbox, clock_at):
    """Carla typed for two hours, pressed, and asked for the letter: the first in her mailbox."""
    contact.open(FORM)
    clock_at("14:30")
    contact.send(SEND, TYPED)
    contact.follow_redirect()
    contact.send("Stuur mij de mail", {"E-mailadres": CARLA})
    return contact


def comes_back(contact, mailbox) -> None:
    press(contact, mailbox.last(CARLA).link)
    page = contact.follow_redirect()
    assert page.field("Naam van wie u uitnodigt")["value"] == TYPED["Naam van wie u uitnodigt"]


@pytest.mark.promise("typed-survives")
def test_it_waits_for_who_lets_the_letter_lie_and_asks_another(typed, mailbox, clock_at):
    link = mailbox.last(CARLA).link
    clock_at("14:46")
    typed.open(link, status=410)

    typed.send("Stuur mij een nieuwe mail", {"E-mailadres": CARLA})

    comes_back(typed, mailbox)


def test_it_waits_for_who_types_the_code_too_late(typed, mailbox, clock_at):
    typed.follow_redirect()
    clock_at("14:46")
    typed.send("Log in met de code", {"Code uit de mail": mailbox.last(CARLA).code}, status=410)

    typed.send("Stuur mij een nieuwe mail", {"E-mailadres": CARLA})

    comes_back(typed, mailbox)


def test_it_waits_for_who_gets_no_mail_and_asks_another(typed, mailbox):
    typed.follow_redirect()
    typed.follow("Vraag een nieuwe mail")

    typed.send("Stuur mij de mail", {"E-mailadres": CARLA})

    comes_back(typed, mailbox)


def test_what_was_chosen_on_a_list_is_still_chosen(secretary, mailbox, clock_at):
    references = _tick_all_reports(secretary)
    page = secretary.page
    clock_at("14:30")
    secretary.send(f"Handel {len(references)} meldingen af", headers={"Referer": f"http://localhost{page.address}"})
    secretary.follow_redirect()
    secretary.send("Stuur mij de mail", {"E-mailadres": SANNE})

    press(secretary, mailbox.last(SANNE).link)

    assert "Er is nog niets verstuurd" in secretary.follow_redirect().soup.get_text()
    assert secretary.page.heading == f"{len(references)} meldingen afhandelen?"
    assert all(one in secretary.page.text for one in references)


def _tick_all_reports(secretary: Visitor) -> list[str]:
    boxes = secretary.open("/beheer/meldingen").soup.select("input[name=kies]")
    references = [str(one["value"]) for one in boxes]
    assert len(references) > 1
    secretary.open("/beheer/meldingen/afhandelen?" + urlencode([("kies", one) for one in references]))
    return references


def test_somebody_who_was_out_signs_in_without_anything_kept(contact, mailbox, clock_at):
    clock_at("14:30")
    ask(contact, then=f"{FORM}?bewaard=1")

    press(contact, mailbox.last(CARLA).link)

    assert not contact.follow_redirect().field("Naam van wie u uitnodigt").get("value")
