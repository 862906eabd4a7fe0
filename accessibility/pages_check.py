"""The states of the check of signing: the worklist, one application, its deeds, and what the signer sees."""

from accessibility.pages_signed_in import SECRETARIAT, sent_empty
from accessibility.state import State

LIST = "/beheer/ondertekeningen"
ASKED, LATE, DECLINED = "CDF-974-HJM", "CDF-974-HJN", "CDF-974-HJP"  # see koplopers/demo/checking.py

CHECK = (
    State("ondertekeningen", LIST, who=SECRETARIAT, varies=True),
    State("ondertekeningen, gezocht zonder uitkomst", f"{LIST}?zoek=xyzzy", who=SECRETARIAT),
    State("ondertekening controleren", f"{LIST}/{ASKED}", who=SECRETARIAT, varies=True),
    State("ondertekening goedkeuren", f"{LIST}/{LATE}/goedkeuren", who=SECRETARIAT, varies=True),
    State(
        "ondertekening, vraag vergeten",
        f"{LIST}/{LATE}/vraag",
        sent_empty("Verstuur de vraag"),
        who=SECRETARIAT,
        varies=True,
    ),
    State(
        "ondertekening, reden vergeten",
        f"{LIST}/{LATE}/afwijzen",
        sent_empty("Wijs af en verstuur de reden"),
        who=SECRETARIAT,
        varies=True,
    ),
    State("ondertekening, notitie", f"{LIST}/{ASKED}/notitie", who=SECRETARIAT, varies=True),
    State("ondertekening, naam verbeteren", f"{LIST}/{LATE}/naam/0", who=SECRETARIAT, varies=True),
    State("ondertekening volgen, in controle", f"/ondertekening/{LATE}", varies=True),
    State("ondertekening volgen, afgewezen", f"/ondertekening/{DECLINED}"),
    State(
        "vraag van het secretariaat, antwoord vergeten",
        f"/ondertekening/{ASKED}/vraag/demonstratie-vraag",
        sent_empty("Verstuur het antwoord"),
        varies=True,
    ),
    State("vraag van het secretariaat, over", f"/ondertekening/{ASKED}/vraag/verlopen", status=410),
    State("ondertekening intrekken", f"/ondertekening/{LATE}/intrekken/demonstratie-intrekken"),
    State("ondertekening intrekken, te laat", f"/ondertekening/{LATE}/intrekken/verlopen", status=410),
    State("oorkonde", "/manifest/ondertekenaars/5/oorkonde"),
)
