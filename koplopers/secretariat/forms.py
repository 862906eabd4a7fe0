"""What the back office asks: filters in addresses, and the words of deeds."""

from wtforms import EmailField, Field, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from koplopers.people.forms import EMAIL, MailAddress
from koplopers.web.forms import AtMost, DayField, Filter, KnownChoice, OurForm

LONG, SHORT = 4000, 200  # characters: two pages of a letter, and a line
LATE, CLOSED = "te-laat", "afgehandeld"
WAITING, HANDED_OVER, REFUSED, SET_ASIDE, EXPIRED = "wachtrij", "overgedragen", "geweigerd", "terzijde", "verlopen"
WITHOUT, UNANSWERED = "zonder", "vraag-open"


class ReportFilter(Filter):
    zoek = StringField("Kenmerk of woorden", [AtMost(SHORT)])
    stand = SelectField(
        "Welke meldingen",
        [KnownChoice("een stand")],
        choices=[
            SelectChoice("", "Nog open"),
            SelectChoice(LATE, "Te laat"),
            SelectChoice(CLOSED, "Afgehandeld"),
            SelectChoice("alle", "Alle"),
        ],
        validate_choice=False,
    )


class LetterFilter(Filter):
    zoek = StringField("Mailadres of onderwerp", [AtMost(SHORT)])
    stand = SelectField(
        "Welke mails",
        [KnownChoice("een stand")],
        choices=[
            SelectChoice("", "Alle"),
            SelectChoice(WAITING, "In de wachtrij"),
            SelectChoice(HANDED_OVER, "Overgedragen"),
            SelectChoice(REFUSED, "Geweigerd of opgegeven"),
            SelectChoice(SET_ASIDE, "Terzijde gelegd"),
            SelectChoice(EXPIRED, "Verlopen"),
        ],
        validate_choice=False,
    )


class MunicipalityFilter(Filter):
    zoek = StringField("Naam van de gemeente", [AtMost(SHORT)])
    contact = SelectField(
        "Contactpersoon",
        [KnownChoice("een keuze")],
        choices=[
            SelectChoice("", "Alle leden"),
            SelectChoice(WITHOUT, "Zonder contactpersoon"),
            SelectChoice(UNANSWERED, "Antwoordt niet op de jaarlijkse vraag"),
        ],
        validate_choice=False,
    )


class JournalFilter(Filter):
    wie = StringField("Wie (naam)", [AtMost(SHORT)])
    daad = StringField("Wat er gebeurde", [AtMost(SHORT)], description="Bijvoorbeeld: afgehandeld.")
    onderwerp = StringField("Waarmee", [AtMost(SHORT)], description="Bijvoorbeeld: melding, of een kenmerk.")
    kenmerk = HiddenField()  # of exactly this one, with its kind in `onderwerp`: set by a link
    gemeente = StringField("Gemeente", [AtMost(SHORT)])
    van = DayField("Vanaf", description="Bijvoorbeeld: 24-11-2026.")
    tot = DayField("Tot en met", description="Bijvoorbeeld: 24-11-2026.")

    def validate_tot(self, field: Field) -> None:
        if self.van.data and field.data and field.data < self.van.data:
            raise ValidationError("Schrijf een dag die niet voor “Vanaf” ligt.")


class DeedForm(OurForm):
    """Something that changes a case, together with the version that was looked at."""

    versie = HiddenField()

    @property
    def version(self) -> int:
        """The version that was looked at; 0, which no case has, when it was tampered with."""
        typed = self.versie.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


class AnswerForm(DeedForm):
    antwoord = TextAreaField(
        "Uw antwoord",
        [DataRequired("Schrijf wat u wilt antwoorden."), AtMost(LONG)],
        description=f"Dit moet u invullen. De aanhef en de groet staan er al bij. Ten hoogste {LONG} tekens.",
    )


class NoteForm(DeedForm):
    notitie = TextAreaField(
        "Notitie voor collega’s",
        [AtMost(LONG)],
        description="Wat is ermee gedaan? Schrijf niets over iemands gezondheid.",
    )


class AddressForm(OurForm):
    """Where a letter goes; `was` is the address that was looked at."""

    was = HiddenField()
    adres = EmailField(
        "Mailadres van de ontvanger",
        [DataRequired(EMAIL), AtMost(SHORT), MailAddress()],
        description="Dit moet u invullen.",
    )


class Chosen(OurForm):
    """Which rows of a list somebody ticked; it exists for its error, which leads to the first of them."""

    kies = StringField(validators=[DataRequired("Vink ten minste één regel aan.")])
