"""Which wording of the manifest counts on a day, and whether it can be signed."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_SLUG = 40  # characters; it is read aloud as part of an address
TAKEN = {"ondertekenaars"}  # pages that live beside the versions under /manifest


class Version(Protocol):
    """What the rules need to know of a version."""

    text: str
    dated: date
    in_force_from: date | None
    in_force_until: date | None
    signing_opens_on: date | None
    signing_closes_on: date | None
    is_working_text: bool


AnyVersion = TypeVar("AnyVersion", bound=Version)


def may_be_slug(text: str) -> bool:
    """Whether a version can have this as its last part of the address."""
    return len(text) <= MAX_SLUG and text not in TAKEN and SLUG.fullmatch(text) is not None


def current(versions: Sequence[AnyVersion], day: date) -> AnyVersion | None:
    """The version to show on this day: the newest official text in force, or else our working text."""
    official = [one for one in versions if one.text and not one.is_working_text and is_in_force(one, day)]
    working = [one for one in versions if one.text and one.is_working_text]
    return max(official or working, key=lambda one: one.dated, default=None)


def is_in_force(version: Version, day: date) -> bool:
    """Whether this wording counts on this day."""
    return _within(version.in_force_from, version.in_force_until, day)


def is_signing_open(version: Version, day: date) -> bool:
    """Whether municipalities can sign this version; without dates they can."""
    return _within(version.signing_opens_on, version.signing_closes_on, day)


def turns(version: Version) -> list[date]:
    """The days on which pages about this version change by themselves."""
    days = (
        version.in_force_from,
        version.in_force_until,
        version.signing_opens_on,
        version.signing_closes_on,
    )
    return [day for day in days if day]


def _within(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day < end)
