"""The states of signing the manifest: each step as it is met and with its faults, and what comes by mail."""

from accessibility.pages_signed_in import SECRETARIAT, sent_empty, sent_without
from accessibility.state import State, World
from accessibility.steps import Hear, Open, Press, See, TabTo, Type

CLOSED = World(day="2031-01-02")  # the demo world lets signing close the day before, see koplopers/demo/signing.py
HEADINGS = {
    "ondertekenaar": "Wie ondertekent voor de gemeente?",
    "mandaat": "Het besluit van het college",
    "medeondertekenaars": "Wie ondertekenen mee?",
    "plaats": "Waar en wanneer ondertekent u?",
    "controleren": "Controleer en onderteken",
}
FAULTS = {"ondertekenaar": 4, "mandaat": 3, "medeondertekenaars": 1, "plaats": 2}
KNOWN = "/ondertekenen/verder/demonstratie-"
INHERITED = "/ondertekenen/overgenomen"  # see koplopers/demo/living.py


def waiting_at(step: str) -> tuple[TabTo, Press, See]:
    """Take up the draft of the demo world that waits at this step."""
    return TabTo("Ga verder in deze browser"), Press("Enter"), See(HEADINGS[step])


LATER = (
    *waiting_at("mandaat"),
    TabTo("Bewaar dit en ga later verder"),
    Press("Enter"),
    See("Ga later verder"),
)
STEPS = tuple(State(f"ondertekenen, {step}", f"{KNOWN}{step}", waiting_at(step)) for step in HEADINGS)
WRONG = tuple(
    State(f"ondertekenen, {step} vergeten", f"{KNOWN}{step}", (*waiting_at(step), *sent_empty("Ga verder", faults)))
    for step, faults in FAULTS.items()
)
SIGNING = (
    State("ondertekenen, begin", "/ondertekenen"),
    State("ondertekenen, kan nu niet", "/ondertekenen", world=CLOSED),
    State("ondertekenen, bericht als het kan", "/ondertekenen/bericht", world=CLOSED),
    State(
        "ondertekenen, bericht zonder adres",
        "/ondertekenen/bericht",
        sent_empty("Stuur mij dan bericht"),
        world=CLOSED,
    ),
    State("manifest, tekenen kan nu niet", "/manifest", world=CLOSED),
    State("ondertekenen, gemeente", "/ondertekenen/gemeente"),
    State("ondertekenen, gemeente vergeten", "/ondertekenen/gemeente", sent_empty("Zoek de gemeente")),
    State(
        "ondertekenen, gemeente gevonden na typen",
        "/ondertekenen/gemeente",
        (TabTo("Naam van de gemeente"), Type("berg"), Hear("5 gemeenten gevonden bij “berg”.")),
    ),
    State(
        "ondertekenen, gemeente die deze versie al tekende",
        "/ondertekenen/gemeente",
        (TabTo("Naam van de gemeente"), Type("Zonnedrecht"), *sent_empty("Zoek de gemeente")),
    ),
    *STEPS,
    *WRONG,
    State("ondertekenen, vernieuwen", f"{KNOWN}vernieuwen", waiting_at("controleren")),
    State("ondertekening wijzigen", "/ondertekenen/wijzigen/zonnedrecht"),
    State("ondertekening wijzigen, mail gevraagd", "/ondertekenen/wijzigen/vlindermeer?gemaild=ja"),
    State("overgenomen ondertekening", f"{INHERITED}/demonstratie-overgenomen"),
    State("overgenomen ondertekening, nee", f"{INHERITED}/demonstratie-overgenomen?antwoord=nee"),
    State("overgenomen ondertekening, te laat", f"{INHERITED}/verlopen", status=410),
    State("gemeente in beheer, met een vraag", "/beheer/gemeenten/sterrewold", who=SECRETARIAT),
    State("ondertekenen, verstuurd", "/ondertekenen/verstuurd"),
    State("ondertekenen, niets om te bewaren", "/ondertekenen/bewaren"),
    State("ondertekenen, ga later verder", f"{KNOWN}mandaat", LATER),
    State(
        "ondertekenen, ga later verder zonder adres",
        f"{KNOWN}mandaat",
        (*LATER, *sent_without("E-mailadres", "Mail mij de link")),
    ),
    State(
        "ondertekenen, antwoorden gewijzigd in een ander venster",
        f"{KNOWN}controleren",
        (*waiting_at("controleren"), Open("/ondertekenen/controleren?anders=ja"), See(HEADINGS["controleren"])),
    ),
    State("ondertekenen, verder op een ander apparaat", f"{KNOWN}mandaat"),
    State("bevestigen", "/ondertekenen/bevestigen/demonstratie-bevestigen"),
    State("bevestigen, te laat", "/ondertekenen/bevestigen/verlopen", status=410),
    State("bevestigen, code en adres vergeten", "/ondertekenen/code", sent_empty("Bevestig met deze code", 2)),
    State("bevestigd", "/ondertekenen/bevestigd"),
    State(
        "mee ondertekenen, keuze vergeten",
        "/ondertekenen/medeondertekenaar/demonstratie-medeondertekenaar",
        sent_empty("Ja, ik onderteken mee"),
    ),
    State("mee ondertekenen, al ja gezegd", "/ondertekenen/medeondertekenaar/demonstratie-ja"),
    State("mee ondertekenen, te laat", "/ondertekenen/medeondertekenaar/verlopen", status=410),
)
