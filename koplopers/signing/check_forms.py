"""The answers of a signer to questions of the secretariat."""

from wtforms import TextAreaField
from wtforms.validators import DataRequired

from koplopers.signing.fields import LONG
from koplopers.web.forms import AtMost, OurForm


class QuestionForm(OurForm):
    antwoord = TextAreaField(
        "Uw antwoord",
        [DataRequired("Schrijf uw antwoord."), AtMost(LONG)],
        description=f"Dit moet u invullen. Ten hoogste {LONG} tekens. Schrijf niet over de gezondheid van iemand.",
    )


class MotivationAnswerForm(OurForm):
    """The motivation anew, as it was to begin with; empty when there is to be none."""

    antwoord = TextAreaField(
        "Uw motivatie",
        [AtMost(LONG)],
        description=f"Waarom ondertekent uw gemeente? Ten hoogste {LONG} tekens. Geen motivatie op de site? Haal dan "
        "alles weg. Schrijf niet over de gezondheid of beperking van iemand.",
    )
