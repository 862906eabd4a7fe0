"""The states of the register of signatures: its list, one entry with its proof, and the check behind the sign-in."""

from accessibility.pages_signed_in import SECRETARIAT
from accessibility.state import State

REGISTER = (
    State("ondertekenaars, gezocht op de naam van nu", "/manifest/ondertekenaars?zoek=west+betuwe"),
    State("ondertekenaars, vernieuwd", "/manifest/ondertekenaars?zoek=zonnedrecht"),
    State("ondertekenaars, niet in het register", "/manifest/ondertekenaars?zoek=xyzzy"),
    State("ondertekenaars, te lang gezocht", f"/manifest/ondertekenaars?zoek={'x' * 81}", status=422),
    # Hashes, keys and the moment of setting up differ by who set the site up.
    State("vermelding met bewijs", "/manifest/ondertekenaars/5"),
    State("controle van het register", "/beheer/register", who=SECRETARIAT),
)
