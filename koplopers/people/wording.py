"""What somebody is, in words."""

from koplopers.municipalities.models import Municipality
from koplopers.people.rules import ALLIANCE, CONTACT, EDITOR


def role_in_words(role: str, organisation: str, municipality: Municipality | None) -> str:
    """As in “contactpersoon van Windveld”."""
    place = municipality.name if municipality else ""
    return {
        CONTACT: f"contactpersoon van {place}",
        EDITOR: f"redacteur van {place}",
        ALLIANCE: f"beoordelaar namens {organisation}",
    }.get(role, "medewerker van het secretariaat")
