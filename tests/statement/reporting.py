"""Who reports a barrier in the tests, what they answer, and what is kept of it."""

from flask import Flask
from sqlalchemy import select

from koplopers.database import db
from koplopers.statement.models import BarrierReport

FORM = "/toegankelijkheid/melden"
SEND = "Verstuur de melding"
PAGE, WANTED, HAPPENED = "Op welke pagina was u? (niet verplicht)", "Wat wilde u doen?", "Wat ging er mis?"
MEANS = "Waarmee gebruikte u de site? (niet verplicht)"
EMAIL, PHONE = "E-mailadres (niet verplicht)", "Telefoonnummer (niet verplicht)"
TOLD = {WANTED: "Mijn gemeente zoeken.", HAPPENED: "Ik hoorde niets."}


def reports(app: Flask) -> list[BarrierReport]:
    with app.app_context():
        found = list(db.session.scalars(select(BarrierReport).order_by(BarrierReport.id)))
        db.session.expunge_all()
        return found
