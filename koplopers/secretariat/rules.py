"""How long things wait and how long the back office gives them: holds, undoing, and waiting in words."""

from datetime import date, datetime, timedelta

from koplopers.web.formatting import count, day

HOLD = timedelta(minutes=30)  # longer than a letter takes to write, shorter than a lunch
UNDO = timedelta(days=1)  # a mistake in a long list is often seen the next morning


def may_undo(done_at: datetime, undone_at: datetime | None, now: datetime) -> bool:
    """Whether what was done to several at once can still be undone."""
    return undone_at is None and now < done_at + UNDO


def is_late(by: date | None, today: date) -> bool:
    return by is not None and by < today


def waiting(since: date, today: date, by: date | None = None) -> str:
    """How long something waits, and until when it may: wacht 3 dagen, uiterlijk 8 december."""
    waited = f"wacht {length((today - since).days)}" if since < today else "wacht sinds vandaag"
    if by is None:
        return waited
    if is_late(by, today):
        return f"{length((today - by).days)} te laat, {waited}"
    return f"{waited}, moet vandaag" if by == today else f"{waited}, uiterlijk {_near(by, today)}"


def length(days: int) -> str:
    """A number of days as people say it: 3 dagen, 5 weken, 2 jaar."""
    if days < 21:
        return count(days, "dag", "dagen")
    if days < 84:
        return count(days // 7, "week", "weken")
    if days < 730:
        return count(days // 30, "maand", "maanden")
    return count(days // 365, "jaar", "jaar")


def _near(moment: date, today: date) -> str:
    """A day without its year when that is this year."""
    return day(moment).removesuffix(f" {today.year}")
