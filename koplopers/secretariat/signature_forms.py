"""What is asked about signatures in the register: a search, and the words of what changes one."""

from datetime import date
from typing import Any

from wtforms import Field, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from koplopers.people.forms import CHOOSE
from koplopers.secretariat.forms import LONG, SHORT, DeedForm
from koplopers.signing.correction_forms import CorrectionForm
from koplopers.signing.fields import Chosen, DatedForm, date_fields
from koplopers.signing.models import Signature
from koplopers.signing.withdrawing import Request
from koplopers.web.formatting import day
from koplopers.web.forms import AtMost, Filter

GRANT, REFUSE = "doen", "laten"


class SignatureFilter(Filter):
    zoek = StringField("Naam van de gemeente", [AtMost(SHORT)])


class WithdrawalForm(DeedForm, DatedForm):
    """A municipality asked in writing to withdraw: who did, when it wants it, and why."""

    wie = StringField(
        "Wie vroeg erom?",
        [DataRequired("Vul in wie erom vroeg."), AtMost(SHORT)],
        description="Dit moet u invullen. De naam en functie bij de gemeente. Het komt niet op de site.",
    )
    dag, maand, jaar = date_fields()
    reden = TextAreaField(
        "Waarom trekt de gemeente in, en hoe weet u dat?",
        [DataRequired("Schrijf waarom de gemeente intrekt."), AtMost(LONG)],
        description="Dit moet u invullen. Noem ook de brief of de mail. Alleen het secretariaat leest dit.",
    )
    first, last, name = None, date.max, ""
    signed_on: date
    today: date

    @classmethod
    def about(cls, signature: Signature, today: date) -> "WithdrawalForm":
        form = cls()
        form.signed_on, form.today = signature.signed_on, today
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        is_right = super().validate(extra_validators)
        wrong = self._wrong_with_day() if self.day else None
        if wrong:
            self.jaar.errors = [wrong]
        return is_right and not wrong

    def request(self) -> Request:
        assert self.day  # it was looked over
        return Request(who=self.wie.data, day=self.day, reason=self.reden.data)

    def _wrong_with_day(self) -> str | None:
        if self.day and self.day > self.today:
            return "Deze dag moet nog komen. Vul vandaag of een eerdere dag in."
        if self.day and self.day < self.signed_on:
            return f"De gemeente ondertekende op {day(self.signed_on)}. Vul die dag of een latere in."
        return None


class OfficeCorrectionForm(DeedForm, CorrectionForm):
    """The facts as they should be, and how the secretariat knows."""


class RequestForm(DeedForm):
    """What is decided on the request of a signer to put something right."""

    besluit = SelectField(
        "Wat besluit u?",
        [Chosen("Kies wat u besluit.")],
        choices=[
            CHOOSE,
            SelectChoice(GRANT, "Voer de verbetering door"),
            SelectChoice(REFUSE, "Laat het zoals het is"),
        ],
        description="Dit moet u kiezen.",
        validate_choice=False,
    )
    waarom = TextAreaField(
        "Waarom laat u het zoals het is?",
        [AtMost(LONG)],
        description="Alleen nodig als u niets verandert. De ondertekenaar leest dit.",
    )

    def validate_waarom(self, field: Field) -> None:
        if self.besluit.data == REFUSE and not field.data:
            raise ValidationError("Schrijf waarom u niets verandert.")
