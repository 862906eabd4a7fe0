"""What we ask people about themselves and about each other."""

from wtforms import EmailField, Field, Form, HiddenField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from koplopers.municipalities.models import Municipality
from koplopers.outbox.letters import LetterRefused, require_address
from koplopers.people import rules
from koplopers.people.inviting import Asked
from koplopers.web.forms import AtMost, Filter, KnownChoice, OurForm

SHORT, NAME = 200, 60  # characters
EMAIL = "Vul een e-mailadres in, zoals naam@voorbeeld.nl."
CHOOSE = SelectChoice("", "Kies")
YES = "ja"


class MailAddress:
    """One plain address to which a mail can go."""

    def __call__(self, form: Form, field: Field) -> None:  # noqa: ARG002 # WTForms gives both
        try:
            require_address(field.data or "")
        except LetterRefused:
            raise ValidationError(EMAIL) from None
        labels = field.data.rpartition("@")[2].split(".")
        if len(labels) == 1 or not all(labels):
            raise ValidationError(EMAIL)


def code_field() -> StringField:
    """The code of a letter. Spaces, dashes and small letters are all right."""
    return StringField(
        "Code uit de mail",
        [DataRequired("Vul de code uit de mail in, zoals HJK-472."), AtMost(SHORT)],
        description="Verplicht. Zes letters en cijfers, zoals HJK-472. Hoofdletters en streepjes maken niet uit.",
    )


class SignInForm(OurForm):
    """Where the letter goes, and where somebody wanted to be."""

    email = EmailField(
        "E-mailadres",
        [DataRequired(EMAIL), AtMost(SHORT), MailAddress()],
        description="Wij hebben dit nodig om u de mail te sturen.",
    )
    verder = HiddenField()


class CodeForm(OurForm):
    """The code of the letter to sign in."""

    code = code_field()


class PasskeyForm(OurForm):
    """What its owner calls a passkey."""

    naam = StringField(
        "Naam van de passkey",
        [DataRequired("Vul een naam in, zoals: telefoon van het werk."), AtMost(NAME)],
        description="Verplicht. Zo herkent u hem later. Bijvoorbeeld: telefoon van het werk.",
    )


class WhoForm(OurForm):
    """Somebody to invite. The labels say that it is about somebody else, whom the browser cannot fill in."""

    naam = StringField(
        "Naam van wie u uitnodigt",
        [DataRequired("Vul de naam in."), AtMost(SHORT)],
        description="Verplicht. Voornaam en achternaam.",
    )
    email = EmailField(
        "Mailadres van wie u uitnodigt",
        [DataRequired(EMAIL), AtMost(SHORT), MailAddress()],
        description="Verplicht. Naar dit adres gaat de uitnodiging.",
    )


class HandOverForm(WhoForm):
    """Somebody to hand over to; `loopt` is the hand-over that was under way when the form was opened."""

    loopt = HiddenField()


class NameForm(OurForm):
    """What somebody is called."""

    naam = StringField(
        "Naam van deze persoon",
        [DataRequired("Vul de naam in."), AtMost(SHORT)],
        description="Verplicht. Voornaam en achternaam.",
    )


class OwnNameForm(NameForm):
    """What you are called; the browser may fill it in."""

    naam = StringField(
        "Uw naam",
        [DataRequired("Vul uw naam in."), AtMost(SHORT)],
        description="Verplicht. Voornaam en achternaam. Zo staat u in de lijsten en in mails.",
    )


class AddressForm(OurForm):
    """Where mail to somebody goes from now on."""

    email = EmailField(
        "Nieuw mailadres van deze persoon",
        [DataRequired(EMAIL), AtMost(SHORT), MailAddress()],
        description="Verplicht. Naar dit adres gaat een mail met een link.",
    )


class OwnAddressForm(AddressForm):
    """Where your mail goes from now on; the browser may fill it in."""

    email = EmailField(
        "Uw nieuwe e-mailadres",
        [DataRequired(EMAIL), AtMost(SHORT), MailAddress()],
        description="Verplicht. Naar dit adres gaat een mail met een link.",
    )


class RoleForm(OurForm):
    """A role, with the organisation or the municipality that goes with it."""

    rol = SelectField(
        "Rol",
        [KnownChoice("een rol")],
        description="Verplicht.",
        choices=[CHOOSE, *(SelectChoice(role, label) for role, label in rules.ROLES.items())],
        validate_choice=False,
    )
    organisatie = SelectField(
        "Voor welke organisatie",
        [KnownChoice("een organisatie")],
        choices=[SelectChoice("", "Geen"), *(SelectChoice(name, name) for name in rules.ORGANISATIONS)],
        description="Alleen voor een beoordelaar van de Alliantie.",
        validate_choice=False,
    )
    gemeente = StringField(
        "Gemeente",
        [AtMost(SHORT)],
        description="Alleen voor een contactpersoon of redacteur. Vul de naam in zoals die op deze site staat.",
    )

    municipality: Municipality | None = None  # found by the route, which may ask the database

    def validate_rol(self, field: Field) -> None:
        if not field.data:
            raise ValidationError("Kies een rol uit de lijst.")

    def validate_organisatie(self, field: Field) -> None:
        if self.rol.data == rules.ALLIANCE and not field.data:
            raise ValidationError("Kies de organisatie waarvoor de beoordelaar werkt.")

    def validate_gemeente(self, field: Field) -> None:
        if not self.needs_municipality:
            return
        if not field.data:
            raise ValidationError("Vul de gemeente in.")
        if self.municipality is None:
            raise ValidationError(f"Wij kennen geen gemeente “{field.data[:40]}”. Kijk de naam na.")

    @property
    def needs_municipality(self) -> bool:
        return rules.GROUPS.get(self.rol.data or "") == "municipality"

    def role(self) -> dict[str, str | None]:
        """What was chosen, without what does not belong to it."""
        return {
            "organisation": self.organisatie.data if self.rol.data == rules.ALLIANCE else "",
            "code": self.municipality.code if self.municipality and self.needs_municipality else None,
        }


class InviteForm(WhoForm, RoleForm):
    """Somebody to invite for any role."""

    def asked(self) -> Asked:
        return Asked(name=self.naam.data, email=self.email.data, role=self.rol.data, **self.role())  # type: ignore[arg-type]


class DirectoryForm(Filter):
    """Which people to show, asked in the address."""

    zoek = StringField("Zoek op naam of mailadres")
    rol = SelectField(
        "Rol",
        [KnownChoice("een rol")],
        choices=[SelectChoice("", "Alle"), *(SelectChoice(role, label) for role, label in rules.ROLES.items())],
        validate_choice=False,
    )
    ook = SelectField(
        "Mensen zonder account",
        [KnownChoice("een antwoord")],
        choices=[SelectChoice("", "Niet tonen"), SelectChoice(YES, "Ook tonen")],
        validate_choice=False,
    )
