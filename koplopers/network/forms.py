"""The questions of the directory in words, and what is wrong with an answer."""

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import SearchField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from koplopers.network.queries import Choice, Choices
from koplopers.network.selection import EVERYBODY, Order, Selection
from koplopers.selection.rules import Standing
from koplopers.web.forms import KnownChoice

LONGEST_SEARCH = 80  # characters; the longest name of a municipality has 33


class DirectoryForm(FlaskForm):  # type: ignore[misc] # the package has no types
    """A question to the directory, asked in the address; it changes nothing and needs no token."""

    class Meta:
        csrf = False
        locales = ("nl",)

    zoek = SearchField(
        "Zoek een gemeente",
        [Length(max=LONGEST_SEARCH, message=f"Zoek met ten hoogste {LONGEST_SEARCH} tekens.")],
    )
    provincie = SelectField("Provincie", [KnownChoice("een provincie")], validate_choice=False)
    thema = SelectField("Thema", [KnownChoice("een thema")], validate_choice=False)
    status = SelectField(
        "Welke gemeenten",
        [KnownChoice("een status")],
        choices=[
            SelectChoice("", "In het netwerk"),
            SelectChoice(Standing.FRONT_RUNNER.value, "Alleen koplopers"),
            SelectChoice(Standing.SIGNATORY.value, "Alleen ondertekenaars"),
            SelectChoice(Standing.NOT_JOINED.value, "Niet aangesloten"),
            SelectChoice(EVERYBODY, "Alle gemeenten"),
        ],
        validate_choice=False,
    )
    sorteer = SelectField(
        "Volgorde",
        [KnownChoice("een volgorde")],
        choices=[
            SelectChoice("", "Naam"),
            SelectChoice(Order.INHABITANTS.value, "Inwoners, meeste eerst"),
            SelectChoice(Order.DATE.value, "Datum, nieuwste eerst"),
        ],
        validate_choice=False,
    )

    @classmethod
    def asked(cls, query: MultiDict[str, str], choices: Choices) -> "DirectoryForm":
        """The form as filled in by the query of an address."""
        query = MultiDict({name: value.strip() for name, value in query.items()})
        if query.get("sorteer") == Order.NAME.value:
            query["sorteer"] = ""
        form = cls(formdata=query, meta={"csrf": False})
        form.provincie.choices = [SelectChoice("", "Alle provincies"), *_options(choices.provinces)]
        form.thema.choices = [SelectChoice("", "Alle thema’s"), *_options(choices.themes)]
        return form

    def selection(self, page: int) -> Selection:
        """What is asked; a wrong answer counts as no answer."""
        wrong = self.errors
        right = {name: "" if name in wrong else (field.data or "") for name, field in self._fields.items()}
        return Selection(
            search=right["zoek"],
            province=right["provincie"],
            theme=right["thema"],
            standing=right["status"],
            order=Order(right["sorteer"] or Order.NAME),
            page=page,
        )


def _options(choices: list[Choice]) -> list[SelectChoice]:
    return [SelectChoice(one.slug, one.name) for one in choices]


def page_number(asked: str | None) -> int | None:
    """The number of the asked page; None when it is no number of a page."""
    if not asked:
        return 1
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked[:9]) >= 1 and len(asked) < 9 else None
