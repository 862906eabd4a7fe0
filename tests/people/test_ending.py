"""Wijdemeren goes up in Hilversum on 1 January 2027: what becomes of whoever spoke for it."""

from datetime import UTC, datetime

import pytest

from koplopers import clock
from koplopers.database import transaction
from koplopers.people import inviting, queries, roles
from koplopers.people.inviting import Asked
from koplopers.people.rules import ALLIANCE, CONTACT, EDITOR
from koplopers.work.schedule import run_due
from tests.people.trail import entries
from tests.visitor import Visitor

WIJDEMEREN, HILVERSUM = "GM1696", "GM0402"
WENDY, WOUT = "wendy@wijdemeren.example", "wout@wijdemeren.example"
SANNE, BRAM = "sanne@secretariaat.example", "bram@secretariaat.example"
A_DAY_EARLY, ANNOUNCED, LAST_DAY, THE_DAY = "2026-12-03", "2026-12-04", "2026-12-31", "2027-01-01"


@pytest.fixture
def wijdemeren(office, mailbox):
    """Wendy is its contact person and nothing else; Wout edits, and reviews for the alliance too."""
    now = datetime(2026, 11, 24, 11, tzinfo=UTC)
    with office.app_context(), transaction():
        wendy = roles.join(name="Wendy Bedacht", email=WENDY, now=now)
        wout = roles.join(name="Wout Verzonnen", email=WOUT, now=now)
        roles.give(wendy, CONTACT, code=WIJDEMEREN, by=None, now=now)
        roles.give(wout, EDITOR, code=WIJDEMEREN, by=None, now=now)
        roles.give(wout, ALLIANCE, organisation="MIND", by=None, now=now)
    return office


@pytest.fixture
def on(wijdemeren, clock_at):
    """The clock comes to this day, and does what it has to do."""

    def come(day: str, hour: int = 10) -> list[str]:
        clock_at(f"{day}T{hour:02}:00:00+01:00")
        with wijdemeren.app_context():
            return run_due(now=clock.now())

    return come


def of_the_end(mailbox, address: str) -> list[str]:
    return [mail.kind for mail in mailbox.of(address) if mail.kind.startswith("municipality-end")]


def test_four_weeks_before_it_is_announced_and_nothing_ends(on, mailbox, wijdemeren):
    on(A_DAY_EARLY)
    assert of_the_end(mailbox, WENDY) == []

    on(ANNOUNCED)

    mail = mailbox.last(WENDY)
    assert mail.subject == "Wijdemeren stopt op 1 januari 2027, en uw rol ook"
    assert "Wijdemeren gaat over in Hilversum op 1 januari 2027." in mail.text
    assert "u bent dan geen contactpersoon van Wijdemeren meer" in mail.text
    assert "Uw account stopt op die dag ook." in mail.text
    assert "Hilversum heeft nog geen contactpersoon." in mail.text
    assert "\n\n\n" not in mail.text
    assert "Uw account blijft, want u hebt nog een andere rol." in mailbox.last(WOUT).text
    assert Visitor(wijdemeren).sign_in_as(WENDY).open("/beheer/account")


def test_it_is_announced_once(on, mailbox):
    for day in (ANNOUNCED, "2026-12-05", LAST_DAY):
        on(day)

    assert [of_the_end(mailbox, one) for one in (WENDY, WOUT)] == [["municipality-ends"]] * 2
    assert of_the_end(mailbox, SANNE) == of_the_end(mailbox, BRAM) == ["municipality-end-office"]


def test_who_comes_later_is_told_too(on, mailbox, wijdemeren):
    on(ANNOUNCED)
    with wijdemeren.app_context(), transaction():
        nina = roles.join(name="Nina Niemand", email="nina@wijdemeren.example", now=clock.now())
        roles.give(nina, EDITOR, code=WIJDEMEREN, by=None, now=clock.now())

    on("2026-12-10")

    assert of_the_end(mailbox, "nina@wijdemeren.example") == ["municipality-ends"]
    assert of_the_end(mailbox, WENDY) == ["municipality-ends"]


def test_the_secretariat_hears_whose_role_ends_and_what_to_do(on, mailbox):
    on(ANNOUNCED)

    mail = mailbox.last(SANNE)

    assert mail.subject == "Wijdemeren: 2 rollen stoppen op 1 januari 2027"
    assert "- Wendy Bedacht, contactpersoon van Wijdemeren\n- Wout Verzonnen, redacteur van Wijdemeren" in mail.text
    assert "Hilversum heeft nog geen contactpersoon. Zoek er een, en nodig die uit." in mail.text
    assert mail.link == "/beheer/mensen/uitnodigen" and "\n\n\n" not in mail.text


