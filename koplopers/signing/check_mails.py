"""The letters of the check and after: a question, a yes, a no, a delay, and what is changed or withdrawn later."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from koplopers.clock import AMSTERDAM
from koplopers.outbox.letters import Letter
from koplopers.signing import correcting_rules, rules
from koplopers.signing.log import RENEWAL
from koplopers.signing.log_models import LogEntry
from koplopers.signing.mails import SIGNS, in_words, place_of
from koplopers.signing.models import Application, CoSigner, SignatureCorrection
from koplopers.web.addresses import address_of

ALONG = "U krijgt deze mail omdat u het manifest “Iedereen doet mee!” mee ondertekende."


def question(application: Application, words: str, *, secret: str, now: datetime) -> Letter:
    """It is handed over within a month or not at all; its link works as long as the check goes on."""
    link = address_of("signing.question", reference=application.reference, secret=secret)
    subject = f"Vraag over de ondertekening door {place_of(application)}"
    return _to_signer(
        "signing-question",
        application,
        subject,
        secret=True,
        ends_at=now + rules.CONSENT_WITHIN,
        words=words,
        link=link,
    )


def published(application: Application, *, entry: LogEntry, left_out: str = "") -> Iterator[Letter]:
    """One for everybody who signed; `left_out` says why the motivation is not on the site."""
    number = entry.index
    facts: dict[str, Any] = {
        "proof": address_of("signing.entry", number=str(number)),
        "certificate": address_of("network.certificate", number=str(number)),
        "status": address_of("signing.status", reference=application.reference),
        "place": place_of(application),
        "is_renewal": entry.kind == RENEWAL,
    }
    subject = f"De ondertekening door {place_of(application)} staat op de site"
    yield _to_signer("signing-published", application, subject, left_out=left_out, **facts)
    for one in application.consenting:
        if one.email:
            text = in_words("published-along", one=one, **facts)
            yield Letter(kind="signing-published-along", to=one.email, subject=subject, text=text, reason=ALONG)


def declined(application: Application, reason: str) -> Letter:
    subject = f"De ondertekening door {place_of(application)} gaat niet door"
    return _to_signer("signing-declined", application, subject, words=reason, link=address_of("signing.start"))


def delayed(application: Application, *, promised: date) -> Letter:
    """It takes longer than promised."""
    subject = f"De controle van de ondertekening door {place_of(application)} duurt langer"
    status = address_of("signing.status", reference=application.reference)
    return _to_signer("signing-delayed", application, subject, promised=promised, status=status)


def withdraw(application: Application, *, secret: str, ends: datetime) -> Letter:
    link = address_of("signing.withdraw", reference=application.reference, secret=secret)
    subject = f"Trek de ondertekening door {place_of(application)} in"
    day = ends.astimezone(AMSTERDAM).date()
    return _to_signer("signing-withdraw", application, subject, secret=True, ends_at=ends, link=link, ends=day)


def withdrawn(application: Application) -> Letter:
    subject = f"De ondertekening door {place_of(application)} is ingetrokken"
    return _to_signer("signing-withdrawn", application, subject, was_public=application.published_at is not None)


def motivation(application: Application, *, left_out: str) -> Letter:
    """The motivation went off the site, because of what `left_out` says; or, when that is empty, onto it."""
    gone = "Uw motivatie is van de site gehaald" if left_out else "Uw motivatie staat op de site"
    return _to_signer("signing-motivation", application, gone, left_out=left_out, place=place_of(application))


def corrected(application: Application, asked: SignatureCorrection) -> Letter:
    """What was asked to be put right is, or is not."""
    done = "is verbeterd" if asked.made_at else "is niet veranderd"
    changes = list(correcting_rules.in_words(asked.changes))
    return _to_signer(
        "signing-corrected",
        application,
        f"De ondertekening door {place_of(application)} {done}",
        asked=asked,
        changes=changes,
        status=address_of("signing.status", reference=application.reference),
    )


def amend(application: Application, *, secret: str, ends: datetime) -> Letter:
    """To the signer: the link with which something is put right, or co-signers change."""
    link = address_of("signing.amend", reference=application.reference, secret=secret)
    day = ends.astimezone(AMSTERDAM).date()
    subject = f"Wijzig de ondertekening door {place_of(application)}"
    return _to_signer("signing-amend", application, subject, secret=True, ends_at=ends, link=link, ends=day)


def alone(application: Application, *, secret: str, ends: datetime) -> Letter:
    """To the signer: nobody who was asked signs along; with the link to ask somebody else."""
    link = address_of("signing.ask_along", reference=application.reference, secret=secret)
    day = ends.astimezone(AMSTERDAM).date()
    subject = f"Niemand ondertekent mee met {place_of(application)}"
    return _to_signer("signing-alone", application, subject, secret=True, ends_at=ends, link=link, ends=day)


def taken_off(one: CoSigner) -> Letter:
    """To a co-signer whom the municipality took off."""
    place = place_of(one.application)
    text = in_words("taken-off", one=one, place=place, contact=address_of("pages.contact"))
    subject = f"{place} heeft u weggehaald als medeondertekenaar"
    return Letter(kind="signing-taken-off", to=one.email, subject=subject, text=text, reason=ALONG)


def to_co_signers(application: Application, other: Application | None = None) -> Iterator[Letter]:
    """To everybody who said yes: the municipality does not sign, or no longer; or only this `other` one goes on."""
    asked = [one for one in application.consenting if one.email]
    return (ended_for_other(one, other) if other else ended(one) for one in asked)


def ended(one: CoSigner) -> Letter:
    """To a co-signer: the municipality does not sign, or no longer."""
    place = place_of(one.application)
    text = in_words("ended", one=one, place=place)
    subject = f"{place} ondertekent het manifest niet, of niet meer"
    return Letter(kind="signing-ended", to=one.email, subject=subject, text=text, reason=ALONG)


def ended_for_other(one: CoSigner, other: Application) -> Letter:
    """To a co-signer: this application ended, and another of the same municipality goes on."""
    place = place_of(one.application)
    signs_there = any(there.email == one.email for there in other.consenting)
    is_public = other.published_at is not None
    text = in_words("ended-other", one=one, place=place, signs_there=signs_there, is_public=is_public)
    subject = f"Deze ondertekening door {place} gaat niet door"
    return Letter(kind="signing-ended", to=one.email, subject=subject, text=text, reason=ALONG)


def _to_signer(
    kind: str,
    application: Application,
    subject: str,
    *,
    secret: bool = False,
    ends_at: datetime | None = None,
    **facts: object,
) -> Letter:
    facts = {"contact": address_of("pages.contact"), **facts}
    words = in_words(kind.removeprefix("signing-"), application=application, **facts)
    to = application.signer_email
    return Letter(kind=kind, to=to, subject=subject, text=words, reason=SIGNS, expires_at=ends_at, secret=secret)
