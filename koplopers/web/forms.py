"""What every form of ours does the same way."""

import re
from collections.abc import Callable
from typing import Any, Self

from flask import g, has_request_context, request
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from werkzeug.datastructures import MultiDict
from wtforms import DateField, Field, Form, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import TextInput

from koplopers.web.formatting import number

KEPT_CONTROLS = "\n\t"
YEARS = range(1900, 2101)  # of a day that somebody can mean: the first and last that exist cannot be counted on from
# Pasted along unseen: soft hyphens, spaces without width, and what turns the direction of all that follows.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


class OurForm(FlaskForm):  # type: ignore[misc] # the package has no types
    """A form without a token, with Dutch messages; it is filled with what was sent, or else with what was kept.

    Where a form was sent from is told by the browser (`web.origin`). A token would die with the session, and with it
    what somebody typed.
    """

    class Meta:
        csrf = False
        locales = ("nl",)

        def bind_field(self, form: Form, unbound_field: Any, options: dict[str, Any]) -> Any:
            kind = unbound_field.field_class
            is_line = issubclass(kind, StringField) and not issubclass(kind, (TextAreaField, HiddenField))
            filters: list[Callable[[str | None], str]] = [tidy_line if is_line else tidy]
            return unbound_field.bind(form=form, filters=filters, **options)

        def wrap_formdata(self, form: Form, formdata: Any) -> Any:  # noqa: ARG002 # WTForms gives both
            return typed() if formdata is _Auto else formdata


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
        if self.data and self.data.year not in YEARS:
            raise ValueError(f"Schrijf een jaar van {YEARS[0]} tot en met {YEARS[-1]}.")


class Filter(OurForm):
    """A question in an address; a wrong answer counts as no answer."""

    class Meta(OurForm.Meta):
        def bind_field(self, form: Form, unbound_field: Any, options: dict[str, Any]) -> Any:
            if issubclass(unbound_field.field_class, DateField):
                return unbound_field.bind(form=form, **options)  # a day has no spaces around it
            return super().bind_field(form, unbound_field, options)

    @classmethod
    def asked(cls, query: MultiDict[str, str], **choices: list[SelectChoice]) -> Self:
        """The form as filled in by the query of an address, looked over; `choices` are those of fields of today."""
        form = cls(formdata=query)
        for name, known in choices.items():
            form[name].choices = known
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


def typed() -> Any:
    """What somebody filled in on this page: sent just now, or kept since their session ended; None before that."""
    if not has_request_context():
        return None
    return request.form if request.method == "POST" else g.get("kept_answers")


class KnownChoice:
    """Refuse a value that is not in the list with a sentence that says what to do; `thing` is “een provincie”."""

    def __init__(self, thing: str) -> None:
        self.thing = thing

    def __call__(self, form: Form, field: SelectField) -> None:  # noqa: ARG002 # WTForms gives both
        if (field.data or "") not in {choice.value for choice in field.iter_choices()}:
            raise ValidationError(f"Kies {self.thing} uit de lijst. “{(field.data or '')[:40]}” staat er niet in.")


class AtMost:
    """Refuse what is too long, and say by how much: the field itself cuts nothing off."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, form: Form, field: Field) -> None:  # noqa: ARG002 # WTForms gives both
        if len(field.data or "") > self.most:
            raise ValidationError(
                f"Maak dit korter: ten hoogste {number(self.most)} tekens. Nu zijn het er {number(len(field.data))}."
            )


def tidy(text: str | None) -> str:
    """Without spaces around it, with plain line ends, and without characters that nobody can see or keep."""
    lines = (text or "").translate(UNSEEN).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in KEPT_CONTROLS or one.isprintable() or ord(one) > 159).strip()


def tidy_line(text: str | None) -> str:
    """The same for a field of one line, where only a program sends line ends and tabs: each becomes a space."""
    return re.sub(r"\s*[\t\n\u2028\u2029]\s*", " ", tidy(text))
