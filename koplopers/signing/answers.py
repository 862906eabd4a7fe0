"""What people type in the steps of signing, and what can be wrong with it, each time with what to do."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WHOLE = re.compile(r"(\d{1,2}|\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2}|\d{4})")
ADDRESS_IN_TEXT = re.compile(r"https?:|www\.|://", re.IGNORECASE)
FORMULA = ("=", "+", "-", "@", "\t")  # what a spreadsheet takes for something to carry out
PARTS = ("dag", "maand", "jaar")
DAYS_IN_FEBRUARY = 29  # in the longest


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a date: at which of the three fields, and the sentence that says what to do."""

    part: str
    sentence: str


def tidy(text: str) -> str:
    """One line as we keep it: pasted non-breaking and doubled spaces are plain ones, letters are written one way."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def wrong_with_name(name: str) -> str | None:
    """What to do about a name of a person, function or organisation; None when it is fine.

    Names are as people have them: one letter, apostrophes, hyphens, any script. Only what no name is is refused.
    """
    if ADDRESS_IN_TEXT.search(name):
        return "Haal het webadres weg. Hier hoort alleen een naam."
    has_letters = any(one.isalpha() for one in name)
    return wrong_with_line(name) or (None if has_letters else "Vul een naam met letters in.")


def wrong_with_line(line: str) -> str | None:
    """What to do about a line in words or numbers; None when it is fine."""
    if ADDRESS_IN_TEXT.search(line):
        return "Haal het webadres weg. Het hoort hier niet."
    if line.startswith(FORMULA):
        return f"Begin met een letter of cijfer. Het teken {line[0]} vooraan kan niet."
    return None


def read_date(day: str, month: str, year: str) -> date | Wrong:
    """The date in three fields, or what is wrong with the first field that is."""
    whole = WHOLE.fullmatch(day)
    if whole and not month and not year:
        day, month, year = whole.groups()
        if len(day) == 4:
            day, year = year, day
    typed = dict(zip(PARTS, (day, month, year), strict=True))
    missing = [part for part in PARTS if not typed[part]]
    if missing:
        return Wrong(missing[0], _ask_for(missing))
    number = _month(month)
    return _swapped(day, number, month) or _parts(day, number, year) or _made(int(day), number or 0, int(year))


def wrong_with_day(day: date, *, first: date | None, last: date, too_early: str) -> str | None:
    """What is wrong with a day before `first`, for which there is this sentence, or after `last`."""
    if first and day < first:
        return too_early
    if day > last:
        return f"Deze datum ligt te ver in de toekomst. Vul een datum in tot en met {spelled(last)}."
    return None


def spelled(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _ask_for(missing: list[str]) -> str:
    if len(missing) == len(PARTS):
        return "Vul de datum in, zoals 14 6 2026."
    articles = {"dag": "de dag", "maand": "de maand", "jaar": "het jaar"}
    return f"Vul ook {' en '.join(articles[part] for part in missing)} in."


def _month(typed: str) -> int | None:
    """A month as a number or as (the beginning of) its name; None when it is neither."""
    if _is_number(typed):
        return int(typed)
    name = typed.lower().rstrip(".")
    found = [number for number, month in enumerate(MONTHS, 1) if len(name) >= 3 and month.startswith(name)]
    return found[0] if len(found) == 1 else {"mrt": 3}.get(name)


def _swapped(day: str, month: int | None, typed_month: str) -> Wrong | None:
    if _is_number(day) and len(day) == 4:
        return Wrong("dag", f"Bij de dag staat het jaar {day}. Vul eerst de dag in, dan de maand, dan het jaar.")
    if month and 12 < month <= 31 and _is_number(day) and 1 <= int(day) <= 12:
        meant = f"{typed_month} {MONTHS[int(day) - 1]}"
        return Wrong("maand", f"Er is geen maand {month}. Bedoelt u {meant}? Vul dan eerst de dag in.")
    return None


def _parts(day: str, month: int | None, year: str) -> Wrong | None:
    if not _is_number(day) or not 1 <= int(day) <= 31:
        return Wrong("dag", f"“{day[:20]}” is geen dag. Vul een getal in van 1 tot en met 31.")
    if month is None or not 1 <= month <= 12:
        return Wrong("maand", "Vul de maand in als getal van 1 tot en met 12, of als naam, zoals juni.")
    if _is_number(year) and len(year) == 2:
        return Wrong("jaar", f"Vul het jaar in met vier cijfers, zoals 20{year}.")
    if not _is_number(year) or len(year) != 4:
        return Wrong("jaar", "Vul het jaar in met vier cijfers, zoals 2026.")
    return None


def _made(day: int, month: int, year: int) -> date | Wrong:
    try:
        return date(year, month, day)
    except ValueError:
        name = MONTHS[month - 1]
        if month == 2 and day == DAYS_IN_FEBRUARY:
            return Wrong("dag", f"In {year} heeft februari 28 dagen. Kijk de dag na.")
        if year == 0:
            return Wrong("jaar", "Vul het jaar in met vier cijfers, zoals 2026.")
        longest = {2: 28}.get(month, 30)
        return Wrong("dag", f"De maand {name} heeft {longest} dagen. Kijk de dag na.")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4
