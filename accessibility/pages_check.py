"""The states of the check of signing: the worklist, one application, its deeds, and what the signer sees."""

from accessibility.pages_signed_in import SECRETARIAT, sent_empty
from accessibility.state import State
from accessibility.steps import TabTo, Type

LIST, REGISTER = "/beheer/ondertekeningen", "/beheer/register"
ASKED, LATE, DECLINED = "CDF-974-HJM", "CDF-974-HJN", "CDF-974-HJP"  # see koplopers/demo/checking.py
PUBLIC, SIGNED, FIRST = "CDF-974-HJR", 42, 17  # see koplopers/demo/standing.py, which comes last in the set-up
KNOWN = 5  # the signature of Den Haag, which is known from a public source
AMEND = f"/ondertekening/{PUBLIC}/wijzigen"
CHANGE = f"{AMEND}/demonstratie-wijzigen"

CHECK = (
    State("ondertekeningen", LIST, who=SECRETARIAT),
    State("ondertekeningen, gezocht zonder uitkomst", f"{LIST}?zoek=xyzzy", who=SECRETARIAT),
    State("ondertekening controleren", f"{LIST}/{ASKED}", who=SECRETARIAT),
    State("ondertekening goedkeuren", f"{LIST}/{LATE}/goedkeuren", who=SECRETARIAT),
    State(
        "ondertekening, vraag vergeten",
        f"{LIST}/{LATE}/vraag",
        sent_empty("Verstuur de vraag"),
        who=SECRETARIAT,
    ),
    State(
        "ondertekening, reden vergeten",
        f"{LIST}/{LATE}/afwijzen",
        sent_empty("Wijs af en verstuur de reden"),
        who=SECRETARIAT,
    ),
    State("ondertekening, notitie", f"{LIST}/{ASKED}/notitie", who=SECRETARIAT),
    State("ondertekening, naam verbeteren", f"{LIST}/{LATE}/naam/0", who=SECRETARIAT),
    State("ondertekening volgen, in controle", f"/ondertekening/{LATE}"),
    State("ondertekening volgen, afgewezen", f"/ondertekening/{DECLINED}"),
    State(
        "vraag van het secretariaat, antwoord vergeten",
        f"/ondertekening/{ASKED}/vraag/demonstratie-vraag",
        sent_empty("Verstuur het antwoord"),
    ),
    State("vraag van het secretariaat, over", f"/ondertekening/{ASKED}/vraag/verlopen", status=410),
    State("ondertekening intrekken", f"/ondertekening/{LATE}/intrekken/demonstratie-intrekken"),
    State("ondertekening intrekken, te laat", f"/ondertekening/{LATE}/intrekken/verlopen", status=410),
    State("ondertekening volgen, openbaar", f"/ondertekening/{PUBLIC}"),
    State("ondertekening wijzigen met de link", CHANGE),
    State("ondertekening wijzigen, uitleg vergeten", f"{CHANGE}/verbeteren", sent_empty("Verstuur het verzoek")),
    State(
        "ondertekening wijzigen, medeondertekenaar vergeten",
        f"{CHANGE}/medeondertekenaar",
        sent_empty("Stuur de mail", 3),
    ),
    State("ondertekening wijzigen, medeondertekenaar weg", f"{CHANGE}/medeondertekenaar/{FIRST}"),
    State("ondertekening wijzigen, te laat", f"{AMEND}/verlopen", status=410),
    State(
        "mee ondertekenen, gemeente doet niet meer mee",
        "/ondertekenen/medeondertekenaar/demonstratie-voorbij",
        status=410,
    ),
    State("gemeente, met motivatie", "/netwerk/kraaiestein"),
    State(
        "motivatie, reden vergeten",
        f"{LIST}/{PUBLIC}/motivatie",
        (TabTo("De motivatie"), Type("Laat"), *sent_empty("Bewaar uw keuze")),
        who=SECRETARIAT,
    ),
    State(
        "medeondertekenaar vragen voor de gemeente, vergeten",
        f"{LIST}/{PUBLIC}/medeondertekenaar",
        sent_empty("Stuur de mail", 3),
        who=SECRETARIAT,
    ),
    State(
        "medeondertekenaar weghalen voor de gemeente",
        f"{LIST}/{PUBLIC}/medeondertekenaar/{FIRST}",
        who=SECRETARIAT,
    ),
    State("register in beheer, gezocht zonder uitkomst", f"{REGISTER}?zoek=xyzzy", who=SECRETARIAT),
    State("ondertekening in het register van beheer", f"{REGISTER}/{SIGNED}", who=SECRETARIAT),
    State(
        "intrekken voor de gemeente, alles vergeten",
        f"{REGISTER}/{KNOWN}/intrekken",
        sent_empty("Trek de ondertekening in", 3),
        who=SECRETARIAT,
    ),
    State(
        "verbeteren in het register, uitleg vergeten",
        f"{REGISTER}/{SIGNED}/verbeteren",
        sent_empty("Bewaar de verbetering"),
        who=SECRETARIAT,
    ),
    State(
        "gevraagde verbetering, besluit vergeten",
        f"{REGISTER}/{SIGNED}/verzoek/1",
        sent_empty("Bewaar uw besluit"),
        who=SECRETARIAT,
    ),
    State("oorkonde", "/manifest/ondertekenaars/5/oorkonde"),
)
