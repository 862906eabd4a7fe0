"""The questions to somebody who meets a barrier, and the filters of the audit log."""

from wtforms import EmailField, SelectField, StringField, TelField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Optional, Regexp

from koplopers.statement.barriers import Told
from koplopers.statement.queries import MENDED, OPEN
from koplopers.web.formatting import number
from koplopers.web.forms import AtMost, Filter, KnownChoice, OurForm

LONG, SHORT = 2000, 200  # characters: a page of text, and a line
EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s.]+"
PHONE = r"\+?[0-9][0-9 ()./-]{5,24}"


class ReportForm(OurForm):
    """What does not work; nothing asks for a disability."""

    pagina = StringField(
        "Op welke pagina was u? (niet verplicht)",
        [AtMost(SHORT)],
        description="Het adres of de naam van de pagina. Weet u het niet? Laat dit dan leeg.",
    )
    doel = TextAreaField(
        "Wat wilde u doen?",
        [DataRequired("Vul in wat u wilde doen."), AtMost(LONG)],
        description=f"Bijvoorbeeld: ik zocht mijn gemeente. Ten hoogste {number(LONG)} tekens.",
    )
    gebeurd = TextAreaField(
        "Wat ging er mis?",
        [DataRequired("Vul in wat er misging."), AtMost(LONG)],
        description=f"Bijvoorbeeld: ik hoorde niet hoeveel gemeenten er waren. Ten hoogste {number(LONG)} tekens.",
    )
    waarmee = StringField(
        "Waarmee gebruikte u de site? (niet verplicht)",
        [AtMost(SHORT)],
        description="Bijvoorbeeld: een telefoon, alleen het toetsenbord, of de schermlezer die u gebruikt.",
    )
    email = EmailField(
        "E-mailadres (niet verplicht)",
        [Optional(), AtMost(SHORT), Regexp(f"^{EMAIL}$", message="Vul een e-mailadres in, zoals naam@voorbeeld.nl.")],
    )
    telefoon = TelField(
        "Telefoonnummer (niet verplicht)",
        [Optional(), AtMost(SHORT), Regexp(f"^{PHONE}$", message="Vul een telefoonnummer in, zoals 06 12345678.")],
    )

    def told(self) -> Told:
        """What was filled in."""
        return Told(
            page=self.pagina.data,
            wanted=self.doel.data,
            happened=self.gebeurd.data,
            means=self.waarmee.data,
            email=self.email.data,
            phone=self.telefoon.data,
        )


class LogForm(Filter):
    """Which findings to show, asked in the address."""

    status = SelectField(
        "Welke bevindingen",
        [KnownChoice("een status")],
        choices=[SelectChoice("", "Alle"), SelectChoice(OPEN, "Nog open"), SelectChoice(MENDED, "Opgelost")],
        validate_choice=False,
    )
    eis = SelectField("Eis van WCAG", [KnownChoice("een eis")], validate_choice=False)
