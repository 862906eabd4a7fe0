"""What every form of ours does the same way."""

from wtforms import Form, SelectField
from wtforms.validators import ValidationError


class KnownChoice:
    """Refuse a value that is not in the list with a sentence that says what to do; `thing` is “een provincie”."""

    def __init__(self, thing: str) -> None:
        self.thing = thing

    def __call__(self, form: Form, field: SelectField) -> None:  # noqa: ARG002 # WTForms gives both
        if (field.data or "") not in {choice.value for choice in field.iter_choices()}:
            raise ValidationError(f"Kies {self.thing} uit de lijst. “{(field.data or '')[:40]}” staat er niet in.")
