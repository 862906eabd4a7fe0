"""The answer of a signer to a question of the secretariat."""

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
