"""The states of the pages around and behind the sign-in, met by the cast of the demo world."""

from accessibility.state import State
from accessibility.steps import FocusOn, Press, See, TabTo, Type

SECRETARIAT, ALLIANCE, CONTACT, EDITOR = "secretariaat", "alliantie", "contactpersoon", "redacteur"
LATE, HELD, CLOSED, ERASED = "CDF-234-HJK", "HJK-679-MNP", "PRT-234-VWX", "XWV-992-CDF"  # see koplopers/demo/office.py
CHOSEN = f"kies={LATE}&kies={HELD}"


def sent_empty(button: str, faults: int = 1) -> tuple[TabTo, Press, FocusOn]:
    """Press this button with nothing filled in."""
    told = "1 antwoord klopt niet" if faults == 1 else f"{faults} antwoorden kloppen niet"
    return TabTo(button), Press("Enter"), FocusOn(told)


DOOR = (
    State("inloggen", "/inloggen"),
    State("inloggen, geen mailadres", "/inloggen", sent_empty("Stuur mij de mail")),
    State("code, nog niets gevraagd", "/inloggen/code"),
    State(
        "code, mail gevraagd",
        "/inloggen",
        (
            TabTo("E-mailadres"),
            Type("niemand@bezoeker.example"),
            TabTo("Stuur mij de mail"),
            Press("Enter"),
            See("Kijk in uw mail"),
        ),
        varies=True,
    ),
    State("code, vergeten", "/inloggen/code", sent_empty("Log in met de code")),
    State("inloglink", "/inloggen/link/demonstratie-inloglink"),
    State("inloglink, te laat", "/inloggen/link/verlopen", status=410),
    State("uitnodiging", "/inloggen/uitnodiging/demonstratie-uitnodiging"),
    State("uitnodiging, te laat", "/inloggen/uitnodiging/verlopen", status=410),
    State("nog contactpersoon", "/inloggen/contactpersoon/demonstratie-vraag"),
    State("nog contactpersoon, te laat", "/inloggen/contactpersoon/verlopen", status=410),
    State("nog contactpersoon, bedankt", "/inloggen/contactpersoon"),
    State("uitgelogd", "/uitgelogd"),
    State("postvak", "/ontwikkeling/postvak"),
    State("brief in het postvak", "/ontwikkeling/postvak/1"),
)
OFFICE = (
    State("vandaag", "/beheer", who=SECRETARIAT),
    State("vandaag, niets te doen", "/beheer", who=ALLIANCE),
    State("vandaag, een gemeente", "/beheer", who=CONTACT),
    State("meldingen", "/beheer/meldingen", who=SECRETARIAT),
    State("meldingen, alles gekozen", "/beheer/meldingen?stand=alle&alles=1", who=SECRETARIAT),
    State("meldingen, geen enkele", "/beheer/meldingen?zoek=xyzzy", who=SECRETARIAT),
    State("meldingen, een fout in de keuze", "/beheer/meldingen?stand=x", who=SECRETARIAT, status=422),
    State("meldingen, niets gekozen", "/beheer/meldingen/afhandelen?stap=kiezen", who=SECRETARIAT, status=422),
    State("meldingen, hoeveel en welke", f"/beheer/meldingen/afhandelen?{CHOSEN}", who=SECRETARIAT),
    State("meldingen, in één keer afgehandeld", "/beheer/gedaan/1", who=SECRETARIAT),
    State("melding, te laat", f"/beheer/meldingen/{LATE}", who=SECRETARIAT),
    State("melding, een collega werkt eraan", f"/beheer/meldingen/{HELD}", who=SECRETARIAT),
    State("melding, gewist", f"/beheer/meldingen/{ERASED}", who=SECRETARIAT),
    State("melding, antwoord", f"/beheer/meldingen/{LATE}/antwoord", who=SECRETARIAT),
    State(
        "melding, antwoord vergeten",
        f"/beheer/meldingen/{LATE}/antwoord",
        sent_empty("Verstuur het antwoord en handel af"),
        who=SECRETARIAT,
    ),
    State("melding, notitie", f"/beheer/meldingen/{HELD}/notitie", who=SECRETARIAT),
    State("brieven", "/beheer/brieven?stand=geweigerd", who=SECRETARIAT),
    State("brieven, geen enkele", "/beheer/brieven?zoek=xyzzy", who=SECRETARIAT),
    State("brieven, niets gekozen", "/beheer/brieven/opnieuw?stap=kiezen", who=SECRETARIAT, status=422, varies=True),
    State("brieven, hoeveel en welke", "/beheer/brieven/opnieuw?kies=2", who=SECRETARIAT),
    State("brief, geweigerd", "/beheer/brieven/2", who=SECRETARIAT),
    State("brief, een geheim", "/beheer/brieven/3", who=SECRETARIAT),
    State("brief, adres herstellen", "/beheer/brieven/2/adres", who=SECRETARIAT),
    State("mensen", "/beheer/mensen", who=SECRETARIAT),
    State("mensen, niemand", "/beheer/mensen?zoek=xyzzy", who=SECRETARIAT),
    State("mens", "/beheer/mensen/3", who=SECRETARIAT),
    State("mens, rol geven", "/beheer/mensen/3/rol-geven", who=SECRETARIAT),
    State("mens, rol beëindigen", "/beheer/mensen/3/rollen/3/beeindigen", who=SECRETARIAT),
    State("mens, account beëindigen", "/beheer/mensen/3/account-beeindigen", who=SECRETARIAT),
    State("uitnodigen", "/beheer/mensen/uitnodigen", who=SECRETARIAT),
    State(
        "uitnodigen, drie antwoorden vergeten",
        "/beheer/mensen/uitnodigen",
        sent_empty("Stuur de uitnodiging", 3),
        who=SECRETARIAT,
    ),
    State("uitnodiging intrekken", "/beheer/uitnodigingen/1/intrekken", who=SECRETARIAT),
    State("gemeenten in beheer", "/beheer/gemeenten", who=SECRETARIAT),
    State("gemeente in beheer", "/beheer/gemeenten/windveld", who=SECRETARIAT),
    State("gemeente in beheer, de eigen", "/beheer/gemeenten/windveld", who=CONTACT),
    State("journaal", "/beheer/journaal?wat=afgehandeld", who=SECRETARIAT),
    State("journaal, een fout in de keuze", "/beheer/journaal?van=gisteren", who=SECRETARIAT, status=422),
    State("regel van het journaal", "/beheer/journaal/2", who=SECRETARIAT),
    State("bewaren en wissen", "/beheer/bewaren", who=SECRETARIAT),
)
OWN = (
    State("mijn account", "/beheer/account", who=CONTACT),
    State("team", "/beheer/gemeenten/windveld/team", who=CONTACT),
    State("team, een redacteur", "/beheer/gemeenten/windveld/team", who=EDITOR),
    State("redacteur uitnodigen", "/beheer/gemeenten/windveld/team/uitnodigen", who=CONTACT),
    State("overdragen", "/beheer/gemeenten/windveld/team/overdragen", who=CONTACT),
    State(
        "overdragen, twee antwoorden vergeten",
        "/beheer/gemeenten/windveld/team/overdragen",
        sent_empty("Begin met overdragen", 2),
        who=CONTACT,
    ),
    State("rol van een redacteur beëindigen", "/beheer/gemeenten/windveld/team/4/beeindigen", who=CONTACT),
    State("passkey", "/beheer/account/passkeys/1", who=CONTACT),
    State("voor een ander", "/beheer/meldingen", who=CONTACT, status=403),
    State("gemeente van een ander", "/beheer/gemeenten/zonnedrecht", who=CONTACT, status=404),
)
SIGNED_IN = (*DOOR, *OFFICE, *OWN)
