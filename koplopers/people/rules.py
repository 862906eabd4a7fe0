"""What people may be, how long a session or a letter lasts, and how often somebody may try."""

from datetime import datetime, timedelta

SECRETARIAT, ALLIANCE, CONTACT, EDITOR = "secretariat", "alliance", "contact", "editor"
GROUPS = {SECRETARIAT: "secretariat", ALLIANCE: "alliance", CONTACT: "municipality", EDITOR: "municipality"}
ROLES = {
    SECRETARIAT: "Secretariaat",
    ALLIANCE: "Beoordelaar van de Alliantie",
    CONTACT: "Contactpersoon van een gemeente",
    EDITOR: "Redacteur van een gemeente",
}
ORGANISATIONS = ("Ieder(in)", "Per Saldo", "MIND", "LFB", "Coalitie voor Inclusie")

IDLE = timedelta(hours=2)  # long enough for a meeting in between
# WCAG 2.2.1 asks for a way to go on, unless a limit is longer than 20 hours; this one cannot be put off.
AT_MOST = timedelta(hours=24)
WARN_BEFORE = timedelta(minutes=10)  # to finish a sentence, also with a slow way of typing
TOUCH_EVERY = timedelta(minutes=1)  # how exactly we remember the last use; each time is a write

LETTER_LASTS = timedelta(minutes=15)
# Two letters at once for who presses twice. After that one is let through again within the time that letters last, so
# there is always a letter in the mailbox whose link still works: who asks in somebody's name cannot keep them out.
LETTERS, LETTERS_PER = 2, timedelta(minutes=10)
CODE_TRIES = 5  # per letter, and only in the browser that asked: one in ten million to guess
CHALLENGE_LASTS = timedelta(minutes=5)
PRESSED_AGAIN = timedelta(seconds=30)  # a second press that was no second thought; slow hands and slow lines fit in
INVITATION_LASTS = timedelta(days=14)  # people come back after a holiday
ANSWERS_KEPT = timedelta(hours=1)
CONTACT_ASKED_EVERY = timedelta(days=365)
CONTACT_REMINDED_AFTER = timedelta(days=30)
QUESTION_LASTS = timedelta(days=60)
END_ANNOUNCED = timedelta(weeks=4)  # before a municipality ends: time to agree who goes on where

# Per network, because many people may sit behind one address.
ASKS_PER_ORIGIN = "60 per hour"
TRIES_PER_ORIGIN = "120 per hour"
# Invitations go to addresses that did not ask for anything.
INVITATIONS_BY_ONE = "30 per hour"
INVITATIONS_TO_ONE = "5 per day"
CHANGES_BY_ONE = "10 per hour"


def ends_at(*, started_at: datetime, last_used_at: datetime) -> datetime:
    """When a session ends if nothing more is done in it."""
    return min(last_used_at + IDLE, started_at + AT_MOST)


def is_open(*, started_at: datetime, last_used_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Whether somebody is still signed in."""
    return ended_at is None and now < ends_at(started_at=started_at, last_used_at=last_used_at)


def may_use_letter(*, asked_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Whether the link and the code of a letter still work."""
    return ended_at is None and now < asked_at + LETTER_LASTS


def next_letter_at(asked: list[datetime], now: datetime) -> datetime:
    """From when an address may get a letter again, told the moments at which letters were asked; now when it may."""
    recent = sorted(one for one in asked if one > now - LETTERS_PER)
    return now if len(recent) < LETTERS else recent[-LETTERS] + LETTERS_PER


def tidy_email(typed: str) -> str:
    """A mail address as we keep and compare it."""
    return typed.strip().lower()


def device_in_words(user_agent: str) -> str:
    """What a browser calls itself, in words that its owner knows: Firefox op Windows."""
    browsers = (("Edg", "Edge"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrom", "Chrome"), ("CriOS", "Chrome"))
    systems = (
        ("iPhone", "een iPhone"), ("iPad", "een iPad"), ("Android", "Android"), ("Windows", "Windows"),
        ("Mac OS", "een Mac"), ("CrOS", "een Chromebook"), ("Linux", "Linux"),
    )  # fmt: skip
    browser = next((word for mark, word in (*browsers, ("Safari", "Safari")) if mark in user_agent), "Een browser")
    system = next((word for mark, word in systems if mark in user_agent), "een onbekend apparaat")
    return f"{browser} op {system}"
