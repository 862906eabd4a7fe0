"""What the secretariat wrote down at a check, and what it never decided on, have their term too."""

import pytest
from sqlalchemy import select

from koplopers import clock
from koplopers.database import db, transaction
from koplopers.retention import Forgetter
from koplopers.signing import check_daily
from koplopers.signing.check_models import ApplicationCheck
from tests.signing.applicant import Applicant
from tests.signing.checked import faults
from tests.visitor import set_clock


def write_notes(site, number: int) -> None:
    """As the secretariat does at the check."""
    with site.app_context(), transaction():
        check = db.session.get_one(ApplicationCheck, number)
        check.phoned, check.note = "Gebeld met Bea van het bestuur.", "Mailt nog."


def written(site, number: int) -> tuple[str, str]:
    with site.app_context():
        notes = select(ApplicationCheck.phoned, ApplicationCheck.note)
        found = db.session.execute(notes.where(ApplicationCheck.application_id == number)).one()
        return found.phoned, found.note


def forget(site, forgetter: Forgetter) -> None:
    with site.app_context(), transaction():
        forgetter(now=clock.now())


@pytest.mark.parametrize(("day", "is_kept"), [("2028-11-22", True), ("2028-11-27", False)])
def test_notes_of_a_check_are_forgotten_two_years_after_publication(published, site, kept, day, is_kept):
    (one,) = kept()
    write_notes(site, one.id)
    set_clock(site, f"{day}T12:00:00+01:00")

    forget(site, check_daily.forget_notes)

    assert (written(site, one.id) != ("", "")) is is_kept
    assert faults(site) == []


def test_notes_go_with_who_applied_a_year_after_withdrawing(published, site, kept):
    (one,) = kept()
    write_notes(site, one.id)
    with site.app_context(), transaction():
        db.session.get_one(ApplicationCheck, one.id).withdrawn_at = clock.now()
    set_clock(site, "2027-11-26T12:00:00+01:00")

    forget(site, check_daily.forget_ended)

    assert written(site, one.id) == ("", "")


@pytest.mark.parametrize(("day", "left"), [("2027-11-23", 1), ("2027-11-26", 0)])
def test_what_was_confirmed_and_never_decided_is_forgotten_after_a_year(sanne: Applicant, site, kept, day, left):
    set_clock(site, f"{day}T12:00:00+01:00")

    forget(site, check_daily.forget_undecided)

    assert len(kept()) == left


def test_what_is_public_is_decided_and_stays(published, site, kept):
    set_clock(site, "2027-11-26T12:00:00+01:00")

    forget(site, check_daily.forget_undecided)

    assert len(kept()) == 1
