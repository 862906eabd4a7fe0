"""What the check of applications to sign asks: a filter, and the words of its deeds."""

from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired

from koplopers.secretariat.forms import LATE, LONG, SHORT, DeedForm
from koplopers.signing.fields import IsName
from koplopers.web.forms import AtMost, Filter, KnownChoice

ASKED, PUBLISHED, DECLINED, WITHDRAWN, ALL = "vraag-open", "openbaar", "afgewezen", "ingetrokken", "alle"


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
    """Nothing to fill in: the page shows what becomes public."""
