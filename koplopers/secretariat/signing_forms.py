"""What the check of applications to sign asks: a filter, and the words of its deeds."""

from typing import Self

from wtforms import Field, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from koplopers.people.forms import CHOOSE
from koplopers.secretariat.forms import LATE, LONG, SHORT, DeedForm
from koplopers.signing.check_queries import is_known_address
from koplopers.signing.fields import Chosen, IsName
from koplopers.signing.forms import CoSignerForm
from koplopers.signing.models import Application
from koplopers.signing.motivating import Motivated
from koplopers.signing.rules import domain_of
from koplopers.web.forms import AtMost, Filter, KnownChoice

ASKED, PUBLISHED, DECLINED, WITHDRAWN, ALL = "vraag-open", "openbaar", "afgewezen", "ingetrokken", "alle"
MOTIVATION, SHOW, LEAVE_OUT = "motivatie", "tonen", "weglaten"
OWN = "eigen"


class SigningFilter(Filter):
    zoek = StringField("Kenmerk of gemeente", [AtMost(SHORT)])
    stand = SelectField(
        "Welke ondertekeningen",
        [KnownChoice("een stand")],
        choices=[
            SelectChoice("", "Te controleren"),
            SelectChoice(LATE, "Te laat"),
            SelectChoice(ASKED, "Wacht op antwoord"),
            SelectChoice(PUBLISHED, "Openbaar"),
            SelectChoice(DECLINED, "Afgewezen"),
            SelectChoice(WITHDRAWN, "Ingetrokken"),
            SelectChoice(ALL, "Alle"),
        ],
        validate_choice=False,
    )


class AskForm(DeedForm):
    onderwerp = SelectField(
        "Waar gaat de vraag over?",
        [KnownChoice("een onderwerp")],
        choices=[SelectChoice("", "Iets anders"), SelectChoice(MOTIVATION, "De motivatie: ik vraag een andere tekst")],
        description="Gaat het over de motivatie? Dan is het antwoord de nieuwe motivatie.",
        validate_choice=False,
    )
    vraag = TextAreaField(
        "Uw vraag",
        [DataRequired("Schrijf wat u wilt vragen."), AtMost(LONG)],
        description="Dit moet u invullen. De aanhef en de link om te antwoorden staan er al bij.",
    )


class DeclineForm(DeedForm):
    reden = TextAreaField(
        "Reden",
        [DataRequired("Schrijf waarom dit niet kan."), AtMost(LONG)],
        description="Dit moet u invullen. De ondertekenaar leest dit, dus schrijf ook wat er anders moet.",
    )


class CheckNoteForm(DeedForm):
    gebeld = TextAreaField(
        "Telefonische controle",
        [AtMost(LONG)],
        description="Wie belde u, op welk nummer van de gemeente, en klopt het? Schrijf er uw naam en de dag bij.",
    )
    notitie = TextAreaField(
        "Notitie voor collega’s", [AtMost(LONG)], description="Schrijf niets over iemands gezondheid."
    )


class NameForm(DeedForm):
    naam = StringField(
        "De juiste naam",
        [DataRequired("Vul de goede naam in."), IsName(), AtMost(SHORT)],
        description="Dit moet u invullen. Alleen voor een schrijffout. Het register toont dat het is verbeterd.",
    )


class ApproveForm(DeedForm):
    """What somebody who approves may know: whether the signer has an address of the municipality."""

    domein = SelectField(
        "Is dit mailadres van de gemeente?",
        [KnownChoice("een antwoord")],
        choices=[SelectChoice("", "Dat weet ik niet"), SelectChoice(OWN, "Ja, dit domein is van de gemeente")],
        description="Alleen na een ja kennen wij dit domein een volgende keer. Kies geen ja bij een adres dat iedereen "
        "kan nemen, zoals gmail.com.",
        validate_choice=False,
    )

    @classmethod
    def about(cls, application: Application) -> Self:
        """The form for this application; of an address that is known nothing is asked."""
        form = cls()
        if is_known_address(application):
            del form.domein
        else:
            form.domein.label.text = f"Is {domain_of(application.signer_email)} van de gemeente?"
        return form

    @property
    def is_own_domain(self) -> bool:
        return "domein" in self and self.domein.data == OWN

    def decided(self) -> Motivated:
        return Motivated()


class MotivationForm(DeedForm):
    """What becomes of the motivation; who signed reads why it is left out."""

    motivatie = SelectField(
        "De motivatie",
        [Chosen("Kies wat er met de motivatie gebeurt.")],
        choices=[CHOOSE, SelectChoice(SHOW, "Zet haar op de site"), SelectChoice(LEAVE_OUT, "Laat haar weg")],
        description="Dit moet u kiezen. Staat er iets in over iemands gezondheid of beperking? Laat haar dan weg.",
        validate_choice=False,
    )
    waarom = TextAreaField(
        "Waarom laat u de motivatie weg?",
        [AtMost(LONG)],
        description="Alleen nodig als u haar weglaat. De ondertekenaar leest dit.",
    )

    def validate_waarom(self, field: Field) -> None:
        if self.motivatie.data == LEAVE_OUT and not field.data:
            raise ValidationError("Schrijf waarom u de motivatie weglaat.")

    def decided(self) -> Motivated:
        if self.motivatie.data == SHOW:
            return Motivated(is_shown=True)
        return Motivated(is_shown=False, reason=self.waarom.data)


class ApproveWithMotivationForm(MotivationForm, ApproveForm):
    """The same where there is a motivation."""


class AlongForm(DeedForm, CoSignerForm):
    """Somebody to ask to sign along, at the request of the municipality."""
