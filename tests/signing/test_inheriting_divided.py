"""Lage Zoom signed and is divided in 2027: each part that takes a piece of it answers for itself."""

from datetime import date

import pytest

from koplopers.database import db, transaction
from koplopers.municipalities.models import Reorganisation
from koplopers.publication import publish
from koplopers.signing.models import Signature
from tests.signing.checked import HERE, faults
from tests.signing.living import contact, entries, municipality_called, signed


@pytest.fixture
def divided(site) -> int:
    """Lage Zoom signs, and is divided over Vlindermeer and ’t Hoge Riet in 2027."""
    made = signed(site, "lage-zoom")
    with site.app_context(), transaction():
        old, day = municipality_called("lage-zoom"), date(2027, 1, 1)
        old.ends_on = day
        for slug in ("vlindermeer", "t-hoge-riet"):
            new = municipality_called(slug)
            db.session.add(Reorganisation(effective_on=day, kind="split", old=old, new=new, source="verzonnen"))
        publish()
    return made


def test_of_a_divided_municipality_each_part_says_it_for_itself(site, divided, on, mailbox, reader):
    contact(site, "vlindermeer", "v@vlindermeer.example")
    contact(site, "t-hoge-riet", "r@riet.example")
    on("2027-01-02")
    for address in ("v@vlindermeer.example", "r@riet.example"):
        link = mailbox.of(address)[0].link
        assert site.test_client().post(link, data={"antwoord": "nee"}, headers=HERE).status_code == 303
        with site.app_context():
            stands = db.session.get_one(Signature, divided).withdrawn_on is None
        assert stands is (address == "v@vlindermeer.example")

    assert "Vlindermeer doet nog niet mee" in reader.open("/netwerk/vlindermeer").text
    assert [one.values["is_kept"] for one in entries(site, "inheritance")] == [False, False]
    assert faults(site) == []


def test_what_one_part_lets_go_of_goes_on_for_the_other(site, divided, on, mailbox, reader):
    contact(site, "vlindermeer", "v@vlindermeer.example")
    on("2027-01-02")

    site.test_client().post(mailbox.of("v@vlindermeer.example")[0].link, data={"antwoord": "nee"}, headers=HERE)

    assert "Vlindermeer doet nog niet mee" in reader.open("/netwerk/vlindermeer").text
    assert "Lage Zoom het manifest" in reader.open("/netwerk/t-hoge-riet").text
