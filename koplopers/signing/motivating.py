"""The motivation of a municipality: what becomes public of it, and what is left out, with a reason that is told.

It stands beside the signature and never in the log: a text that turns out to name somebody can be taken away wholly.
"""

from dataclasses import dataclass
from datetime import datetime

from koplopers import publication
from koplopers.outbox.actions import queue
from koplopers.signing import check_mails
from koplopers.signing.check_cases import record, taken_public
from koplopers.signing.check_models import ApplicationCheck
from koplopers.signing.drafting import DeedRefused
from koplopers.signing.models import Application

NOTHING = ""


@dataclass(frozen=True)
class Motivated:
    """What the secretariat decides on a motivation; `reason` is why it is left out."""

    is_shown: bool = False
    reason: str = ""


def decide_on(
    application: Application, check: ApplicationCheck, decided: Motivated, *, actor: int | None, now: datetime
) -> str:
    """Write down what becomes of the motivation; returns what is shown of it. The caller holds the case."""
    if not application.motivation:
        return NOTHING
    check.motivation_reason = NOTHING if decided.is_shown else decided.reason
    deed = "motivatie goedgekeurd" if decided.is_shown else "motivatie weggelaten"
    reason = {"after": {"reden": decided.reason}} if check.motivation_reason else None
    record(application, deed, actor=actor, now=now, personal=reason)
    return application.motivation if decided.is_shown else NOTHING


def change(application: Application, decided: Motivated, *, version: int, actor: int | None, now: datetime) -> None:
    """Show or hide a motivation after the signature became public; the signer hears why. Raises DeedRefused."""
    check = taken_public(application, version)
    if not application.motivation:
        raise DeedRefused("Bij deze ondertekening is geen motivatie.")
    signature = application.signature
    assert signature  # `taken_public` saw it
    if bool(signature.motivation) == decided.is_shown and check.motivation_reason == decided.reason:
        return
    was_shown = bool(signature.motivation)
    signature.motivation = decide_on(application, check, decided, actor=actor, now=now)
    publication.publish()
    if application.signer_email and was_shown != decided.is_shown:
        queue(check_mails.motivation(application, left_out=check.motivation_reason), now=now)
