"""The states of the pages around and behind the sign-in, met by the cast of the demo world."""

from accessibility.state import State, World
from accessibility.steps import FocusOn, Hear, Press, See, Step, TabTo, Type

SECRETARIAT, ALLIANCE, CONTACT, EDITOR = "secretariaat", "alliantie", "contactpersoon", "redacteur"
LATE, HELD, CLOSED, ERASED = "CDF-234-HJK", "HJK-679-MNP", "PRT-234-VWX", "XWV-992-CDF"  # see koplopers/demo/office.py
CHOSEN = f"kies={LATE}&kies={HELD}"
BACK, LEAVING = "terug na uitloggen", "bijna uitgelogd"  # see signing_in.py
BUSY = World(day="2027-03-01")  # the door was tried too often from this machine, see koplopers/demo/doors.py
WAIT = "Dit is vaak geprobeerd vanaf uw netwerk. Probeer het om 12.30 uur opnieuw."


def sent_empty(button: str, faults: int = 1) -> tuple[TabTo, Press, FocusOn]:
    """Press this button with nothing filled in."""
    told = "1 antwoord klopt niet" if faults == 1 else f"{faults} antwoorden kloppen niet"
    return TabTo(button), Press("Enter"), FocusOn(told)


def sent_without(field: str, button: str) -> tuple[TabTo, Type, TabTo, Press, FocusOn]:
    """Make this field empty, which Tab has selected, and press the button."""
    return TabTo(field), Type(" "), *sent_empty(button)


def told(button: str, words: str) -> tuple[Step, ...]:
    """Press this button, and land on what is told."""
    return TabTo(button), Press("Enter"), FocusOn(words)