def test_with_a_contact_person_at_the_successor_the_letters_say_so(on, mailbox, wijdemeren):
    with wijdemeren.app_context(), transaction():
        hilda = roles.join(name="Hilda Fictief", email="hilda@hilversum.example", now=clock.now())
        roles.give(hilda, CONTACT, code=HILVERSUM, by=None, now=clock.now())

    on(ANNOUNCED)

    for address in (WENDY, SANNE):
        assert "Hilversum heeft een eigen contactpersoon." in mailbox.last(address).text
    assert "Hilda" not in mailbox.last(WENDY).text


def test_on_the_day_the_roles_end(on, mailbox, wijdemeren):
    on(LAST_DAY)
    wendy = Visitor(wijdemeren).sign_in_as(WENDY)
    assert wendy.open("/beheer/gemeenten/wijdemeren/team").text

    on(THE_DAY)

    with pytest.raises(AssertionError, match="nobody has an account"):
        wendy.sign_in_as(WENDY)
    for one in (WENDY, WOUT):
        assert mailbox.last(one).subject == "Uw rol voor Wijdemeren is gestopt"
        assert "Wijdemeren is op 1 januari 2027 opgegaan in Hilversum." in mailbox.last(one).text
        assert "\n\n\n" not in mailbox.last(one).text
    assert "Uw account is daarmee beëindigd." in mailbox.last(WENDY).text
    assert "Uw account blijft" in mailbox.last(WOUT).text
    assert "left" not in [mail.kind for mail in mailbox.of(WENDY)]
    assert mailbox.last(BRAM).subject == "Wijdemeren: 2 rollen zijn gestopt"
    with wijdemeren.app_context():
        assert queries.team(WIJDEMEREN) == []
        assert [role.role for role in queries.person_with(WOUT).roles] == [ALLIANCE]
    ended = entries(wijdemeren, "beëindigde een rol")[-2:]
    assert [(one.actor, one.municipality) for one in ended] == [(None, WIJDEMEREN)] * 2


def test_nobody_is_woken_for_it(on, mailbox):
    assert "municipalities-that-end" not in on(THE_DAY, hour=8)
    assert of_the_end(mailbox, WENDY) == []
    assert "municipalities-that-end" in on(THE_DAY, hour=9)
    assert of_the_end(mailbox, WENDY) == ["municipality-ended"]


def test_a_server_that_was_off_for_weeks_makes_up_for_it_once(on, mailbox):
    on("2027-02-20")
    on("2027-02-21")

    assert of_the_end(mailbox, WENDY) == ["municipality-ended"]
    assert of_the_end(mailbox, SANNE) == ["municipality-end-office"]


def test_an_open_invitation_ends_with_it(on, mailbox, wijdemeren):
    on(LAST_DAY)
    with wijdemeren.app_context(), transaction():
        inviting.invite(
            Asked("Nina Niemand", "nina@nergens.example", EDITOR, code=WIJDEMEREN), by=None, now=clock.now()
        )
    on(THE_DAY)

    Visitor(wijdemeren).open(mailbox.last("nina@nergens.example").link, status=410)


def test_wendy_is_invited_at_the_successor_and_is_back(on, mailbox, wijdemeren):
    on(THE_DAY)
    with wijdemeren.app_context(), transaction():
        inviting.invite(Asked("Wendy Bedacht", WENDY, CONTACT, code=HILVERSUM), by=None, now=clock.now())
    wendy = Visitor(wijdemeren)
    wendy.open(mailbox.last(WENDY).link)
    wendy.send("Ja, ik doe mee")

    assert "contactpersoon van Hilversum" in wendy.open("/beheer/account").text


def test_the_secretariat_sees_it_coming(on, clock_at, wijdemeren):
    what = "Wijdemeren gaat over in Hilversum: 2 rollen stoppen op 1 januari 2027"
    clock_at(f"{A_DAY_EARLY}T10:00:00+01:00")
    secretary = Visitor(wijdemeren).sign_in_as(SANNE)
    assert what not in secretary.open("/beheer").text

    clock_at(f"{ANNOUNCED}T10:00:00+01:00")
    secretary = Visitor(wijdemeren).sign_in_as(SANNE)
    assert secretary.open("/beheer").link(what) == "/beheer/gemeenten/wijdemeren"

    on(THE_DAY)
    secretary = Visitor(wijdemeren).sign_in_as(SANNE)
    assert what not in secretary.open("/beheer").text


def test_others_do_not_notice(on, mailbox):
    on(THE_DAY)

    assert of_the_end(mailbox, "carla@windveld.example") == []
