"""The questions of signing, one class for each step; nothing asks for a disability or for anybody's health."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from wtforms import EmailField, Field, SelectField, StringField, TextAreaField, URLField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from koplopers.people.forms import CHOOSE, EMAIL, MailAddress
from koplopers.people.rules import tidy_email
from koplopers.signing import rules
from koplopers.signing.answers import PARTS, Wrong, read_date, tidy, wrong_with_day, wrong_with_name
from koplopers.signing.drafting import Companion
from koplopers.signing.rules import Mandate, Showing
from koplopers.web.forms import AtMost, KnownChoice, OurForm

SHORT, LONG = 200, 2000  # characters: a line, and a page of text
AHEAD = timedelta(days=366)  # a moment to sign together is planned at most a year before
YES, NO = "ja", "nee"
EARLIEST = date(2018, 1, 1)  # before the manifest there was nothing to decide on
SHOWINGS = {
    Showing.NAME: "De naam, met de organisatie",
    Showing.ORGANISATION: "Alleen de organisatie",
    Showing.NOTHING: "Geen naam: “een medeondertekenaar”",
}


class IsName:
    """One line that may be the name of somebody or something."""

    def __call__(self, form: OurForm, field: Field) -> None:  # noqa: ARG002 # WTForms gives both
        field.data = tidy(field.data or "")
        wrong = wrong_with_name(field.data) if field.data else None
        if wrong:
            raise ValidationError(wrong)


class OneLine:
    """Pasted spaces and line ends become plain spaces."""

    def __call__(self, form: OurForm, field: Field) -> None:  # noqa: ARG002 # WTForms gives both
        field.data = tidy(field.data or "")


class IsLink:
    """A web address, or nothing."""

    def __call__(self, form: OurForm, field: Field) -> None:  # noqa: ARG002 # WTForms gives both
        if field.data and (not field.data.startswith(("https://", "http://")) or len(field.data.split()) != 1):
            raise ValidationError("Vul een webadres in dat begint met https://, of laat dit leeg.")


class Chosen(KnownChoice):
    """Something from the list, and not the words that ask to choose."""

    def __call__(self, form: OurForm, field: SelectField) -> None:
        if not field.data:
            raise ValidationError(f"Kies {self.thing} uit de lijst.")
        super().__call__(form, field)


def date_fields() -> tuple[StringField, StringField, StringField]:
    """Three fields for a date, in the order in which it is said; not numbers, because people also type words."""
    labels = ("Dag", "Maand", "Jaar")
    return tuple(StringField(label, [OneLine(), AtMost(SHORT)]) for label in labels)


class DatedForm(OurForm):
    """A form with one date; `first`, `last` and `name` say within what bounds, and of which municipality."""

    first: date | None = EARLIEST
    last: date
    name: str
    day: date | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        is_right: bool = super().validate(extra_validators)
        return self._is_dated() and is_right

    def _is_dated(self) -> bool:
        if any(self[part].errors for part in PARTS):
            return False
        read = read_date(*(self[part].data for part in PARTS))
        if isinstance(read, date):
            sentence = wrong_with_day(read, first=self.first, last=self.last, name=self.name)
            read = Wrong("jaar", sentence) if sentence else read
        if isinstance(read, Wrong):
            self[read.part].errors = [read.sentence]
            return False
        self.day = read
        return True


class SignerForm(OurForm):
    """Who signs for the municipality."""

    naam = StringField(
        "Naam",
        [DataRequired("Vul de naam in van wie ondertekent."), IsName(), AtMost(SHORT)],
        description="Verplicht. Zoals de naam onder het manifest hoort te staan.",
    )
    functie = StringField(
        "Functie",
        [DataRequired("Vul de functie in, zoals burgemeester."), IsName(), AtMost(SHORT)],
        description="Verplicht. Bijvoorbeeld: burgemeester. De functie wordt openbaar.",
    )
    openbaar = SelectField(
        "Mag de naam openbaar worden?",
        [Chosen("een antwoord")],
        choices=[CHOOSE, SelectChoice(YES, "Ja, naam en functie"), SelectChoice(NO, "Nee, alleen de functie")],
        description="Verplicht.",
        validate_choice=False,
    )
    email = EmailField(
        "E-mailadres bij de gemeente",
        [DataRequired(EMAIL), AtMost(SHORT), MailAddress()],
        description="Verplicht. Naar dit adres gaat de mail om te bevestigen. Het wordt niet openbaar.",
    )
    reden = TextAreaField(
        "Waarom gebruikt u een ander mailadres? (soms verplicht)",
        [AtMost(SHORT)],
        description="Alleen nodig als het adres niet van de gemeente zelf is. Dan letten wij daar op bij de controle.",
    )
    domains: Sequence[str] = ()
    municipality = ""

    def validate_reden(self, field: Field) -> None:
        if not field.data and not self.email.errors and rules.needs_reason(self.email.data, self.domains):
            raise ValidationError(
                f"Wij kennen dit adres niet als adres van {self.municipality}. Vul in waarom u het gebruikt."
            )

    def answers(self) -> dict[str, object]:
        elsewhere = bool(self.domains) and not rules.is_known_domain(self.email.data, self.domains)
        return {
            "signer_name": self.naam.data,
            "signer_function": self.functie.data,
            "is_name_public": self.openbaar.data == YES,
            "signer_email": tidy_email(self.email.data),
            "email_reason": self.reden.data if elsewhere or not self.domains else "",
        }


class MandateForm(DatedForm):
    """By what they may sign."""

    mandaat = SelectField(
        "Waarom mag deze persoon ondertekenen?",
        [Chosen("een antwoord")],
        choices=[
            CHOOSE,
            SelectChoice(Mandate.MAYOR, "De burgemeester ondertekent zelf"),
            SelectChoice(Mandate.APPOINTED, "De burgemeester heeft deze persoon aangewezen"),
        ],
        description="Verplicht. De burgemeester kan iemand anders aanwijzen (artikel 171 lid 2 van de Gemeentewet).",
        validate_choice=False,
    )
    dag, maand, jaar = date_fields()
    kenmerk = StringField(
        "Kenmerk van het besluit",
        [DataRequired("Vul het kenmerk of nummer van het besluit in."), OneLine(), AtMost(SHORT)],
        description="Verplicht. Het nummer waaronder uw gemeente het besluit terugvindt. Het wordt niet openbaar.",
    )
    link = URLField(
        "Webadres van het besluit (niet verplicht)",
        [AtMost(SHORT), IsLink()],
        description="Alleen als het besluit openbaar is.",
    )

    def answers(self) -> dict[str, object]:
        return {
            "mandate": self.mandaat.data,
            "decision_on": self.day,
            "decision_reference": self.kenmerk.data,
            "decision_link": self.link.data,
        }


class CoSignerForm(OurForm):
    """Somebody to ask to sign along. The labels say that it is about somebody else."""

    naam = StringField(
        "Naam van de medeondertekenaar",
        [DataRequired("Vul de naam in van wie mee ondertekent."), IsName(), AtMost(SHORT)],
        description="Verplicht. De voornaam en achternaam van één persoon.",
    )
    organisatie = StringField(
        "Organisatie (niet verplicht)",
        [IsName(), AtMost(SHORT)],
        description="Bijvoorbeeld de cliëntenraad of een lokale belangenorganisatie.",
    )
    email = EmailField(
        "Mailadres van de medeondertekenaar",
        [DataRequired(EMAIL), AtMost(SHORT), MailAddress()],
        description="Verplicht. Hierheen sturen wij de vraag om mee te ondertekenen. Het wordt niet openbaar.",
    )
    tonen = SelectField(
        "Wat stelt u voor om openbaar te maken?",
        [Chosen("een antwoord")],
        choices=[CHOOSE, *(SelectChoice(value, label) for value, label in SHOWINGS.items())],
        description="Verplicht. De medeondertekenaar kiest het zelf. Dit is uw voorstel.",
        validate_choice=False,
    )

    @property
    def is_empty(self) -> bool:
        return not (self.naam.data or self.organisatie.data or self.email.data)

    def companion(self) -> Companion:
        return Companion(self.naam.data, self.organisatie.data, tidy_email(self.email.data), self.tonen.data)


class OccasionForm(DatedForm):
    """Where and when it is signed, and why."""

    plaats = StringField(
        "Plaats",
        [DataRequired("Vul de plaats in waar u ondertekent."), IsName(), AtMost(SHORT)],
        description="Verplicht. Bijvoorbeeld de naam van uw stad of dorp. De plaats wordt openbaar.",
    )
    dag, maand, jaar = date_fields()
    gelegenheid = StringField(
        "Bij welke gelegenheid? (niet verplicht)",
        [OneLine(), AtMost(SHORT)],
        description="Bijvoorbeeld: een bijeenkomst met inwoners.",
    )
    motivatie = TextAreaField(
        "Waarom ondertekent uw gemeente? (niet verplicht)",
        [AtMost(LONG)],
        description="In uw eigen woorden. Wij lezen dit voordat het openbaar wordt. Schrijf niet over de gezondheid of "
        "beperking van iemand.",
    )

    def answers(self) -> dict[str, object]:
        return {
            "place": self.plaats.data,
            "signed_on": self.day,
            "occasion": self.gelegenheid.data,
            "motivation": self.motivatie.data,
        }


class AddressForm(OurForm):
    """Where a mail goes."""

    email = EmailField("E-mailadres", [DataRequired(EMAIL), AtMost(SHORT), MailAddress()], description="Verplicht.")


class CodeForm(OurForm):
    """The code of the letter to the signer, with the address that it went to."""

    email = EmailField(
        "E-mailadres waarop u de mail kreeg",
        [DataRequired(EMAIL), AtMost(SHORT), MailAddress()],
        description="Verplicht.",
    )
    code = StringField(
        "Code uit de mail",
        [DataRequired("Vul de code uit de mail in, zoals HJK-472."), AtMost(SHORT)],
        description="Verplicht. Zes letters en cijfers, zoals HJK-472. Hoofdletters en streepjes maken niet uit.",
    )


class ConsentForm(OurForm):
    """What a co-signer lets us show."""

    tonen = SelectField(
        "Wat mag er van u op de site komen?",
        [Chosen("een antwoord")],
        choices=[CHOOSE, *(SelectChoice(value, label) for value, label in SHOWINGS.items())],
        description="Verplicht. U kunt dit later veranderen met de link in uw mail.",
        validate_choice=False,
    )
