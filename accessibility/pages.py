"""The catalogue of page states: not addresses, but what somebody can have in front of them."""

from accessibility.pages_after import AFTER
from accessibility.pages_check import CHECK
from accessibility.pages_register import REGISTER
from accessibility.pages_signed_in import SIGNED_IN
from accessibility.pages_signing import SIGNING
from accessibility.state import State, World
from accessibility.steps import FocusOn, Hear, Press, TabTo, Type

WITH_FILM = World(film_url="https://film.example/startdag")
AFTER_NEW_YEAR = World(day="2027-01-02")
EVALUATED = World(day="2027-06-02")  # the demo world has been investigated by people the day before

PUBLIC = (
    State("voorpagina", "/"),
    State("programma", "/programma"),
    State("film, nog niet aangeleverd", "/programma/film"),
    State("film, met bestand", "/programma/film", world=WITH_FILM),
    State("netwerk", "/netwerk"),
    State("netwerk, tweede pagina", "/netwerk?pagina=2"),
    State("netwerk, gezocht op een oude naam", "/netwerk?zoek=geldermalsen"),
    State("netwerk, alle filters", "/netwerk?zoek=a&provincie=utrecht&status=alle&sorteer=inwoners"),
    State("netwerk, niets gevonden", "/netwerk?zoek=xyzzy&provincie=utrecht"),
    State("netwerk, een typefout", "/netwerk?zoek=utrect"),
    State("netwerk, wel buiten het netwerk", "/netwerk?zoek=zaanstad"),
    State("netwerk, twee fouten", "/netwerk?provincie=holland&status=winnaar", status=422),
    State(
        "netwerk, resultaten na typen",
        "/netwerk",
        (TabTo("Zoek een gemeente"), Type("ut"), Hear("2 gemeenten gevonden bij “ut”.")),
    ),
    State("netwerk, thema in de demonstratie", "/netwerk?thema=wonen"),
    State("kaart", "/netwerk/kaart"),
    State("kaart, een provincie", "/netwerk/kaart?provincie=utrecht"),
    State("kaart, alle gemeenten", "/netwerk/kaart?status=alle"),
    State("kaart, niets gevonden", "/netwerk/kaart?zoek=xyzzy"),
    State("kaart, een fout", "/netwerk/kaart?provincie=holland", status=422),
    State("gemeente, koploper", "/netwerk/utrecht"),
    State("gemeente, ondertekenaar", "/netwerk/nijmegen"),
    State("gemeente, niet aangesloten", "/netwerk/zaanstad"),
    State("gemeente, opvolger van een koploper", "/netwerk/west-betuwe"),
    State("gemeente, herindeling aangekondigd", "/netwerk/wijdemeren"),
    State("gemeente, neemt er een op", "/netwerk/hilversum"),
    State("gemeente, nam er een op", "/netwerk/hilversum", world=AFTER_NEW_YEAR),
    State("gemeente, verdeeld", "/netwerk/haaren"),
    State("gemeente, verzonnen", "/netwerk/windveld"),
    State("poster", "/netwerk/krimpen-aan-den-ijssel/poster"),
    State("poster, niet aangesloten", "/netwerk/sudwest-fryslan/poster"),
    State("posters", "/even-voorstellen"),
    State("manifest", "/manifest"),
    State("manifest, versie zonder tekst", "/manifest/2018"),
    State("ondertekenaars", "/manifest/ondertekenaars"),
    State("over deze site", "/over"),
    State("contact", "/contact"),
    State("toegankelijkheid, status D", "/toegankelijkheid"),
    State("toegankelijkheid, status C", "/toegankelijkheid", world=AFTER_NEW_YEAR),
    State("toegankelijkheid, status B", "/toegankelijkheid", world=EVALUATED),
    State("toegankelijkheid, uitkomst per eis", "/toegankelijkheid/eisen", world=EVALUATED),
    State("toegankelijkheid, teksten voor de invulhulp", "/toegankelijkheid/invulhulp", world=EVALUATED),
    State("bevindingen", "/toegankelijkheid/onderzoek"),
    State("bevindingen, alleen opgeloste", "/toegankelijkheid/onderzoek?status=opgelost"),
    State("bevindingen, een fout in de keuze", "/toegankelijkheid/onderzoek?status=weg", status=422),
    State("melden", "/toegankelijkheid/melden?pagina=/netwerk/kaart"),
    State(
        "melden, twee antwoorden vergeten",
        "/toegankelijkheid/melden",
        (
            TabTo("E-mailadres (niet verplicht)"),
            Type("anna@voorbeeld.nl"),
            TabTo("Verstuur de melding"),
            Press("Enter"),
            FocusOn("2 antwoorden kloppen niet"),
        ),
    ),
    State("melding aangekomen", "/toegankelijkheid/melding/MDR-472-TWK"),
    State("privacy", "/privacy"),
    State("cookies", "/cookies"),
    State("bestaat niet", "/bestaat-niet", status=404),
    State("lijst zonder zo veel pagina’s", "/netwerk?pagina=99", status=404),
    State("geweigerd", "/ontwikkeling/fout/403", status=403),
    State("link te laat", "/ontwikkeling/fout/410", status=410),
    State("antwoord niet begrepen", "/ontwikkeling/fout/422", status=422),
    State("te vaak geprobeerd", "/ontwikkeling/fout/429", status=429),
    State("bij ons ging iets mis", "/ontwikkeling/fout/500", status=500),
)
STATES = (*PUBLIC, *REGISTER, *SIGNING, *CHECK, *SIGNED_IN, *AFTER)
