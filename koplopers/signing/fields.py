"""What the questions of signing have in common: names, dates in three fields, links, and choices."""

import re
from datetime import date
from typing import Any

from wtforms import Field, SelectField, StringField
from wtforms.validators import ValidationError

from koplopers.signing.answers import PARTS, Wrong, read_date, tidy, wrong_with_day, wrong_with_line, wrong_with_name
from koplopers.web.forms import AtMost, KnownChoice, OurForm

SHORT, LONG = 200, 2000  # characters: a line, and a page of text
LINK = re.compile(r"https?://[^\s/?#]+([/?#]\S*)?")
EARLIEST = date(2018, 1, 1)  # before the manifest there was nothing to decide on
NO_MANIFEST = "Vóór 2018 was er nog geen manifest. Vul een datum in vanaf 1 januari 2018."


class IsName:
    """One line that may be the name of somebody or something."""

    def __call__(self, form: OurForm, field: Field) -> None:  # noqa: ARG002 # WTForms gives both
        field.data = tidy(field.data or "")
        wrong = wrong_with_name(field.data) if field.data else None
        if wrong:
            raise ValidationError(wrong)


class OneLine:
    """Pasted spaces and line ends become plain spaces."""

    def __call__(self, form: OurForm, field: Field) -> None:  # noqa: ARG002 # WTForms gives both
        field.data = tidy(field.data or "")


class IsWords(OneLine):
    """One line in words or numbers: no web address, and nothing that a spreadsheet would carry out."""

    def __call__(self, form: OurForm, field: Field) -> None:
        super().__call__(form, field)
        wrong = wrong_with_line(field.data)
        if wrong:
            raise ValidationError(wrong)


class IsLink:
    """A web address, or nothing."""

    def __call__(self, form: OurForm, field: Field) -> None:  # noqa: ARG002 # WTForms gives both
        if field.data and not LINK.fullmatch(field.data):
            raise ValidationError("Vul een webadres in dat begint met https://, of laat dit leeg.")


class Chosen(KnownChoice):
    """Something from the list, and not the words that ask to choose; `advice` is the sentence that says so."""

    def __init__(self, advice: str) -> None:
        super().__init__("een antwoord")
        self.advice = advice

    def __call__(self, form: OurForm, field: SelectField) -> None:
        if not field.data:
            raise ValidationError(self.advice)
        super().__call__(form, field)


def date_fields() -> tuple[StringField, StringField, StringField]:
    """Three fields for a date, in the order in which it is said; not numbers, because people also type words."""
    labels = ("Dag", "Maand", "Jaar")
    return tuple(StringField(label, [OneLine(), AtMost(SHORT)]) for label in labels)


class DatedForm(OurForm):
    """A form with one date; `first` and `last` say within what bounds, and `too_early` what to say of a day before."""

    first: date | None = EARLIEST
    too_early = NO_MANIFEST
    last: date
    day: date | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        is_right: bool = super().validate(extra_validators)
        return self._is_dated() and is_right

    def _is_dated(self) -> bool:
        if any(self[part].errors for part in PARTS):
            return False
        read = read_date(*(self[part].data for part in PARTS))
        if isinstance(read, date):
            sentence = wrong_with_day(read, first=self.first, last=self.last, too_early=self.too_early)
            read = Wrong("jaar", sentence) if sentence else read
        if isinstance(read, Wrong):
            self[read.part].errors = [read.sentence]
            return False
        self.day = read
        return True
