"""Who opens the back office sees what waits, what is too late first, and whose it is."""

from datetime import UTC, datetime, timedelta

from koplopers.database import db, transaction
from koplopers.demo import people
from koplopers.people import inviting, queries
from koplopers.people.models import ContactQuestion
from tests.secretariat.cases import CLOSED, LATE, NEW, TODAY, case
from tests.visitor import Visitor, set_clock

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)


def waiting(visitor: Visitor) -> list[str]:
    """What waits, from top to bottom, with how long."""
    return [" ".join(one.get_text().split()) for one in visitor.open(TODAY).soup.select(".waits > li")]


def test_what_is_too_late_comes_first_and_then_what_waits_longest(secretary: Visitor):
    found = waiting(secretary)

    assert found[0] == f"Beantwoord melding {LATE} over /netwerk 8 dagen te laat, wacht 3 weken"
    assert found[1] == "Controleer ondertekening CDF-974-HJN door Lage Zoom wacht 20 dagen, uiterlijk 4 december"
    assert found[2].startswith("Mail 2 aan weg@bezoeker.example is geweigerd")
    assert found[2].endswith("wacht 6 dagen")
    assert f"Beantwoord melding {NEW} over /netwerk/windveld wacht 1 dag, uiterlijk 7 december" in found
    assert not any(CLOSED in one for one in found)


def test_each_thing_leads_to_where_it_can_be_done(secretary: Visitor):
    secretary.open(TODAY)

    page = secretary.follow(f"Beantwoord melding {LATE} over /netwerk")

    assert page.address == case(LATE)


def test_a_statement_that_nobody_agreed_with_for_a_year_waits_too(secretary: Visitor):
    assert any(one.startswith("Vernieuw de toegankelijkheidsverklaring") for one in waiting(secretary))

    outcome = secretary.app.test_cli_runner().invoke(args=["statement", "approve", "--by", "directeur"])

    assert outcome.exit_code == 0
    assert not any(one.startswith("Vernieuw") for one in waiting(secretary))


def test_members_for_whom_nobody_speaks_are_counted_and_some_named(secretary: Visitor):
    page = secretary.open(TODAY)

    assert "leden zonder contactpersoon" in page.text
    assert page.link("Zoek een contactpersoon voor Amersfoort") == "/beheer/gemeenten/amersfoort"
    assert not any(name.endswith("voor Windveld") for name in page.links)


def test_an_invitation_without_answer_waits_and_an_old_one_is_late(secretary: Visitor):
    with secretary.app.app_context(), transaction():
        sanne = queries.person_with(people.SECRETARY.email)
        inviting.invite(inviting.Asked("Nina Niemand", "nina@zomaar.example", "secretariat"), by=sanne, now=NOW)

    assert "Nina Niemand heeft de uitnodiging nog niet aangenomen" in " ".join(waiting(secretary))
    set_clock(secretary.app, "2026-12-10T12:00:00+01:00")
    secretary.sign_in_as(people.SECRETARY.email)

    assert any(one.startswith("Nina Niemand") and "2 dagen te laat" in one for one in waiting(secretary))


def test_a_hand_over_that_lies_still_is_seen_by_the_secretariat_and_by_the_municipality(secretary, contact, neighbour):
    elsewhere = waiting(neighbour)
    with secretary.app.app_context(), transaction():
        role = queries.person_with(people.WINDVELD_CONTACT.email).roles[0]
        inviting.begin_hand_over(role, name="Nina Niemand", email="nina@windveld.example", by=role.person, now=NOW)

    told = "De overdracht van Windveld aan Nina Niemand is nog niet klaar wacht sinds vandaag, uiterlijk 8 december"
    assert told in waiting(secretary)
    assert waiting(contact) == [told]
    assert waiting(neighbour) == elsewhere


def unanswered(visitor: Visitor) -> set[str]:
    """The municipalities whose contact person was asked and did not answer."""
    page = visitor.open("/beheer/gemeenten?contact=vraag-open")
    return {one.get_text(strip=True) for one in page.soup.select("tbody th")}


def test_a_contact_person_who_does_not_answer_is_seen(secretary: Visitor, contact: Visitor):
    others = unanswered(secretary)
    with secretary.app.app_context(), transaction():
        role = queries.contact_of("GM9001")
        db.session.add(ContactQuestion(role=role, fingerprint="x", asked_at=NOW))

    told = "Carla Fictie gaf nog geen antwoord: nog steeds contactpersoon van Windveld? wacht sinds vandaag"
    assert told in waiting(secretary)
    assert waiting(contact) == [told]
    assert "Windveld" not in others
    assert unanswered(secretary) == {*others, "Windveld"}
    assert "Gesteld, nog geen antwoord" in secretary.page.text


def test_a_reminder_does_not_make_the_wait_shorter(secretary: Visitor, contact: Visitor):
    with secretary.app.app_context(), transaction():
        role = queries.contact_of("GM9001")
        for number, at in enumerate((NOW - timedelta(days=800), NOW - timedelta(days=84), NOW - timedelta(days=1))):
            is_old = number == 0
            db.session.add(
                ContactQuestion(
                    role=role, fingerprint=f"x{number}", asked_at=at, answered_at=at if is_old else None,
                    is_still=is_old or None,
                )
            )  # fmt: skip

    told = "Carla Fictie gaf nog geen antwoord: nog steeds contactpersoon van Windveld? wacht 2 maanden"
    assert told in waiting(secretary)
    assert waiting(contact) == [told]


def test_who_has_nothing_to_do_is_told_so_and_what_they_are(reviewer: Visitor, contact: Visitor, editor: Visitor):
    of_the_alliance = reviewer.open(TODAY)
    assert "Er wacht niets op u." in of_the_alliance.text
    assert "U bent beoordelaar namens Coalitie voor Inclusie." in of_the_alliance.text
    assert of_the_alliance.link("Bekijk de gemeenten van het netwerk") == "/netwerk"

    for one, told in ((contact, "U bent contactpersoon van Windveld."), (editor, "U bent redacteur van Windveld.")):
        page = one.open(TODAY)
        assert "Er wacht niets op u." in page.text
        assert told in page.text
        assert page.link("Windveld: mensen en wat er gebeurde") == "/beheer/gemeenten/windveld"
        assert page.link("Bekijk Windveld zoals iedereen het ziet") == "/netwerk/windveld"


def test_everybody_sees_in_the_bar_what_is_theirs_and_who_they_are(secretary: Visitor, reviewer: Visitor):
    everything = secretary.open(TODAY)
    assert {"Vandaag", "Meldingen", "Mails", "Mensen", "Gemeenten", "Journaal", "Bewaren"} <= everything.links.keys()
    assert "Sanne Verzonnen" in everything.soup.select_one(".office__who").get_text()

    little = reviewer.open(TODAY)
    assert "Vandaag" in little.links
    assert not {"Meldingen", "Mails", "Journaal"} & little.links.keys()
