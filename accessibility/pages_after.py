"""What the back office tells on the page that a deed leads on to."""

from accessibility.pages_check import ASKED, LIST, SIGNED
from accessibility.pages_check import REGISTER as SIGNATURES
from accessibility.pages_signed_in import CLOSED, CONTACT, SECRETARIAT
from accessibility.state import State

AFTER = (
    State("mensen, iemand uitgenodigd", "/beheer/mensen?gedaan=uitgenodigd", who=SECRETARIAT),
    State("mens, rol gegeven", "/beheer/mensen/3?gedaan=gegeven", who=SECRETARIAT),
    State("mens, was al gedaan", "/beheer/mensen/3?gedaan=al", who=SECRETARIAT),
    State("team, overdracht begonnen", "/beheer/gemeenten/windveld/team?gedaan=overdracht", who=CONTACT),
    State("melding, beantwoord", f"/beheer/meldingen/{CLOSED}?gedaan=antwoord", who=SECRETARIAT),
    State("mail, weer in de wachtrij", "/beheer/mails/2?gedaan=opnieuw", who=SECRETARIAT),
    State("ondertekening, notitie bewaard", f"{LIST}/{ASKED}?gedaan=notitie", who=SECRETARIAT),
    State("ondertekening in het register, verbeterd", f"{SIGNATURES}/{SIGNED}?gedaan=verbeterd", who=SECRETARIAT),
)
