"""The demo world: a province that does not exist, to show and test what real municipalities have not handed in."""

import itertools
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from koplopers.database import db
from koplopers.manifest.models import ManifestVersion
from koplopers.municipalities.models import Municipality, Province, Reorganisation
from koplopers.municipalities.rules import slug_of
from koplopers.selection.models import Appointment
from koplopers.signing.models import Signature
from koplopers.themes.models import ThemeChoice

SOURCE = "Verzonnen voor de demonstratie"
MERGED_ON = date(2022, 1, 1)


class Place(NamedTuple):
    """An invented municipality, in the North Sea so that nobody takes it for real."""

    name: str
    inhabitants: int
    latitude: float
    longitude: float
    themes: tuple[str, ...]


PLACES = (
    Place("Windveld", 48210, 52.95, 3.70, ("vervoer", "wonen")),
    Place("Zonnedrecht", 112480, 52.80, 3.95, ("digitaal-en-informatie", "werk", "meebeslissen")),
    Place("Kraaiestein", 9140, 52.70, 3.60, ("onderwijs",)),
    Place("Molenkroft", 23805, 52.60, 3.85, ("vrije-tijd", "gebouwen-en-openbare-ruimte")),
    Place("Nieuw-Havergouw", 71320, 52.50, 3.55, ("bewustwording",)),
    Place("Oosterwiek aan de Lange Slenk", 15760, 52.45, 3.80, ("zorg", "inkomen")),
    Place("’t Hoge Riet", 6020, 52.35, 3.60, ()),
    Place("Vlindermeer", 38990, 52.30, 3.90, ("veiligheid", "gelijke-behandeling")),
    Place("Lage Zoom", 27410, 52.20, 3.65, ()),
    Place("Sterrewold", 54630, 52.15, 3.85, ("monitoring", "werk")),
)
GONE = ("Klein Sterrewold", "Sterrewold")
FRONT_RUNNERS = ("Windveld", "Zonnedrecht", "Sterrewold")
SIGNATORIES = ("Kraaiestein", "Molenkroft", "Nieuw-Havergouw", "Oosterwiek aan de Lange Slenk")


def load() -> None:
    """Put the demo world in; a second time changes nothing."""
    if db.session.scalar(select(Municipality).where(Municipality.is_invented)):
        return
    db.session.add(Province(slug="verzonnen-land", name="Verzonnen Land"))
    names = [*(place.name for place in PLACES), GONE[0]]
    made = {name: _municipality(number, name) for number, name in enumerate(names, start=9001)}
    for place in PLACES:
        municipality = made[place.name]
        municipality.inhabitants = place.inhabitants
        municipality.latitude, municipality.longitude = place.latitude, place.longitude
    _neighbours(list(made.values())[:-1])
    old, new = (made[name] for name in GONE)
    old.ends_on = MERGED_ON
    db.session.add_all(made.values())
    db.session.add(Reorganisation(effective_on=MERGED_ON, kind="absorption", old=old, new=new, source=SOURCE))
    db.session.flush()
    for place in PLACES:
        db.session.add_all(
            ThemeChoice(municipality_id=made[place.name].id, theme_slug=theme, source=SOURCE) for theme in place.themes
        )
    _deeds(made)
    db.session.flush()


def _municipality(number: int, name: str) -> Municipality:
    return Municipality(
        code=f"GM{number}",
        slug=slug_of(name),
        name=name,
        official_name=name,
        sort_name=name.removeprefix("’t "),
        aliases=[],
        province_slug="verzonnen-land",
        is_invented=True,
    )


def _neighbours(municipalities: list[Municipality]) -> None:
    for one, other in itertools.pairwise(municipalities):
        one.neighbours.append(other)
        other.neighbours.append(one)


def _deeds(made: dict[str, Municipality]) -> None:
    version = db.session.scalars(select(ManifestVersion).where(ManifestVersion.slug == "2018")).one()
    for number, name in enumerate((*FRONT_RUNNERS, *SIGNATORIES)):
        db.session.add(
            Signature(
                municipality=made[name],
                manifest_version=version,
                signed_on=date(2018, 6, 14) if name in FRONT_RUNNERS else date(2020, 1 + number, 12),
                precision="day",
                co_signers="een verzonnen cliëntenraad",
                certainty="",
                source=SOURCE,
            )
        )
    db.session.add_all(Appointment(round_slug="2018", municipality=made[name], source=SOURCE) for name in FRONT_RUNNERS)
