"""The journeys that must stay easy to hear. A new one is a name, a title and steps; `--keep` writes what is heard."""

from dataclasses import dataclass

from accessibility.screenreader.steps import Open, Press, Seek, Step, Type


@dataclass(frozen=True)
class Journey:
    """`name` is what the command line and the kept transcripts call it; `goal` is what the visitor wants to reach.

    A journey that `sends` something leaves that on the site, so it goes on the demo world only.
    """

    name: str
    goal: str
    steps: tuple[Step, ...]
    sends: bool = False


JOURNEYS = (
    Journey(
        "koppen",
        "Een gemeente vinden langs de koppen",
        (
            Open("/", "Ga naar de inhoud"),
            Press("h", "Iedereen doet mee kop niveau 1"),
            Seek("Tab", "Doet uw gemeente mee? invoerveld"),
            Type("windveld", "Ga naar de inhoud", then="Return"),
            Seek("2", "1 gemeente gevonden bij “windveld” kop niveau 2"),
            Press("3", "Windveld"),
            Press("Return", "Ga naar de inhoud"),
            Press("1", "Windveld kop niveau 1"),
            Press("Down", "Koploper sinds 14 juni 2018"),
        ),
    ),
    Journey(
        "typen",
        "Een gemeente vinden terwijl u typt",
        (
            Open("/netwerk", "Ga naar de inhoud"),
            Press("h", "Netwerk kop niveau 1"),
            Seek("Tab", "Zoek een gemeente invoerveld"),
            Type("wi", "gevonden bij “wi”"),
            Type("nd", "gevonden bij “wind”"),
            Press("BackSpace", "gevonden bij “win”"),
            Seek("Tab", "Windveld link"),
            Press("Return", "Ga naar de inhoud"),
            Press("1", "Windveld kop niveau 1"),
        ),
    ),
    Journey(
        "filteren",
        "Kiezen en horen hoeveel er overblijft",
        (
            Open("/netwerk", "Ga naar de inhoud"),
            Press("h", "Netwerk kop niveau 1"),
            Seek("Tab", "Provincie keuzevak"),
            Press("v", "gemeenten gevonden"),
            Seek("Tab", "Welke gemeenten keuzevak"),
            Press("Down", "gemeenten gevonden"),
            Seek("shift+Tab", "Zoek een gemeente invoerveld"),
            Type("xyzzy", "Geen gemeente gevonden bij “xyzzy”"),
        ),
    ),
    Journey(
        "fouten",
        "Twee antwoorden die niet kloppen verbeteren",
        (
            # In Chromium the reader then strays to a list of the form, not always to the same one.
            Open("/netwerk?provincie=holland&status=winnaar", "2 antwoorden kloppen niet", rest_varies=True),
            Press("Tab", "Kies een provincie uit de lijst. “holland” staat er niet in. link"),
            Press("Return", "Fout: Kies een provincie uit de lijst."),
            Press("Down", "Drenthe"),
            Seek("Tab", "Fout: Kies een status uit de lijst."),
            Press("End", "Alle gemeenten"),
            Seek("Tab", "Toon gemeenten drukknop"),
            Press("Return", "Ga naar de inhoud"),
            Seek("2", "gemeenten gevonden kop niveau 2"),
        ),
    ),
    Journey(
        "kaart",
        "De kaart overslaan",
        (
            Open("/netwerk/kaart", "Ga naar de inhoud"),
            Press("h", "Kaart van het netwerk kop niveau 1"),
            Seek("Tab", "Sla de kaart over"),
            Press("Return", "regio. 39 gemeenten"),
            Press("k", "link"),
        ),
    ),
    Journey(
        "melden",
        "Melden wat er niet werkt, met twee fouten onderweg",
        (
            Open("/toegankelijkheid/melden", "Ga naar de inhoud"),
            Seek("Tab", "Wat ging er mis?"),
            Type("Ik hoorde niets", "Waarmee gebruikte u de site?", then="Tab"),
            Seek("Tab", "E-mailadres"),
            Type("anna", "2 antwoorden kloppen niet kop niveau 2", then="Return"),
            Seek("Tab", "Vul in wat u wilde doen. link"),
            Press("Return", "Fout: Vul in wat u wilde doen."),
            Type("Mijn gemeente zoeken", "Wat ging er mis?", then="Tab"),
            Seek("Tab", "Fout: Vul een e-mailadres in"),
            Type("anna@example.nl", "Ga naar de inhoud", then="Return"),
            Press("1", "Uw melding is aangekomen kop niveau 1"),
            Press("Down", "Dank u wel. Uw kenmerk is"),
        ),
        sends=True,
    ),
    Journey(
        "inloggen",
        "Inloggen met een code, met twee fouten onderweg",
        (
            Open("/inloggen", "Ga naar de inhoud"),
            Seek("Tab", "E-mailadres"),
            Type("carla", "1 antwoord klopt niet kop niveau 2", then="Return"),
            Seek("Tab", "Vul een e-mailadres in, zoals naam@voorbeeld.nl. link"),
            Seek("Tab", "Fout: Vul een e-mailadres in"),
            Type("carla@windveld.example", "Ga naar de inhoud", then="Return"),
            Press("1", "Kijk in uw mail kop niveau 1"),
            Seek("Tab", "Code uit de mail"),
            Type("CCC-CCC", "1 antwoord klopt niet kop niveau 2", then="Return"),
            Seek("Tab", "Deze code klopt niet."),
            Press("Return", "Fout: Deze code klopt niet."),
        ),
        sends=True,
    ),
    Journey(
        "ondertekenen",
        "De gemeente kiezen en zeggen wie ondertekent, met drie fouten onderweg",
        (
            Open("/ondertekenen/gemeente", "Ga naar de inhoud"),
            Seek("Tab", "Naam van de gemeente"),
            Type("windv", "1 gemeente gevonden bij “windv”"),
            Seek("Tab", "Kies Windveld drukknop"),
            # Here too the reader strays to a list of the form in Chromium.
            Press("Return", "Wie ondertekent voor de gemeente? kop niveau 1", rest_varies=True),
            Seek("Tab", "Naam invoerveld"),
            Type("Anna Aanzee", "3 antwoorden kloppen niet", then="Return"),
            Seek("Tab", "Vul de functie in, zoals burgemeester. link"),
            Press("Return", "Fout: Vul de functie in, zoals burgemeester."),
            Type("burgemeester", "Mag de naam openbaar worden?", then="Tab"),
            Press("j", "Ja, naam en functie"),
            Seek("Tab", "Fout: Vul een e-mailadres in"),
            Type("anna@windveld.example", "Het besluit van het college kop niveau 1", then="Return", rest_varies=True),
        ),
        sends=True,
    ),
)
