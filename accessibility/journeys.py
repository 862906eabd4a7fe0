"""Keyboard journeys through the site: tests go them in a browser, and people get them as instructions.

`python -m accessibility.journeys` prints them all, with a name behind it that one.
"""

import sys
from dataclasses import dataclass

from accessibility.steps import FocusOn, Hear, Open, Press, See, Step, TabTo, Type


@dataclass(frozen=True)
class Journey:
    """What somebody wants to reach with a keyboard alone, and the steps that lead there."""

    name: str
    goal: str
    steps: tuple[Step, ...]

    @property
    def needs_scripts(self) -> bool:
        return any(isinstance(step, Hear) for step in self.steps)

    def __str__(self) -> str:
        """Instructions for a person, numbered."""
        lines = (f"{number}. {step}." for number, step in enumerate(self.steps, start=1))
        return "\n".join((self.goal, "Gebruik alleen het toetsenbord.", *lines))


JOURNEYS = (
    Journey(
        "gemeente-zoeken",
        "Zoek vanaf de voorpagina op of ’s-Hertogenbosch meedoet.",
        (
            Open("/"),
            TabTo("Doet uw gemeente mee?"),
            Type("den bosch"),
            Press("Enter"),
            See("Netwerk"),
            TabTo("'s-Hertogenbosch"),
            Press("Enter"),
            See("'s-Hertogenbosch"),
        ),
    ),
    Journey(
        "provincie-kiezen",
        "Kijk welke gemeenten in Fryslân meedoen.",
        (
            Open("/netwerk"),
            TabTo("Provincie"),
            Type("Fry"),
            TabTo("Toon gemeenten"),
            Press("Enter"),
            See("Netwerk"),
            TabTo("Haal weg: provincie Fryslân"),
            TabTo("Leeuwarden"),
            Press("Enter"),
            See("Leeuwarden"),
        ),
    ),
    Journey(
        "typen-en-horen",
        "Zoek een gemeente en hoor hoeveel er zijn, zonder het zoekveld te verlaten.",
        (
            Open("/netwerk"),
            TabTo("Zoek een gemeente"),
            Type("geldermalsen"),
            Hear("1 gemeente gevonden bij “geldermalsen”."),
            FocusOn("Zoek een gemeente"),
            TabTo("West Betuwe"),
            Press("Enter"),
            See("West Betuwe"),
        ),
    ),
    Journey(
        "naar-de-inhoud",
        "Sla het menu over, en ga terug.",
        (
            Open("/netwerk"),
            TabTo("Ga naar de inhoud"),
            Press("Enter"),
            Press("Tab"),
            FocusOn("Zoek een gemeente"),
            Press("Shift+Tab"),
            FocusOn("Programma"),
        ),
    ),
    Journey(
        "kaart-overslaan",
        "Sla de kaart in één keer over en open de eerste gemeente in de lijst.",
        (
            Open("/netwerk/kaart?status=alle"),
            TabTo("Sla de kaart over"),
            Press("Enter"),
            Press("Tab"),
            FocusOn("Aa en Hunze"),
            Press("Enter"),
            See("Aa en Hunze"),
        ),
    ),
    Journey(
        "fouten-herstellen",
        "Herstel een keuze die niet bestaat.",
        (
            Open("/netwerk?provincie=holland&status=winnaar"),
            FocusOn("2 antwoorden kloppen niet"),
            Press("Tab"),
            Press("Enter"),
            FocusOn("Provincie"),
            Type("Utr"),
            TabTo("Toon gemeenten"),
            Press("Enter"),
            See("Netwerk"),
            TabTo("Haal weg: provincie Utrecht"),
        ),
    ),
)


def main(names: list[str]) -> int:
    """Print the journeys with these names, or all; returns the exit code."""
    known = {one.name: one for one in JOURNEYS}
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.stderr.write(f"Geen reis heet “{unknown[0]}”. Kies uit: {', '.join(known)}.\n")
        return 1
    chosen = [known[name] for name in names] if names else list(JOURNEYS)
    sys.stdout.write("\n\n".join(f"{one.name}: {one}" for one in chosen) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
