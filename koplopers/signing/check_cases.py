"""An application as a case: taken as somebody looked at it, changed by one at a time, and written down."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from koplopers import journal
from koplopers.database import db
from koplopers.signing import trail
from koplopers.signing.check_models import ApplicationCheck
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.models import Application

OVER = "Deze ondertekening is al afgehandeld."
NOT_PUBLIC = "Deze ondertekening staat niet, of niet meer, op de site."


class ChangedMeanwhile(DeedRefused):
    """Somebody else changed the case since this version was looked at."""

    def __init__(self) -> None:
        super().__init__(
            "Er veranderde net iets aan deze ondertekening. Kijk hoe het er nu mee staat. Wilt u dit toch? "
            "Druk dan nog eens op de knop."
        )


def taken(application: Application, version: int | None) -> ApplicationCheck:
    """The check of an application as it is now, for us alone until the transaction ends. Raises ChangedMeanwhile.

    `version` is the one that somebody looked at; None takes it as it is.
    """
    if db.session.get(ApplicationCheck, application.id) is None:
        try:
            with db.session.begin_nested():
                db.session.add(ApplicationCheck(application_id=application.id, note="", phoned="", decline_reason=""))
        except IntegrityError:
            pass  # a colleague began at the same moment
    only_us = {"with_for_update": True, "populate_existing": True}
    check = db.session.get_one(ApplicationCheck, application.id, **only_us)  # type: ignore[arg-type]
    if version is not None and check.version != version:
        raise ChangedMeanwhile
    db.session.refresh(application)
    return check


def taken_open(application: Application, version: int | None) -> ApplicationCheck:
    """The check of an application that is still to be decided. Raises DeedRefused."""
    check = taken(application, version)
    is_over = application.published_at or check.declined_at or check.withdrawn_at
    if application.confirmed_at is None or is_over:
        raise DeedRefused(OVER)
    grow(check)
    return check


def taken_public(application: Application, version: int | None) -> ApplicationCheck:
    """The check of an application whose signature stands. Raises DeedRefused."""
    check = taken(application, version)
    if application.signature is None or check.withdrawn_at:
        raise DeedRefused(NOT_PUBLIC)
    grow(check)
    return check


def grow(check: ApplicationCheck) -> None:
    """Let the version grow, whatever else changes."""
    flag_modified(check, "note")


def record(
    application: Application, deed: str, *, actor: int | None, now: datetime, personal: journal.Values | None = None
) -> None:
    """Write a deed down, once it is certain that nobody was first. Raises ChangedMeanwhile."""
    flush()
    trail.of_application(application, deed, actor=actor, personal=personal, now=now)


def flush() -> None:
    try:
        db.session.flush()
    except StaleDataError as fault:  # somebody was first, between our looking and our writing
        raise ChangedMeanwhile from fault
