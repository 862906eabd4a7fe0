"""What a site owes its visitors: who, how, and what happens with their data."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from koplopers.database import db
from tests.visitor import Visitor


@pytest.mark.promise("help-everywhere")
@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/over", "Over deze site"),
        ("/contact", "Contact"),
        ("/privacy", "Privacy"),
        ("/cookies", "Cookies"),
        ("/toegankelijkheid", "Toegankelijkheid"),
    ],
)
def test_the_plain_pages_are_one_press_away_from_everywhere(visitor: Visitor, address: str, heading: str) -> None:
    visitor.open("/netwerk")

    page = visitor.follow(heading)

    assert page.address == address
    assert page.heading == heading


def test_without_a_mail_address_contact_says_so_and_points_on(visitor: Visitor) -> None:
    page = visitor.open("/contact")

    assert "nog niet ingevuld" in page.text
    assert page.link("site van de VNG") == "https://vng.nl/"


def test_with_a_mail_address_contact_shows_it(make_app: Callable[..., Flask]) -> None:
    page = Visitor(make_app(contact_email="post@voorbeeld.nl")).open("/contact")

    assert page.link("post@voorbeeld.nl") == "mailto:post@voorbeeld.nl"
    assert "nog niet ingevuld" not in page.text


@pytest.mark.promise("search-is-private")
def test_a_failing_question_does_not_write_down_what_somebody_searched(app: Flask) -> None:
    """SQLAlchemy puts the words of the question in its error, and errors go to the log."""
    with app.app_context(), pytest.raises(SQLAlchemyError) as fault:
        db.session.execute(text("SELECT :word FROM nowhere"), {"word": "geheim zoekwoord"})

    assert "geheim zoekwoord" not in str(fault.value)
