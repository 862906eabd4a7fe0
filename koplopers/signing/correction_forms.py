"""What is asked of somebody who puts right what stands in the register: the facts as they should be, and why."""

from datetime import date

from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Optional

from koplopers.municipalities.models import Municipality
from koplopers.signing.answers import PARTS
from koplopers.signing.correcting_rules import Fact
from koplopers.signing.fields import LONG, SHORT, DatedForm, IsName, date_fields
from koplopers.signing.filling import earliest
from koplopers.signing.models import Signature
from koplopers.web.forms import AtMost


class CorrectionForm(DatedForm):
    """The facts as they stand, to be changed where they are wrong; a fact that is not known may stay so."""

    functie = StringField(
        "Welke functie had wie ondertekende?",
        [DataRequired("Vul de functie in, zoals burgemeester."), IsName(), AtMost(SHORT)],
        description="Verplicht. Bijvoorbeeld: burgemeester.",
    )
    plaats = StringField(
        "Waar is er ondertekend?", [Optional(), IsName(), AtMost(SHORT)], description="De naam van de stad of het dorp."
    )
    dag, maand, jaar = date_fields()
    tekenden = StringField(
        "Wie er tekenden",
        [Optional(), IsName(), AtMost(SHORT)],
        description="Alleen functies en organisaties, geen namen van mensen.",
    )
    reden = TextAreaField(
        "Wat is er fout, en hoe weet u dat?",
        [DataRequired("Schrijf wat er fout is."), AtMost(LONG)],
        description="Verplicht. Alleen het secretariaat leest dit.",
    )
    may_stay_unknown = False  # the day; of a signature from a source perhaps only the month is known

    @classmethod
    def about(cls, signature: Signature, today: date) -> "CorrectionForm":
        """The form as the signature stands now, with the fields that it has."""
        form = cls(data=_as_it_stands(signature))
        if signature.application:
            del form.tekenden
            form.plaats.validators = (DataRequired("Vul de plaats in."), *form.plaats.validators[1:])
            form.plaats.description = f"Verplicht. {form.plaats.description}"
        else:
            del form.functie
        municipality: Municipality = signature.municipality
        form.last = today
        form.first, form.too_early = earliest(municipality)
        form.may_stay_unknown = signature.precision != "day"
        return form

    def facts(self) -> dict[str, str]:
        """What should stand there, by the fact; of a day that stays unknown nothing."""
        given = {Fact.FUNCTION: "functie", Fact.PLACE: "plaats", Fact.SIGNERS: "tekenden"}
        facts = {fact.value: self[name].data for fact, name in given.items() if name in self}
        return facts | ({Fact.DAY.value: self.day.isoformat()} if self.day else {})

    def _is_dated(self) -> bool:
        is_empty = not any(self[part].data for part in PARTS)
        return (is_empty and self.may_stay_unknown) or super()._is_dated()


def _as_it_stands(signature: Signature) -> dict[str, str]:
    day = signature.signed_on
    known = (
        {"dag": str(day.day), "maand": str(day.month), "jaar": str(day.year)} if signature.precision == "day" else {}
    )
    function = signature.application.signer_function if signature.application else ""
    return {"functie": function, "plaats": signature.place, "tekenden": signature.co_signers, **known}
