"""What the back office asks: filters in addresses, and the words of deeds."""

from typing import Any, Self

from werkzeug.datastructures import MultiDict
from wtforms import DateField, EmailField, Field, Form, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Optional, ValidationError
from wtforms.widgets import TextInput

from koplopers.outbox.letters import LetterRefused, require_address
from koplopers.web.forms import AtMost, KnownChoice, OurForm

LONG, SHORT = 4000, 200  # characters: two pages of a letter, and a line
LATE, CLOSED = "te-laat", "afgehandeld"
WAITING, HANDED_OVER, REFUSED, SET_ASIDE, EXPIRED = "wachtrij", "overgedragen", "geweigerd", "terzijde", "verlopen"
WITHOUT, UNANSWERED = "zonder", "vraag-open"


class DayField(DateField):  # type: ignore[misc] # the package has no types
    """A day, typed: what a browser offers to pick one with differs, and speaks the language of the browser."""

    widget = TextInput()

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label, [Optional()], format=["%d-%m-%Y", "%Y-%m-%d"], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([typed.strip() for typed in valuelist])
        except ValueError:
            raise ValueError("Schrijf een dag als dag-maand-jaar: 24-11-2026.") from None


class Filter(OurForm):
    """A question in an address; a wrong answer counts as no answer."""

    class Meta(OurForm.Meta):
        def bind_field(self, form: Form, unbound_field: Any, options: dict[str, Any]) -> Any:
            if issubclass(unbound_field.field_class, DateField):
                return unbound_field.bind(form=form, **options)  # a day has no spaces around it
            return super().bind_field(form, unbound_field, options)

    @classmethod
    def asked(cls, query: MultiDict[str, str]) -> Self:
        """The form as filled in by the query of an address, looked over."""
        form = cls(formdata=query)
        form.validate()
        return form

    def answer(self, name: str) -> str:
        """What was asked, as it stood in the address."""
        if name in self.errors:
            return ""
        field = self[name]
        return (field.raw_data[0] if isinstance(field, DateField) and field.data else field.data or "").strip()

    def query(self) -> dict[str, str]:
        """What was asked, for in another address."""
        return {name: answer for name in self._fields if (answer := self.answer(name))}


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
            SelectChoice(REFUSED, "Geweigerd"),
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
        [DataRequired("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")],
        description="Dit moet u invullen.",
    )

    def validate_adres(self, field: Field) -> None:
        try:
            require_address(field.data or "")
        except LetterRefused:
            raise ValidationError("Vul een e-mailadres in, zoals naam@voorbeeld.nl.") from None


class Chosen(OurForm):
    """Which rows of a list somebody ticked; it exists for its error, which leads to the first of them."""

    kies = StringField(validators=[DataRequired("Vink ten minste één regel aan.")])
