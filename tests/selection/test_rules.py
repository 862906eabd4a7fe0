"""What a municipality is on a day, from its own deeds and those of its predecessors."""

from datetime import date

from koplopers.selection.rules import Joining, Membership, Standing, membership

OLD, NEW = "GM0236", "GM1960"
TODAY = date(2026, 11, 24)
APPOINTED = Joining(Standing.FRONT_RUNNER, OLD, date(2018, 4, 1), "month")
SIGNED = Joining(Standing.SIGNATORY, OLD, date(2018, 6, 14), "day")


def test_who_did_nothing_has_not_joined():
    assert membership(NEW, [], [SIGNED], TODAY) == Membership(Standing.NOT_JOINED)


def test_a_front_runner_that_signed_is_a_front_runner_since_it_signed():
    found = membership(OLD, [], [SIGNED, APPOINTED], TODAY)

    assert found == Membership(Standing.FRONT_RUNNER, date(2018, 6, 14), "day")


def test_between_appointment_and_signature_the_month_of_appointment_counts():
    found = membership(OLD, [], [SIGNED, APPOINTED], date(2018, 5, 1))

    assert found == Membership(Standing.FRONT_RUNNER, date(2018, 4, 1), "month")


def test_the_deeds_of_a_predecessor_count_and_say_whose_they_are():
    found = membership(NEW, [OLD], [SIGNED, APPOINTED], TODAY)

    assert found == Membership(Standing.FRONT_RUNNER, date(2018, 6, 14), "day", via=OLD)


def test_an_own_signature_comes_before_that_of_a_predecessor():
    own = Joining(Standing.SIGNATORY, NEW, date(2026, 1, 5), "day")

    found = membership(NEW, [OLD], [SIGNED, APPOINTED, own], TODAY)

    assert found == Membership(Standing.FRONT_RUNNER, date(2026, 1, 5), "day")


def test_a_signature_of_tomorrow_does_not_count_today():
    tomorrow = Joining(Standing.SIGNATORY, NEW, date(2026, 11, 25), "day")

    assert membership(NEW, [], [tomorrow], TODAY) == Membership(Standing.NOT_JOINED)
