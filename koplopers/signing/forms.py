"""The questions of signing, one class for each step; nothing asks for a disability or for anybody's health."""

from collections.abc import Sequence
from datetime import timedelta

from wtforms import EmailField, Field, SelectField, StringField, TextAreaField, URLField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from koplopers.people.forms import CHOOSE, EMAIL, MailAddress, code_field
from koplopers.people.rules import tidy_email
from koplopers.signing import rules
from koplopers.signing.drafting import Companion
from koplopers.signing.fields import LONG, SHORT, Chosen, DatedForm, IsLink, IsName, IsWords, date_fields
from koplopers.signing.rules import Mandate, Showing
from koplopers.web.forms import AtMost, OurForm

AHEAD = timedelta(days=366)  # a moment to sign together is planned at most a year before
YES, NO = "ja", "nee"
SHOWINGS = {
    Showing.NAME: "De naam, met de organisatie",
    Showing.ORGANISATION: "Alleen de organisatie",
    Showing.NOTHING: "Geen naam: “een medeondertekenaar”",
}


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
        [Chosen("Kies of de naam openbaar mag worden.")],
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
    of_co_signers: Sequence[str] = ()  # the addresses of who signs along

    def validate_email(self, field: Field) -> None:
        if rules.is_same_address(field.data, self.of_co_signers):
            raise ValidationError(
                "Dit adres hebt u ingevuld bij een medeondertekenaar. Vul het eigen adres in van wie ondertekent."
            )

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
        [Chosen("Kies waarom deze persoon mag ondertekenen.")],
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
        [DataRequired("Vul het kenmerk of nummer van het besluit in."), IsWords(), AtMost(SHORT)],
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
        "Namens welke organisatie? (niet verplicht)",
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
        [Chosen("Kies wat u voorstelt om openbaar te maken.")],
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
        "Waar ondertekent u?",
        [DataRequired("Vul de plaats in waar u ondertekent."), IsName(), AtMost(SHORT)],
        description="Verplicht. De naam van de stad of het dorp. De plaats wordt openbaar.",
    )
    dag, maand, jaar = date_fields()
    gelegenheid = StringField(
        "Bij welke gelegenheid? (niet verplicht)",
        [IsWords(), AtMost(SHORT)],
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
    code = code_field()


class ConsentForm(OurForm):
    """What a co-signer lets us show."""

    tonen = SelectField(
        "Wat mag er van u op de site komen?",
        [Chosen("Kies wat er van u op de site mag komen.")],
        choices=[CHOOSE, *(SelectChoice(value, label) for value, label in SHOWINGS.items())],
        description="Verplicht. U kunt dit later veranderen met de link in uw mail.",
        validate_choice=False,
    )
