"""What every form of ours does the same way."""

from collections.abc import Callable
from typing import Any

from flask import g, has_request_context, request
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from wtforms import Field, Form, SelectField
from wtforms.validators import ValidationError

from koplopers.web.formatting import number

KEPT_CONTROLS = "\n\t"


class OurForm(FlaskForm):  # type: ignore[misc] # the package has no types
    """A form without a token, with Dutch messages; it is filled with what was sent, or else with what was kept.

    Where a form was sent from is told by the browser (`web.origin`). A token would die with the session, and with it
    what somebody typed.
    """

    class Meta:
        csrf = False
        locales = ("nl",)

        def bind_field(self, form: Form, unbound_field: Any, options: dict[str, Any]) -> Any:
            filters: list[Callable[[str | None], str]] = [tidy]
            return unbound_field.bind(form=form, filters=filters, **options)

        def wrap_formdata(self, form: Form, formdata: Any) -> Any:  # noqa: ARG002 # WTForms gives both
            return typed() if formdata is _Auto else formdata


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
    lines = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in KEPT_CONTROLS or one.isprintable() or ord(one) > 159).strip()
