"""What the statement writes in the journal: what was found, planned, told and agreed with."""

from datetime import datetime

from koplopers import journal

STATEMENT, FAULT = "toegankelijkheidsverklaring", "bevinding"
# These deeds are done from the command line, where nobody is signed in.
NOBODY = None


def of_statement(
    deed: str, *, day: str, after: journal.Values, before: journal.Values | None = None, now: datetime
) -> None:
    """Something about the statement as a whole; `day` is the day that it is about."""
    journal.record(actor=NOBODY, deed=deed, subject=STATEMENT, subject_id=day, before=before, after=after, now=now)


def of_fault(key: str, *, before: journal.Values, after: journal.Values, now: datetime) -> None:
    """What is told about a fault."""
    journal.record(actor=NOBODY, deed="beschreven", subject=FAULT, subject_id=key, before=before, after=after, now=now)
