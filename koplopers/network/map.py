"""The Netherlands as dots: where each municipality comes, drawn without knowing the web."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

WEST, NORTH = 3.37, 53.56  # degrees; the corner of the drawing
MIDDLE = cos(radians(52.2))  # how much narrower a degree of longitude is than one of latitude here
SCALE = 240  # units for one degree of latitude
WIDTH, HEIGHT = 562, 688  # units
MARGIN = 48  # units above and below, for the name of the dot that has focus: there it covers nothing
STANDINGS = ("koploper", "ondertekenaar", "niet-aangesloten")


@dataclass(frozen=True)
class Place:
    """What the map needs to know of a municipality."""

    name: str
    slug: str
    standing: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Dot:
    """A municipality at its place in the drawing."""

    x: int
    y: int
    name: str
    slug: str
    standing: str

    @property
    def edge(self) -> str:
        """Where its name stands while it has focus: at the edge of the drawing that is nearest."""
        return "top" if self.y < HEIGHT / 2 else "bottom"


def dots(places: Iterable[Place]) -> list[Dot]:
    """A dot for each place that has coordinates, in the order of the places."""
    return [
        Dot(*position(one.latitude, one.longitude), one.name, one.slug, one.standing)
        for one in places
        if one.latitude is not None and one.longitude is not None
    ]


def by_standing(places: Iterable[Place]) -> dict[str, list[Place]]:
    """The places under their standing, those that went ahead first; a standing that nobody has is left out."""
    found: dict[str, list[Place]] = {standing: [] for standing in STANDINGS}
    for one in places:
        found[one.standing].append(one)
    return {standing: those for standing, those in found.items() if those}


def position(latitude: float, longitude: float) -> tuple[int, int]:
    """Degrees as units of the drawing, from its upper left corner."""
    return round((longitude - WEST) * MIDDLE * SCALE), round((NORTH - latitude) * SCALE)


@dataclass(frozen=True)
class Picture:
    """The whole map in a few paths, small enough for a page that only shows it."""

    quiet: str  # municipalities that have not joined
    signatories: str
    front_runners: str


def picture(places: Sequence[tuple[float | None, float | None, str]]) -> Picture:
    """The map as three paths, from (latitude, longitude, standing) of each municipality."""
    paths: dict[str, list[str]] = {"niet-aangesloten": [], "ondertekenaar": [], "koploper": []}
    shapes = {
        "niet-aangesloten": "h0",
        "ondertekenaar": "m-7 0l7-7 7 7-7 7z",
        "koploper": "m-7 0a7 7 0 1 0 14 0 7 7 0 1 0-14 0",
    }
    for latitude, longitude, standing in places:
        if latitude is not None and longitude is not None:
            x, y = position(latitude, longitude)
            paths[standing].append(f"M{x} {y}{shapes[standing]}")
    return Picture(*("".join(paths[standing]) for standing in ("niet-aangesloten", "ondertekenaar", "koploper")))