DOOR = (
    State("inloggen", "/inloggen"),
    State("inloggen, geen mailadres", "/inloggen", sent_empty("Stuur mij de mail")),
    State("inloggen, wat u typte is bewaard", "/inloggen?verder=/beheer/mensen/uitnodigen%3Fbewaard%3D1"),
    State(
        "inloggen, te vaak geprobeerd",
        "/inloggen",
        (TabTo("E-mailadres"), Type("niemand@bezoeker.example"), *told("Stuur mij de mail", WAIT)),
        world=BUSY,
    ),
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
    State(
        "code, een verkeerde",
        "/inloggen",
        (
            TabTo("E-mailadres"),
            Type("niemand@bezoeker.example"),
            TabTo("Stuur mij de mail"),
            Press("Enter"),
            See("Kijk in uw mail"),
            TabTo("Code uit de mail"),
            Type("CCC-CCC"),
            *sent_empty("Log in met de code"),
        ),
        varies=True,
    ),
    State(
        "code, te vaak geprobeerd",
        "/inloggen/code",
        (TabTo("Code uit de mail"), Type("CCC-CCC"), *told("Log in met de code", WAIT)),
        world=BUSY,
    ),
    State("inloglink", "/inloggen/link/demonstratie-inloglink"),
    State("inloglink, te laat", "/inloggen/link/verlopen", status=410),
    State("uitnodiging", "/inloggen/uitnodiging/demonstratie-uitnodiging"),
    State("uitnodiging, te laat", "/inloggen/uitnodiging/verlopen", status=410),
    State("nog contactpersoon", "/inloggen/contactpersoon/demonstratie-vraag"),
    State("nog contactpersoon, te laat", "/inloggen/contactpersoon/verlopen", status=410),
    State("nog contactpersoon, bedankt", "/inloggen/contactpersoon"),
    State("nieuw mailadres", "/inloggen/mailadres/demonstratie-mailadres"),
    State("nieuw mailadres, te laat", "/inloggen/mailadres/verlopen", status=410),
    State("nieuw mailadres, bedankt", "/inloggen/mailadres"),
    State("uitgelogd", "/uitgelogd"),
    State("postvak", "/ontwikkeling/postvak", varies=True),
    State("mail in het postvak", "/ontwikkeling/postvak/1"),
)
OFFICE = (
    State("vandaag", "/beheer", who=SECRETARIAT),
    State("vandaag, niets te doen", "/beheer", who=ALLIANCE),
    State("vandaag, een gemeente", "/beheer", who=CONTACT),
    State(
        "bijna uitgelogd",
        "/beheer/account/naam",
        (
            TabTo("Mijn account"),
            Hear(
                "U wordt over 9 minuten uitgelogd. Daarna moet u opnieuw inloggen. "
                "Wat u typte, blijft bewaard: als u het verstuurt, kunt u eerst weer inloggen."
            ),
        ),
        who=LEAVING,
    ),
    State("langer ingelogd", "/beheer/account/langer", who=CONTACT),
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
    State(
        "melding, antwoord, een collega was u voor",
        f"/beheer/meldingen/{LATE}/antwoord?bewaard=3",
        told("Verstuur het antwoord en handel af", "Een collega was u voor"),
        who=BACK,
    ),
    State("melding, notitie", f"/beheer/meldingen/{HELD}/notitie", who=SECRETARIAT),
    State(
        "melding, notitie, een collega was u voor",
        f"/beheer/meldingen/{LATE}/notitie?bewaard=2",
        told("Bewaar de notitie", "Een collega was u voor"),
        who=BACK,
    ),
    State("mails", "/beheer/mails?stand=geweigerd", who=SECRETARIAT),
    State("mails, geen enkele", "/beheer/mails?zoek=xyzzy", who=SECRETARIAT),
    State("mails, niets gekozen", "/beheer/mails/opnieuw?stap=kiezen", who=SECRETARIAT, status=422, varies=True),
    State("mails, hoeveel en welke", "/beheer/mails/opnieuw?kies=2", who=SECRETARIAT),
    State("mail, geweigerd", "/beheer/mails/2", who=SECRETARIAT),
    State("mail, een geheim", "/beheer/mails/3", who=SECRETARIAT),
    State("mail, adres herstellen", "/beheer/mails/2/adres", who=SECRETARIAT),
    State(
        "mail, adres herstellen, een collega was u voor",
        "/beheer/mails/2/adres?bewaard=4",
        told("Bewaar het adres", "Een collega was u voor"),
        who=BACK,
    ),
    State("mensen", "/beheer/mensen", who=SECRETARIAT),
    State("mensen, niemand", "/beheer/mensen?zoek=xyzzy", who=SECRETARIAT),
    State("mensen, een fout in de keuze", "/beheer/mensen?rol=x", who=SECRETARIAT, status=422),
    State("mens", "/beheer/mensen/3", who=SECRETARIAT),
    State("mens, nieuw mailadres onderweg", "/beheer/mensen/4", who=SECRETARIAT),
    State("mens, naam wijzigen", "/beheer/mensen/3/naam", who=SECRETARIAT),
    State(
        "mens, naam vergeten",
        "/beheer/mensen/3/naam",
        sent_without("Naam van deze persoon", "Bewaar de naam"),
        who=SECRETARIAT,
    ),
    State("mens, mailadres wijzigen", "/beheer/mensen/3/mailadres", who=SECRETARIAT),
    State("mens, mailadres vergeten", "/beheer/mensen/3/mailadres", sent_empty("Stuur de mail"), who=SECRETARIAT),
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
    State("uitnodigen, weer ingelogd en alles staat er", "/beheer/mensen/uitnodigen?bewaard=1", who=BACK),
    State("uitnodiging intrekken", "/beheer/uitnodigingen/1/intrekken", who=SECRETARIAT),
    State("gemeenten in beheer", "/beheer/gemeenten", who=SECRETARIAT),
    State("gemeente in beheer", "/beheer/gemeenten/windveld", who=SECRETARIAT),
    State("gemeente in beheer, de eigen", "/beheer/gemeenten/windveld", who=CONTACT),
    State("journaal", "/beheer/journaal?daad=afgehandeld", who=SECRETARIAT),
    State("journaal, een fout in de keuze", "/beheer/journaal?van=gisteren", who=SECRETARIAT, status=422),
    State("regel van het journaal", "/beheer/journaal/2", who=SECRETARIAT),
    State("bewaren en wissen", "/beheer/bewaren", who=SECRETARIAT),
)
OWN = (
    State("mijn account", "/beheer/account", who=CONTACT),
    State("mijn account, nieuw mailadres onderweg", "/beheer/account", who=EDITOR),
    State("mijn naam", "/beheer/account/naam", who=CONTACT),
    State("mijn naam, vergeten", "/beheer/account/naam", sent_without("Uw naam", "Bewaar de naam"), who=CONTACT),
    State("mijn mailadres", "/beheer/account/mailadres", who=CONTACT),
    State("mijn mailadres, vergeten", "/beheer/account/mailadres", sent_empty("Stuur de mail"), who=CONTACT),
    State("mijn mailadres, mail verstuurd", "/beheer/account/mailadres/verstuurd", who=EDITOR),
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
    State(
        "passkey, naam vergeten",
        "/beheer/account/passkeys/1",
        sent_without("Naam van de passkey", "Bewaar de naam"),
        who=CONTACT,
    ),
    State("voor een ander", "/beheer/meldingen", who=CONTACT, status=403),
    State("gemeente van een ander", "/beheer/gemeenten/zonnedrecht", who=CONTACT, status=404),
)
SIGNED_IN = (*DOOR, *OFFICE, *OWN)
