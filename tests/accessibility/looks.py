"""Which states together show every look of the site: each kind of element at least once, and the pages where errors,
results and steps of forms bring something of their own.

Where only spacing or sharpness change, or a key is pressed, a page has nothing to add to pages that look like it. The
tests look at these states in those conditions; `python -m accessibility` looks at all of them in all.
"""

from bs4 import BeautifulSoup, Tag

SHOWING = (
    "voorpagina",
    "programma",
    "film, met bestand",
    "netwerk",
    "netwerk, twee fouten",
    "netwerk, resultaten na typen",
    "netwerk, wel buiten het netwerk",
    "kaart, een provincie",
    "gemeente, met motivatie",
    "gemeente, opvolger van een koploper",
    "poster",
    "posters",
    "manifest",
    "ondertekenaars",
    "toegankelijkheid, status D",
    "toegankelijkheid, teksten voor de invulhulp",
    "bevindingen",
    "melden, twee antwoorden vergeten",
    "melding aangekomen",
    "inloggen, geen mailadres",
    "code, vergeten",
    "mail in het postvak",
    "vandaag",
    "meldingen, alles gekozen",
    "melding, een collega werkt eraan",
    "melding, antwoord, een collega was u voor",
    "mail, geweigerd",
    "uitnodigen, drie antwoorden vergeten",
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
    "ondertekening controleren",
    "vraag van het secretariaat, antwoord vergeten",
    "ondertekeningen",
    "ondertekening wijzigen, mail gevraagd",
    "oorkonde",
    "intrekken voor de gemeente, alles vergeten",
)


def looks_of(page: BeautifulSoup) -> set[str]:
    """Every kind of element on a page."""
    body = page.body
    assert body, "no page"
    return {_kind(one) for one in body.find_all(True)}


def _kind(element: Tag) -> str:
    classes = ".".join(sorted(element.get_attribute_list("class", []))) if element.has_attr("class") else ""
    return f"{element.name}.{classes}[{element.get('type', '')}][{element.get('role', '')}]"
