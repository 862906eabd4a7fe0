"""Which states together show every look of the site: each kind of element, in each kind of place, at least once.

Where only colours, spacing or sharpness change, a page has nothing to add to pages that look like it. The tests look at
these states in those conditions; `python -m accessibility` looks at all of them in all.
"""

from bs4 import BeautifulSoup, Tag

SHOWING = (
    "voorpagina",
    "programma",
    "film, nog niet aangeleverd",
    "film, met bestand",
    "netwerk, tweede pagina",
    "netwerk, resultaten na typen",
    "netwerk, wel buiten het netwerk",
    "kaart, een fout",
    "kaart, niets gevonden",
    "gemeente, koploper",
    "gemeente, ondertekenaar",
    "gemeente, niet aangesloten",
    "gemeente, herindeling aangekondigd",
    "gemeente, verzonnen",
    "poster",
    "poster, niet aangesloten",
    "posters",
    "manifest",
    "manifest, versie zonder tekst",
    "ondertekenaars",
    "toegankelijkheid, status D",
    "toegankelijkheid, uitkomst per eis",
    "toegankelijkheid, teksten voor de invulhulp",
    "bevindingen",
    "melden, twee antwoorden vergeten",
    "melding aangekomen",
    "inloggen, geen mailadres",
    "code, mail gevraagd",
    "code, vergeten",
    "nog contactpersoon",
    "mail in het postvak",
    "vandaag",
    "vandaag, een gemeente",
    "meldingen, alles gekozen",
    "meldingen, niets gekozen",
    "meldingen, hoeveel en welke",
    "meldingen, in één keer afgehandeld",
    "melding, een collega werkt eraan",
    "melding, antwoord vergeten",
    "mail, geweigerd",
    "mensen",
    "uitnodigen, drie antwoorden vergeten",
    "gemeenten in beheer",
    "gemeente in beheer",
    "mijn account",
    "overdragen, twee antwoorden vergeten",
    "ondertekenen, begin",
    "ondertekenen, gemeente gevonden na typen",
    "ondertekenen, mandaat vergeten",
    "ondertekenen, medeondertekenaars vergeten",
    "ondertekenen, controleren",
    "mee ondertekenen, keuze vergeten",
    "vermelding met bewijs",
    "ondertekeningen",
    "ondertekening controleren",
    "vraag van het secretariaat, antwoord vergeten",
    "oorkonde",
)


def looks_of(html: str) -> set[tuple[str, str]]:
    """Every kind of element on a page, with the kind of what it stands in."""
    body = BeautifulSoup(html, "html.parser").body
    assert body, "no page"
    return {(_kind(one.parent), _kind(one)) for one in body.find_all(True) if one.parent}


def _kind(element: Tag) -> str:
    classes = ".".join(sorted(element.get_attribute_list("class", []))) if element.has_attr("class") else ""
    return f"{element.name}.{classes}[{element.get('type', '')}][{element.get('role', '')}]"
