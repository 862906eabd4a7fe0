"""Loading the appointments of before this site existed, each with its source."""

import csv
from datetime import date
from pathlib import Path

from sqlalchemy import select

from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.selection.models import Appointment, Round

TABLE = Path(__file__).parent / "tables" / "appointments.csv"


def load() -> None:
    """Put in the round of 2018 and its 25 appointments; what is there stays as it is."""
    municipalities = {one.code: one.id for one in db.session.scalars(select(Municipality))}
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if db.session.get(Round, "2018") is None:
        db.session.add(
            Round(
                slug="2018",
                name="Koplopers 2018",
                appointed_on=date(2018, 4, 1),
                precision="month",
                source=rows[0]["source"],
            )
        )
        db.session.flush()
    known = set(db.session.scalars(select(Appointment.municipality_id).where(Appointment.round_slug == "2018")))
    db.session.add_all(
        Appointment(round_slug=row["round"], municipality_id=municipalities[row["code"]], source=row["source"])
        for row in rows
        if municipalities[row["code"]] not in known
    )
    db.session.flush()
