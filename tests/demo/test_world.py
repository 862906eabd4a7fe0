"""The demo world shows what the real register lacks, and can never be taken for it."""

import re

from sqlalchemy import select

from koplopers.database import db, transaction
from koplopers.demo import actions
from koplopers.municipalities.models import Municipality, Reorganisation
from koplopers.signing.models import Signature
from koplopers.themes.models import ThemeChoice


def test_invented_municipalities_cannot_be_taken_for_real_ones(demo_app):
    with demo_app.app_context():
        invented = db.session.scalars(select(Municipality).where(Municipality.is_invented)).all()

        assert len(invented) >= 11
        for one in invented:
            assert re.fullmatch(r"GM90\d\d", one.code)
            assert one.province.name == "Verzonnen Land"
            assert one.longitude is None or one.longitude < 4.0  # in the North Sea
            assert all(neighbour.is_invented for neighbour in one.neighbours)


def test_only_invented_municipalities_have_invented_deeds(demo_app):
    with demo_app.app_context():
        chosen = select(Municipality.is_invented).join(ThemeChoice, ThemeChoice.municipality_id == Municipality.id)
        signed = select(Municipality.is_invented).join(Signature).where(Signature.source == actions.SOURCE)

        assert set(db.session.scalars(chosen)) == {True}
        assert set(db.session.scalars(signed)) == {True}


def test_the_demo_world_has_a_reorganisation_of_its_own(demo_visitor):
    page = demo_visitor.open("/netwerk/sterrewold")

    assert "Klein Sterrewold" in page.text


def test_loading_the_demo_world_again_changes_nothing(make_app):
    app = make_app(demo=True)
    with app.app_context():
        before = _size()
        with transaction():
            actions.load()

        assert _size() == before


def test_the_real_site_knows_no_invented_municipality(visitor):
    visitor.open("/netwerk/windveld", status=404)


def _size():
    return [
        len(db.session.scalars(select(model)).all()) for model in (Municipality, Reorganisation, ThemeChoice, Signature)
    ]
