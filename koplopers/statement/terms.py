"""The terms of a barrier report: when we answer, and when we forget who asked and what was told."""

from datetime import date, timedelta

from koplopers.retention import YEAR, Term

ANSWER_DAYS = 14  # two weeks: long enough to look into it beside other work, short enough to be of use
CONTACT_DAYS = 60  # after the answer somebody may come back once; then we no longer need to know who it was
WORDS_DAYS = YEAR  # a year of reports shows what keeps going wrong
LETTERS = "CDFHJKMNPRTVWX234679"  # no vowels, so no words; nothing that looks like something else
GROUPS, IN_GROUP = 3, 3  # MDR-472-TWK: 20 to the power of 9, half a million million

CONTACT = Term(
    name="barrier contacts",
    what="uw mailadres en telefoonnummer bij een melding dat iets niet werkt, als u die invulde",
    why="om u te antwoorden",
    days=CONTACT_DAYS,
    from_="nadat wij de melding kregen",
)
WORDS = Term(
    name="barrier words",
    what="wat u vertelde in een melding dat iets niet werkt",
    why="om te zien wat vaker misgaat",
    days=WORDS_DAYS,
    from_="nadat wij de melding kregen",
)


def answer_by(received: date) -> date:
    return received + timedelta(days=ANSWER_DAYS)


def erase_contact_after(received: date) -> date:
    """The last day on which the contact data are kept."""
    return received + timedelta(days=CONTACT_DAYS)


def erase_words_after(received: date) -> date:
    """The last day on which the words of the report are kept."""
    return received + timedelta(days=WORDS_DAYS)


def is_late(by: date, day: date) -> bool:
    return day > by


def spelled(reference: str) -> str:
    """A reference as we write it, from how somebody may type it: mdr472twk becomes MDR-472-TWK."""
    letters = "".join(one for one in reference.upper() if one.isalnum())
    return "-".join(letters[at : at + IN_GROUP] for at in range(0, len(letters), IN_GROUP))
